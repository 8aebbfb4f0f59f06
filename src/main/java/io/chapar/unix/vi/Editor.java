package io.chapar.unix.vi;

import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.unix.Suspension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an editing session and its modes: where the cursor is, what is typed, what repeats.
 * The commands of normal mode are in {@link Normal}, those of the colon in {@link Ex}.
 */
final class Editor {
  final Process process;
  private final Terminal terminal;
  final Buffer buffer = new Buffer();
  final Motions motions = new Motions(buffer);
  final Registers registers = new Registers();
  final Search search = new Search();
  final FileName file;
  final Screen screen;
  private final Keys keys;
  private final Normal normal = new Normal(this);
  private final Ex ex = new Ex(this);
  private final List<Integer> recorded = new ArrayList<>();
  private List<Integer> lastChange = List.of();
  private boolean recording;
  private boolean numbers;
  private boolean finished;
  private int status;
  private String message = "";
  private String mode = "";
  private @Nullable String typing;
  int row;
  int column;
  int wanted; // the column that j and k aim at

  Editor(Process process, Terminal terminal, FileName file) {
    this.process = process;
    this.terminal = terminal;
    this.file = file;
    this.screen = new Screen(terminal);
    this.keys = new Keys(terminal.channel());
  }

  /** Runs until the learner leaves; the exit status. */
  int run(List<String> first) throws IOException {
    for (String command : first) {
      execute(command);
    }
    while (!finished) {
      process.tick();
      try {
        normal.command();
      } catch (ViException e) {
        tell(e.text());
        keys.stop();
        if (e.text().isEmpty()) {
          screen.bell();
        }
      }
      settle();
    }
    return status;
  }

  // ---- keys

  /** The next key, with the screen drawn before it is waited for. */
  int key() throws IOException {
    if (!keys.waiting()) {
      String line =
          typing != null
              ? typing
              : message.isEmpty() && !mode.isEmpty() ? "-- " + mode + " --" : message;
      screen.draw(buffer, row, column, numbers, line, typing != null);
    }
    int key = keys.next();
    if (key == Keys.CLOSED) {
      finish(1); // the terminal has gone
      return Keys.ESC;
    }
    if (recording) {
      recorded.add(key);
    }
    return key;
  }

  /** Ctrl-Z. */
  void suspend() {
    try {
      screen.alternate(false);
      Suspension.stop(process, terminal);
      screen.alternate(true);
    } catch (IOException e) {
      finish(1); // the terminal has gone
    }
  }

  /** A change begins with this key: remember what is typed, for the dot. */
  void record(List<Integer> typed) {
    recorded.clear();
    recorded.addAll(typed);
    recording = true;
  }

  /** The change is complete. */
  void recorded() {
    if (recording) {
      lastChange = List.copyOf(recorded);
      recording = false;
    }
  }

  /** What was begun was no change, or failed. */
  void forget() {
    recording = false;
  }

  /** The dot. */
  void repeat() throws ViException {
    if (lastChange.isEmpty()) {
      throw new ViException("");
    }
    keys.play(lastChange);
  }

  /** Reads a line after {@code prompt} in the last row; null if it was given up. */
  @Nullable String line(String prompt) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      while (true) {
        typing = prompt + text;
        int key = key();
        switch (key) {
          case '\n' -> {
            return text.toString();
          }
          case Keys.ESC, 3 -> {
            return null;
          }
          case 8, 127 -> {
            if (text.isEmpty()) {
              return null;
            }
            text.setLength(text.offsetByCodePoints(text.length(), -1));
          }
          case 21 -> text.setLength(0);
          default -> {
            if (key >= ' ') {
              text.appendCodePoint(key);
            }
          }
        }
      }
    } finally {
      typing = null;
    }
  }

  // ---- insert mode

  /** Takes text until ESC; in replace mode it overwrites. */
  void insert(boolean replace) throws IOException {
    mode = replace ? "REPLACE" : "INSERT";
    message = "";
    try {
      for (int key = key(); key != Keys.ESC && key != 3 && !finished; key = key()) {
        insertKey(key, replace);
      }
    } finally {
      mode = "";
    }
    column = Math.max(0, column - 1);
  }

  private void insertKey(int key, boolean replace) {
    String line = buffer.line(row);
    switch (key) {
      case '\n' -> {
        buffer.set(row, line.substring(0, column));
        buffer.insert(row + 1, List.of(line.substring(column)));
        row++;
        column = 0;
      }
      case 8, 127 -> {
        if (column > 0) {
          int from = line.offsetByCodePoints(column, -1);
          buffer.set(row, line.substring(0, from) + line.substring(column));
          column = from;
        } else if (row > 0) {
          column = buffer.line(row - 1).length();
          buffer.set(row - 1, buffer.line(row - 1) + line);
          buffer.delete(row, row);
          row--;
        }
      }
      case 21 -> {
        buffer.set(row, line.substring(column));
        column = 0;
      }
      case 23 -> {
        int from =
            motions.back(row, column, 1, false).row() == row
                ? motions.back(row, column, 1, false).column()
                : 0;
        buffer.set(row, line.substring(0, from) + line.substring(column));
        column = from;
      }
      case Keys.UP -> row = Math.max(0, row - 1);
      case Keys.DOWN -> row = Math.min(buffer.size() - 1, row + 1);
      case Keys.LEFT -> column = Math.max(0, column - 1);
      case Keys.RIGHT -> column = Math.min(line.length(), column + 1);
      case Keys.HOME -> column = 0;
      case Keys.END -> column = line.length();
      case Keys.DELETE -> {
        if (column < line.length()) {
          buffer.set(
              row, line.substring(0, column) + line.substring(line.offsetByCodePoints(column, 1)));
        }
      }
      default -> {
        if (key >= ' ' || key == '\t') {
          int over =
              replace && column < line.length() ? line.offsetByCodePoints(column, 1) : column;
          String typed = Character.toString(key);
          buffer.set(row, line.substring(0, column) + typed + line.substring(over));
          column += typed.length();
        }
      }
    }
    column = Math.min(column, buffer.line(row).length());
  }

  // ---- what the commands share

  /** Does a command of the colon. */
  void execute(String command) throws IOException {
    try {
      ex.execute(command);
    } catch (ViException e) {
      tell(e.text());
    }
    settle();
  }

  /** Puts the cursor back into the text after something has changed. */
  void settle() {
    row = Math.max(0, Math.min(row, buffer.size() - 1));
    column = Math.max(0, Math.min(column, buffer.line(row).length() - 1));
  }

  void tell(String text) {
    message = text;
  }

  /** Whether lines are numbered. */
  boolean numbers() {
    return numbers;
  }

  void numbers(boolean on) {
    numbers = on;
  }

  void finish(int exitStatus) {
    finished = true;
    status = exitStatus;
  }
}
