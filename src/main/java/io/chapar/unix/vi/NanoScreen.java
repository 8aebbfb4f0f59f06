package io.chapar.unix.vi;

import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import java.io.IOException;

/** What nano shows: a title, the text, a line for messages and questions, two lines of keys. */
final class NanoScreen {
  private static final int TAB = 8;
  private static final String[] KEYS = {
    "^G Help", "^O Write Out", "^W Where Is", "^K Cut", "^C Location", "M-U Undo",
    "^X Exit", "^R Read File", "^\\ Replace", "^U Paste", "^_ Go To Line", "M-E Redo"
  };

  private final Terminal terminal;
  private int top;

  NanoScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The lines that text has. */
  int rows() {
    return Math.max(3, terminal.rows() - 4);
  }

  private int columns() {
    return Math.max(20, terminal.columns());
  }

  void alternate(boolean on) throws IOException {
    write(on ? "\033[?1049h\033[2J" : "\033[?1049l");
  }

  /**
   * Draws everything.
   *
   * @param bar what stands in the line for messages
   * @param asking whether that is a question, at the end of which the cursor stands
   */
  void draw(Buffer buffer, int row, int column, String name, String bar, boolean asking)
      throws IOException {
    int rows = rows();
    if (row < top || row >= top + rows) {
      top = Math.max(0, row - rows / 2);
    }
    StringBuilder out = new StringBuilder("\033[?25l\033[H\033[7m");
    out.append(title(name.isEmpty() ? "New Buffer" : name, buffer.modified())).append("\033[m\r\n");
    int cursor = width(buffer.line(row), column);
    int shift = cursor < columns() - 1 ? 0 : cursor - cursor % (columns() - 8);
    for (int r = top; r < top + rows; r++) {
      if (r < buffer.size()) {
        String line = shown(buffer.line(r));
        int from = r == row ? Math.min(shift, line.length()) : 0;
        boolean more = line.length() - from > columns();
        out.append(line, from, Math.min(line.length(), from + columns() - (more ? 1 : 0)));
        out.append(more ? "\033[7m>\033[m" : "");
      }
      out.append("\033[K\r\n");
    }
    if (asking) {
      out.append("\033[7m").append(fit(bar, columns())).append("\033[m");
    } else if (bar.isEmpty()) {
      out.append("\033[K");
    } else {
      String text = "[ " + bar + " ]";
      out.append(" ".repeat(Math.max(0, (columns() - text.length()) / 2)));
      out.append("\033[7m").append(text).append("\033[m\033[K");
    }
    int width = columns() / (KEYS.length / 2);
    for (int i = 0; i < KEYS.length; i++) {
      out.append(i % (KEYS.length / 2) == 0 ? "\r\n" : "");
      int blank = KEYS[i].indexOf(' ');
      String label = fit(KEYS[i].substring(blank), Math.max(1, width - blank));
      out.append("\033[7m").append(KEYS[i], 0, blank).append("\033[m").append(label);
      out.append(i % (KEYS.length / 2) == KEYS.length / 2 - 1 ? "\033[K" : "");
    }
    int line = asking ? rows + 2 : row - top + 2;
    int place = asking ? Math.min(columns(), bar.length() + 1) : cursor - shift + 1;
    write(out + "\033[" + line + ";" + place + "H\033[?25h");
  }

  private String title(String name, boolean modified) {
    String left = "  GNU nano 7.2";
    String right = modified ? "Modified  " : "";
    int middle = Math.max(left.length() + 2, (columns() - name.length()) / 2);
    String line = fit(left, middle) + name;
    return fit(fit(line, columns() - right.length()) + right, columns());
  }

  private static String fit(String text, int width) {
    return text.length() > width
        ? text.substring(0, Math.max(0, width))
        : text + " ".repeat(width - text.length());
  }

  private static int width(String line, int to) {
    return shown(line.substring(0, Math.min(to, line.length()))).length();
  }

  private static String shown(String line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        out.append(" ".repeat(TAB - out.length() % TAB));
      } else if (c < ' ') {
        out.append('^').append((char) (c + '@'));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void write(String text) throws IOException {
    byte[] bytes = Utf8.encode(text);
    terminal.channel().write(bytes, 0, bytes.length);
  }
}
