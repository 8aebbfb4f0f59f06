package io.chapar.unix.vi;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Suspension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** nano(1): the editor for those who do not want to learn one. It needs a terminal. */
final class Nano {
  private static final Options OPTIONS =
      Options.of(
              "v,view",
              "l,linenumbers",
              "w,nowrap",
              "x,nohelp",
              "-B,backup",
              "-m,mouse",
              "-E,tabstospaces",
              "-T,tabsize=",
              "-S,softwrap",
              "-i,autoindent",
              "-R,restricted",
              "-c,constantshow",
              "-Y,syntax=",
              "I,ignorercfiles",
              "-k,cutfromcursor",
              "V")
          .version("nano", "7.2");
  private static final String HELP =
      "^X leave, ^O write, ^K cut, ^U paste, ^W search, ^\\ replace, ^_ line, M-U undo, M-E redo";

  private final Process process;
  private final Terminal terminal;
  private final NanoScreen screen;
  private final Keys keys;
  private final Buffer buffer = new Buffer();
  private final List<String> cut = new ArrayList<>();
  private final boolean view;
  private String name;
  private String message = "";
  private String sought = "";
  private int row;
  private int column;
  private boolean cutting; // ^K right after ^K adds to what was cut
  private boolean finished;

  private Nano(Process process, Terminal terminal, String name, boolean view) {
    this.process = process;
    this.terminal = terminal;
    this.screen = new NanoScreen(terminal);
    this.keys = new Keys(terminal.channel());
    this.name = name;
    this.view = view;
  }

