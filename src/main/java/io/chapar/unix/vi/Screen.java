package io.chapar.unix.vi;

import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import java.io.IOException;

/**
 * Shows the part of the buffer around the cursor, long lines wrapped, and the last line with what
 * is typed or told.
 */
final class Screen {
  private static final int TAB = 8;

  private final Terminal terminal;
  private int top;

  Screen(Terminal terminal) {
    this.terminal = terminal;
  }

  int rows() {
    return Math.max(2, terminal.rows()) - 1;
  }

  int columns() {
    return Math.max(10, terminal.columns());
  }

  int top() {
    return top;
  }

  /** Scrolls so that a line comes first. */
  void top(int row) {
    top = Math.max(0, row);
  }

  /** The last line of the buffer that is to be seen. */
  int bottom(Buffer buffer, boolean numbers) {
    int used = 0;
    int row = top;
    while (row < buffer.size() && used + height(buffer.line(row), numbers) <= rows()) {
      used += height(buffer.line(row++), numbers);
    }
    return Math.max(top, row - 1);
  }

  private int height(String line, boolean numbers) {
    int width = width(line, line.length()) + (numbers ? TAB : 0);
    return Math.max(1, (width + columns() - 1) / columns());
  }

  private static int width(String line, int to) {
    int width = 0;
    for (int i = 0; i < to && i < line.length(); i++) {
      char c = line.charAt(i);
      width += c == '\t' ? TAB - width % TAB : c < ' ' ? 2 : Character.isLowSurrogate(c) ? 0 : 1;
    }
    return width;
  }

  private static String shown(String line) {
    StringBuilder out = new StringBuilder();
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        int n = TAB - width % TAB;
        out.append(" ".repeat(n));
        width += n;
      } else if (c < ' ') {
        out.append('^').append((char) (c + '@'));
        width += 2;
      } else {
        out.append(c);
        width += Character.isLowSurrogate(c) ? 0 : 1;
      }
    }
    return out.toString();
  }

  /**
   * Draws everything.
   *
   * @param status the last line
   * @param inStatus whether the cursor stands at the end of it
   */
  void draw(Buffer buffer, int row, int column, boolean numbers, String status, boolean inStatus)
      throws IOException {
    scroll(buffer, row, numbers);
    StringBuilder out = new StringBuilder("\033[?25l\033[H");
    int used = 0;
    int cursorRow = 0;
    int cursorColumn = 0;
    int indent = numbers ? TAB : 0;
    int r = top;
    for (; r < buffer.size() && used + height(buffer.line(r), numbers) <= rows(); r++) {
      String line = buffer.line(r);
      if (r == row) {
        int at = indent + width(line, column);
        cursorRow = used + at / columns();
        cursorColumn = at % columns();
      }
      String text = (numbers ? String.format("%7d ", r + 1) : "") + shown(line);
      int height = height(line, numbers);
      for (int i = 0; i < height; i++) {
        int from =
            text.offsetByCodePoints(
                0, Math.min(text.codePointCount(0, text.length()), i * columns()));
        int to =
            text.offsetByCodePoints(
                from, Math.min(text.codePointCount(from, text.length()), columns()));
        out.append(text, from, to).append("\033[K\r\n");
      }
      used += height;
    }
    for (; used < rows(); used++) {
      out.append(r < buffer.size() ? "@" : "~").append("\033[K\r\n");
    }
    String last =
        status.length() >= columns() ? status.substring(status.length() - columns() + 1) : status;
    out.append(last).append("\033[K");
    if (!inStatus) {
      out.append("\033[").append(cursorRow + 1).append(';').append(cursorColumn + 1).append('H');
    }
    write(out.append("\033[?25h").toString());
  }

  private void scroll(Buffer buffer, int row, boolean numbers) {
    top = Math.min(top, buffer.size() - 1);
    if (row < top) {
      top = row < top - rows() ? Math.max(0, row - rows() / 2) : row;
    }
    if (row > bottom(buffer, numbers) + rows()) {
      top = Math.max(0, row - rows() / 2);
    }
    while (top < row && row > bottom(buffer, numbers)) {
      top++;
    }
  }

  /** Switches to the screen of the editor, or back to what was there before. */
  void alternate(boolean on) throws IOException {
    write(on ? "\033[?1049h\033[2J" : "\033[?1049l");
  }

  void bell() throws IOException {
    write("\007");
  }

  private void write(String text) throws IOException {
    byte[] bytes = Utf8.encode(text);
    terminal.channel().write(bytes, 0, bytes.length);
  }
}