  /** Runs it: {@code nano [-v] [+LINE[,COLUMN]] [FILE]}. */
  static int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    String place = args.stream().filter(a -> a.matches("\\+\\d+(,\\d+)?")).findFirst().orElse("");
    args.remove(place);
    Options.Parsed o = OPTIONS.parse(p, args);
    if (o.has("V")) {
      p.out().println("GNU nano, version 7.2");
      return 0;
    }
    if (o.has("l")) {
      throw Options.notSimulated(p, "-l");
    }
    Terminal terminal = p.terminal();
    if (terminal == null || !p.terminal(0) || !p.terminal(1)) {
      return p.fail(1, "it needs a terminal: use sed in a script");
    }
    if (o.operands().size() > 1) {
      return p.fail(2, "more than one file is not simulated here");
    }
    String name = o.operands().isEmpty() ? "" : o.operands().get(0);
    Nano nano = new Nano(p, terminal, name, o.has("v"));
    if (!name.isEmpty()) {
      nano.load();
    }
    if (!place.isEmpty()) {
      String[] numbers = place.substring(1).split(",");
      nano.go(numbers[0], numbers.length > 1 ? numbers[1] : "1");
    }
    terminal.raw(true);
    try {
      nano.screen.alternate(true);
      while (!nano.finished) {
        p.tick();
        nano.key();
      }
      return 0;
    } finally {
      nano.screen.alternate(false);
      terminal.raw(false);
    }
  }

  // ---- files

  private void load() throws IOException {
    Inode inode = process.files().peek(process.path(name));
    if (inode == null) {
      message = "New File";
      return;
    }
    if (inode.isDirectory()) {
      message = "\"" + name + "\" is a directory";
      name = "";
      return;
    }
    try {
      List<String> lines = FileName.lines(process.readAll(name));
      buffer.load(lines);
      boolean writable = process.files().may(process.path(name), 2);
      message =
          writable
              ? "Read " + lines.size() + (lines.size() == 1 ? " line" : " lines")
              : "File '" + name + "' is unwritable";
    } catch (DiskException e) {
      message = "Error reading " + name + ": " + e.getMessage();
      name = "";
    }
  }

  private boolean write() throws IOException {
    String target = ask("File Name to Write: ", name);
    if (target == null || target.isEmpty()) {
      message = "Cancelled";
      return false;
    }
    if (!target.equals(name) && process.files().exists(process.path(target))) {
      char answer = yesOrNo("File \"" + target + "\" exists; OVERWRITE? ");
      if (answer != 'y') {
        message = "Cancelled";
        return false;
      }
    }
    List<String> lines = buffer.empty() ? List.of() : buffer.all();
    byte[] bytes = Utf8.encode(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    try {
      Channel channel =
          process.open(
              target, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666);
      channel.write(bytes, 0, bytes.length);
      channel.close();
    } catch (DiskException e) {
      message = "Error writing " + target + ": " + e.getMessage();
      return false;
    }
    name = target;
    buffer.saved();
    message = "Wrote " + lines.size() + (lines.size() == 1 ? " line" : " lines");
    return true;
  }

  private void insertFile() throws IOException {
    String file = ask("File to insert: ", "");
    if (file == null || file.isEmpty()) {
      message = "Cancelled";
      return;
    }
    try {
      List<String> lines = FileName.lines(process.readAll(file));
      buffer.mark(row, column);
      buffer.insert(row, lines);
      message = "Inserted " + lines.size() + (lines.size() == 1 ? " line" : " lines");
    } catch (DiskException e) {
      message = "Error reading " + file + ": " + e.getMessage();
    }
  }

  private void leave() throws IOException {
    if (buffer.modified()) {
      char answer = yesOrNo("Save modified buffer? ");
      if (answer == 'c' || answer == 'y' && !write()) {
        message = answer == 'c' ? "Cancelled" : message;
        return;
      }
    }
    finished = true;
  }

  // ---- questions

  private @Nullable String ask(String question, String first) throws IOException {
    StringBuilder text = new StringBuilder(first);
    while (true) {
      screen.draw(buffer, row, column, name, question + text, true);
      int key = keys.next();
      if (key == Keys.CLOSED || key == 3 || key == Keys.ESC) {
        finished |= key == Keys.CLOSED;
        return null;
      } else if (key == '\n') {
        return text.toString();
      } else if ((key == 127 || key == 8) && text.length() > 0) {
        text.setLength(text.length() - 1);
      } else if (key >= ' ' && key != 127) {
        text.appendCodePoint(key);
      }
    }
  }

  private char yesOrNo(String question) throws IOException {
    while (true) {
      screen.draw(buffer, row, column, name, question + "(Y, N, ^C) ", true);
      int key = keys.next();
      if (key == 'y' || key == 'Y' || key == 'n' || key == 'N') {
        return Character.toLowerCase((char) key);
      }
      if (key == 3 || key == Keys.CLOSED) {
        finished |= key == Keys.CLOSED;
        return 'c';
      }
    }
  }

  // ---- keys

  private void key() throws IOException {
    if (!keys.waiting()) {
      screen.draw(buffer, row, column, name, message, false);
      message = "";
    }
    int key = keys.next();
    boolean wasCutting = cutting;
    cutting = false;
    switch (key) {
      case Keys.CLOSED -> finished = true;
      case Keys.UP, 16 -> to(row - 1, column);
      case Keys.DOWN, 14 -> to(row + 1, column);
      case Keys.LEFT, 2 -> left();
      case Keys.RIGHT, 6 -> right();
      case Keys.HOME, 1 -> column = 0;
      case Keys.END, 5 -> column = line().length();
      case Keys.PAGE_UP, 25 -> to(row - screen.rows() + 2, 0);
      case Keys.PAGE_DOWN, 22 -> to(row + screen.rows() - 2, 0);
      case Keys.ESC -> meta(keys.next());
      case 24 -> leave();
      case 15, 19 -> write();
      case 23 -> search();
      case 7 -> message = HELP;
      case 3 -> location();
      case Suspension.KEY -> message = "To suspend, type ^T^Z";
      case 20 -> execute(keys.next());
      case 31 -> goTo();
      default -> change(key, wasCutting);
    }
  }

  /** Behind ^T only what stops the editor is simulated. */
  private void execute(int key) throws IOException {
    if (key != Suspension.KEY) {
      message = "Executing commands is not simulated here";
      return;
    }
    screen.alternate(false);
    Suspension.stop(process, terminal);
    screen.alternate(true);
  }

  private void change(int key, boolean wasCutting) throws IOException {
    if (view) {
      message = "Key is invalid in view mode";
      return;
    }
    switch (key) {
      case 127, 8 -> {
        if (row > 0 || column > 0) {
          left();
          delete();
        }
      }
      case Keys.DELETE, 4 -> delete();
      case '\n' -> split();
      case 11 -> cut(wasCutting);
      case 21 -> paste();
      case 18 -> insertFile();
      case 28 -> replace();
      default -> {
        if (key >= ' ' || key == '\t') {
          buffer.mark(row, column);
          String text = Character.toString(key);
          buffer.set(row, line().substring(0, column) + text + line().substring(column));
          column += text.length();
        }
      }
    }
  }

  private void meta(int key) throws IOException {
    switch (key) {
      case 'u', 'U', 'e', 'E' -> {
        boolean back = Character.toLowerCase(key) == 'u';
        int[] place = back ? buffer.undo(row, column) : buffer.redo(row, column);
        if (place.length == 0) {
          message = "Nothing to " + (back ? "undo" : "redo");
        } else {
          to(place[0], place[1]);
          message = back ? "Undid edit" : "Redid edit";
        }
      }
      case '\\', '|' -> to(0, 0);
      case '/', '?' -> to(buffer.size() - 1, buffer.line(buffer.size() - 1).length());
      case 'w', 'W' -> find(sought);
      case 'g', 'G' -> goTo();
      case '6', '^' -> {
        cut.clear();
        cut.add(line());
        to(row + 1, 0);
        message = "Copied 1 line";
      }
      default -> message = "Unbound key";
    }
  }

  private String line() {
    return buffer.line(row);
  }

  private void to(int newRow, int newColumn) {
    row = Math.max(0, Math.min(buffer.size() - 1, newRow));
    column = Math.max(0, Math.min(line().length(), newColumn));
  }

  private void left() {
    if (column > 0) {
      column = line().offsetByCodePoints(column, -1);
    } else if (row > 0) {
      to(row - 1, Integer.MAX_VALUE);
    }
  }

  private void right() {
    if (column < line().length()) {
      column = line().offsetByCodePoints(column, 1);
    } else if (row < buffer.size() - 1) {
      to(row + 1, 0);
    }
  }

  private void delete() {
    buffer.mark(row, column);
    if (column < line().length()) {
      int end = line().offsetByCodePoints(column, 1);
      buffer.set(row, line().substring(0, column) + line().substring(end));
    } else if (row < buffer.size() - 1) {
      buffer.set(row, line() + buffer.line(row + 1));
      buffer.delete(row + 1, row + 1);
    }
  }

  private void split() {
    buffer.mark(row, column);
    String rest = line().substring(column);
    buffer.set(row, line().substring(0, column));
    buffer.insert(row + 1, List.of(rest));
    to(row + 1, 0);
  }

  private void cut(boolean more) {
    if (!more) {
      cut.clear();
    }
    cutting = true;
    buffer.mark(row, column);
    cut.add(line());
    buffer.delete(row, row);
    to(row, 0);
  }

  private void paste() {
    if (cut.isEmpty()) {
      message = "Cutbuffer is empty";
      return;
    }
    buffer.mark(row, column);
    buffer.insert(row, cut);
    to(row + cut.size(), 0);
  }

  private void search() throws IOException {
    String text = ask("Search" + (sought.isEmpty() ? "" : " [" + sought + "]") + ": ", "");
    if (text == null) {
      message = "Cancelled";
      return;
    }
    find(text.isEmpty() ? sought : text);
  }

  private boolean find(String text) {
    sought = text;
    String wanted = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i <= buffer.size() && !wanted.isEmpty(); i++) {
      int r = (row + i) % buffer.size();
      String here = buffer.line(r).toLowerCase(Locale.ROOT);
      int at = here.indexOf(wanted, i == 0 ? column + 1 : 0);
      if (at >= 0) {
        message = r < row || r == row && i > 0 ? "Search Wrapped" : "";
        to(r, at);
        return true;
      }
      process.tick();
    }
    message = "\"" + text + "\" not found";
    return false;
  }

  private void replace() throws IOException {
    String from = ask("Search (to replace): ", "");
    String by = from == null || from.isEmpty() ? null : ask("Replace with: ", "");
    if (from == null || by == null) {
      message = "Cancelled";
      return;
    }
    int replaced = 0;
    boolean all = false;
    buffer.mark(row, column);
    for (int r = 0; r < buffer.size(); r++) {
      for (int at = buffer.line(r).indexOf(from); at >= 0; ) {
        to(r, at);
        int answer = all ? 'y' : one();
        if (answer == 3) {
          message = "Cancelled";
          return;
        }
        all |= answer == 'a';
        boolean yes = all || answer == 'y';
        if (yes) {
          String old = buffer.line(r);
          buffer.set(r, old.substring(0, at) + by + old.substring(at + from.length()));
          replaced++;
        }
        at = buffer.line(r).indexOf(from, at + (yes ? by.length() : from.length()));
        process.tick();
      }
    }
    message = "Replaced " + replaced + (replaced == 1 ? " occurrence" : " occurrences");
  }

  private int one() throws IOException {
    while (true) {
      screen.draw(buffer, row, column, name, "Replace this instance? (Y, N, A, ^C) ", true);
      int key = keys.next();
      int letter = Character.toLowerCase(key);
      if (key == Keys.CLOSED || key == 3) {
        return 3;
      }
      if (letter == 'y' || letter == 'n' || letter == 'a') {
        return letter;
      }
    }
  }

  private void goTo() throws IOException {
    String text = ask("Enter line number, column number: ", "");
    if (text == null || !text.matches("\\s*\\d{1,8}\\s*(,\\s*\\d{1,8}\\s*)?")) {
      message = text == null ? "Cancelled" : "Invalid line or column number";
      return;
    }
    String[] numbers = text.strip().split("\\s*,\\s*");
    go(numbers[0], numbers.length > 1 ? numbers[1] : "1");
  }

  private void go(String line, String place) {
    to(
        Integer.parseInt(line.length() > 8 ? "99999999" : line) - 1,
        Integer.parseInt(place.length() > 8 ? "99999999" : place) - 1);
  }

  private void location() {
    int line = row + 1;
    message =
        "line "
            + line
            + "/"
            + buffer.size()
            + " ("
            + line * 100L / buffer.size()
            + "%), col "
            + (column + 1)
            + "/"
            + (line().length() + 1);
  }
}
