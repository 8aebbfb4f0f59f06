package io.chapar.unix.vi;

import io.chapar.unix.Suspension;
import io.chapar.unix.vi.Motions.Target;
import io.chapar.unix.vi.Registers.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of normal mode: [count] [register] command, or operator and motion. */
final class Normal {
  private static final String CHANGES = "iIaAoOsSxXrRDCJpP~dc<>";

  private final Editor e;
  private final Map<Character, int[]> marks = new HashMap<>();
  private final List<Integer> typed = new ArrayList<>();
  private char register = '"';
  private int count; // 0: none was typed
  private char findCommand;
  private char findCharacter;

  Normal(Editor editor) {
    this.e = editor;
  }

  private int key() throws IOException {
    int key = e.key();
    typed.add(key);
    return key;
  }

  private int times() {
    return Math.max(1, count);
  }

  /** Reads one command and does it. */
  void command() throws IOException, ViException {
    typed.clear();
    register = '"';
    count = 0;
    int key = key();
    key = prefix(key);
    if (key > 0 && CHANGES.indexOf(key) >= 0) {
      e.record(typed);
      e.buffer.mark(e.row, e.column);
      try {
        change((char) key);
        e.recorded();
      } catch (ViException failed) {
        e.forget();
        throw failed;
      }
      e.wanted = e.column;
      return;
    }
    e.tell("");
    Target target = motion(key);
    if (target != null) {
      go(key, target);
      return;
    }
    other(key);
  }

  /** Counts and a register in front of a command. */
  private int prefix(int first) throws IOException {
    int key = first;
    while (key == '"' || key >= '1' && key <= '9' || key == '0' && count > 0) {
      if (key == '"') {
        register = (char) key();
      } else {
        count = Math.min(99_999, count * 10 + key - '0');
      }
      key = key();
    }
    return key;
  }

  private void go(int key, Target target) {
    boolean vertical = "jk\n+-GHML".indexOf((char) key) >= 0 || key == Keys.UP || key == Keys.DOWN;
    e.row = target.row();
    e.column = target.column();
    if (!vertical) {
      e.wanted = key == '$' || key == Keys.END ? Integer.MAX_VALUE : target.column();
    }
  }

  // ---- motions

  private @Nullable Target motion(int key) throws IOException, ViException {
    int n = times();
    int last = e.buffer.size() - 1;
    int row = e.row;
    int column = e.column;
    switch (key) {
      case 'h', Keys.LEFT, 8, 127:
        return new Target(row, need(Math.max(0, column - n), column > 0), false, false);
      case 'l', Keys.RIGHT, ' ':
        return new Target(row, Math.min(e.buffer.line(row).length(), column + n), false, false);
      case 'j', Keys.DOWN, '\n', '+', 14:
        need(0, row < last);
        return line(Math.min(last, row + n), key == '\n' || key == '+');
      case 'k', Keys.UP, '-', 16:
        need(0, row > 0);
        return line(Math.max(0, row - n), key == '-');
      case '0', Keys.HOME:
        return new Target(row, 0, false, false);
      case '^', '_':
        return new Target(row, e.motions.indent(row), false, false);
      case '$', Keys.END:
        int end = Math.min(last, row + n - 1);
        return new Target(
            end,
            Math.max(0, e.buffer.line(end).length() - 1),
            false,
            !e.buffer.line(end).isEmpty());
      case '|':
        return new Target(row, n - 1, false, false);
      case 'w', 'W':
        return e.motions.word(row, column, n, key == 'W');
      case 'b', 'B':
        return e.motions.back(row, column, n, key == 'B');
      case 'e', 'E':
        return e.motions.end(row, column, n, key == 'E');
      case 'G':
        return line(count == 0 ? last : Math.min(last, count - 1), true);
      case 'g':
        return key() == 'g' ? line(Math.min(last, n - 1), true) : fail();
      case 'H':
        return line(Math.min(last, e.screen.top() + n - 1), true);
      case 'L':
        return line(Math.max(0, e.screen.bottom(e.buffer, e.numbers()) - n + 1), true);
      case 'M':
        return line((e.screen.top() + e.screen.bottom(e.buffer, e.numbers())) / 2, true);
      case 'f', 'F', 't', 'T':
        findCommand = (char) key;
        findCharacter = (char) key();
        return found(e.motions.find(row, column, n, findCommand, findCharacter));
      case ';', ',':
        char command = key == ';' ? findCommand : "FfTt".charAt("fFtT".indexOf(findCommand));
        return findCommand == 0
            ? fail()
            : found(e.motions.find(row, column, n, command, findCharacter));
      case '%':
        return found(e.motions.bracket(row, column));
      case '{', '}':
        return e.motions.paragraph(row, n, key == '}' ? 1 : -1);
      case '/', '?':
        return search((char) key);
      case 'n', 'N':
        return next(key == 'n' ? e.search.forward() : !e.search.forward());
      case '*':
        return star();
      case '\'', '`':
        int[] mark = marks.get((char) key());
        if (mark == null) {
          throw new ViException("E20: Mark not set");
        }
        return key == '\''
            ? line(Math.min(last, mark[0]), true)
            : new Target(Math.min(last, mark[0]), mark[1], false, false);
      default:
        return null;
    }
  }

  private static int need(int value, boolean possible) throws ViException {
    if (!possible) {
      throw new ViException("");
    }
    return value;
  }

  private static Target fail() throws ViException {
    throw new ViException("");
  }

  private static Target found(@Nullable Target target) throws ViException {
    return target == null ? fail() : target;
  }

  private Target line(int row, boolean indent) {
    int length = e.buffer.line(row).length();
    int column = indent ? e.motions.indent(row) : Math.min(e.wanted, Math.max(0, length - 1));
    return new Target(row, column, true, false);
  }

  private Target search(char command) throws IOException, ViException {
    String pattern = e.line(String.valueOf(command));
    if (pattern == null) {
      return fail();
    }
    e.search.pattern(pattern);
    e.search.direction(command == '/');
    return next(command == '/');
  }

  private Target next(boolean ahead) throws ViException {
    int[] at = {e.row, e.column};
    for (int i = 0; i < times(); i++) {
      at = e.search.next(e.buffer, at[0], at[1], ahead);
    }
    return new Target(at[0], at[1], false, false);
  }

  private Target star() throws ViException {
    Target end = e.motions.end(e.row, Math.max(-1, e.column - 1), 1, false);
    Target start = e.motions.back(end.row(), end.column() + 1, 1, false);
    String word =
        e.buffer
            .line(end.row())
            .substring(start.row() == end.row() ? start.column() : 0, end.column() + 1);
    e.search.pattern("\\<" + word + "\\>");
    e.search.direction(true);
    return next(true);
  }

  // ---- changes

  private void change(char command) throws IOException, ViException {
    String line = e.buffer.line(e.row);
    switch (command) {
      case 'i' -> e.insert(false);
      case 'I' -> insertAt(e.motions.indent(e.row));
      case 'a' -> insertAt(Math.min(line.length(), e.column + 1));
      case 'A' -> insertAt(line.length());
      case 'o', 'O' -> {
        e.row += command == 'o' ? 1 : 0;
        e.buffer.insert(e.row, List.of(""));
        insertAt(0);
      }
      case 's' -> {
        cut(e.column, Math.min(line.length(), e.column + times()));
        e.insert(false);
      }
      case 'S' -> changeLines(e.row, Math.min(e.buffer.size() - 1, e.row + times() - 1));
      case 'x' -> cut(e.column, Math.min(line.length(), e.column + times()));
      case 'X' -> cut(Math.max(0, e.column - times()), e.column);
      case 'D' -> cut(e.column, line.length());
      case 'C' -> {
        cut(e.column, line.length());
        insertAt(e.buffer.line(e.row).length());
      }
      case 'r' -> replaceOne();
      case 'R' -> e.insert(true);
      case 'J' -> join(Math.max(2, times()));
      case 'p', 'P' -> put(command == 'p');
      case '~' -> swapCase();
      default -> operate(command);
    }
  }

  private void insertAt(int column) throws IOException {
    e.column = column;
    e.insert(false);
  }

  private void cut(int from, int to) throws ViException {
    if (from >= to) {
      if (e.buffer.line(e.row).isEmpty()) {
        return;
      }
      throw new ViException("");
    }
    String line = e.buffer.line(e.row);
    e.registers.put(register, new Content(List.of(line.substring(from, to)), false));
    e.buffer.set(e.row, line.substring(0, from) + line.substring(to));
    e.column = from;
  }

  private void replaceOne() throws IOException, ViException {
    int key = key();
    String line = e.buffer.line(e.row);
    int n = times();
    if (key == Keys.ESC || e.column + n > line.length()) {
      throw new ViException("");
    }
    if (key == '\n') {
      e.buffer.set(e.row, line.substring(0, e.column));
      e.buffer.insert(e.row + 1, List.of(line.substring(e.column + n)));
      e.row++;
      e.column = 0;
      return;
    }
    String put = Character.toString(key).repeat(n);
    e.buffer.set(e.row, line.substring(0, e.column) + put + line.substring(e.column + n));
    e.column += put.length() - 1;
  }

  private void join(int lines) throws ViException {
    need(0, e.row + 1 < e.buffer.size());
    for (int i = 1; i < lines && e.row + 1 < e.buffer.size(); i++) {
      String line = e.buffer.line(e.row);
      String next = e.buffer.line(e.row + 1).stripLeading();
      boolean space =
          !line.isEmpty() && !next.isEmpty() && !line.endsWith(" ") && !next.startsWith(")");
      e.column = Math.max(0, line.length() - (space ? 0 : 1));
      e.buffer.set(e.row, line + (space ? " " : "") + next);
      e.buffer.delete(e.row + 1, e.row + 1);
    }
  }

  private void swapCase() {
    String line = e.buffer.line(e.row);
    int to = Math.min(line.length(), e.column + times());
    StringBuilder out = new StringBuilder(line);
    for (int i = e.column; i < to; i++) {
      char c = line.charAt(i);
      out.setCharAt(
          i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    e.buffer.set(e.row, out.toString());
    e.column = to;
  }

  private void put(boolean after) throws ViException {
    Content content = e.registers.get(register);
    if (content == null) {
      throw new ViException("E353: Nothing in register " + register);
    }
    if (content.lines()) {
      int at = after ? e.row + 1 : e.row;
      for (int i = 0; i < times(); i++) {
        e.buffer.insert(at, content.text());
      }
      e.row = at;
      e.column = e.motions.indent(at);
      return;
    }
    String line = e.buffer.line(e.row);
    int at = after && !line.isEmpty() ? e.column + 1 : e.column;
    List<String> text = new ArrayList<>(content.text());
    if (text.size() == 1) {
      String put = text.get(0).repeat(times());
      e.buffer.set(e.row, line.substring(0, at) + put + line.substring(at));
      e.column = at + put.length() - 1;
      return;
    }
    String tail = line.substring(at);
    e.buffer.set(e.row, line.substring(0, at) + text.get(0));
    int last = text.size() - 1;
    text.set(last, text.get(last) + tail);
    e.buffer.insert(e.row + 1, text.subList(1, text.size()));
    e.column = at;
  }

  // ---- operators

  private void operate(char operator) throws IOException, ViException {
    int before = count;
    count = 0;
    int key = prefix(key());
    count = before == 0 ? count : before * Math.max(1, count);
    int last = e.buffer.size() - 1;
    if (key == operator) {
      apply(operator, e.row, Math.min(last, e.row + times() - 1));
      return;
    }
    if (operator == 'c'
        && (key == 'w' || key == 'W')
        && e.column < e.buffer.line(e.row).length()
        && !Character.isWhitespace(e.buffer.line(e.row).charAt(e.column))) {
      key = key == 'w' ? 'e' : 'E'; // cw leaves the blanks behind the word alone
      Target end = e.motions.end(e.row, e.column - 1, times(), key == 'E');
      span(operator, end);
      return;
    }
    Target target = key == Keys.ESC ? null : motion(key);
    if (target == null) {
      throw new ViException("");
    }
    if (target.lines()) {
      apply(operator, Math.min(e.row, target.row()), Math.max(e.row, target.row()));
    } else {
      span(operator, key == 'w' || key == 'W' ? withinLine(target) : target);
    }
  }

  /** dw on the last word of a line does not join it with the next. */
  private Target withinLine(Target target) {
    if (target.row() > e.row && target.column() <= e.motions.indent(target.row())) {
      return new Target(target.row() - 1, e.buffer.line(target.row() - 1).length(), false, false);
    }
    return target;
  }

  private void span(char operator, Target target) throws IOException, ViException {
    boolean ahead = target.row() > e.row || target.row() == e.row && target.column() >= e.column;
    int fromRow = ahead ? e.row : target.row();
    int from = ahead ? e.column : target.column();
    int toRow = ahead ? target.row() : e.row;
    int to = (ahead ? target.column() : e.column) + (target.inclusive() && ahead ? 1 : 0);
    if (operator == '<' || operator == '>') {
      apply(operator, fromRow, toRow);
      return;
    }
    to = Math.min(to, e.buffer.line(toRow).length());
    List<String> text = new ArrayList<>(e.buffer.range(fromRow, toRow));
    text.set(text.size() - 1, text.get(text.size() - 1).substring(0, to));
    text.set(0, text.get(0).substring(Math.min(from, text.get(0).length())));
    e.registers.put(register, new Content(List.copyOf(text), false));
    e.row = fromRow;
    e.column = from;
    if (operator == 'y') {
      return;
    }
    String joined = e.buffer.line(fromRow).substring(0, from) + e.buffer.line(toRow).substring(to);
    if (toRow > fromRow) {
      e.buffer.delete(fromRow + 1, toRow);
    }
    e.buffer.set(fromRow, joined);
    if (operator == 'c') {
      e.insert(false);
    }
  }

  private void apply(char operator, int from, int to) throws IOException {
    switch (operator) {
      case '>', '<' -> {
        for (int row = from; row <= to; row++) {
          String line = e.buffer.line(row);
          boolean tab = line.startsWith("\t");
          String out =
              operator == '>'
                  ? line.isEmpty() ? "" : "\t" + line
                  : tab ? line.substring(1) : line.replaceFirst("^ {1,8}", "");
          e.buffer.set(row, out);
        }
        e.row = from;
        e.column = e.motions.indent(from);
      }
      case 'c' -> changeLines(from, to);
      default -> {
        e.registers.put(register, new Content(List.copyOf(e.buffer.range(from, to)), true));
        if (operator == 'd') {
          e.buffer.delete(from, to);
          if (to - from >= 2) {
            e.tell(to - from + 1 + " fewer lines");
          }
        }
        e.row = Math.min(from, e.buffer.size() - 1);
        e.column = operator == 'd' ? e.motions.indent(e.row) : e.column;
      }
    }
  }

  private void changeLines(int from, int to) throws IOException {
    e.registers.put(register, new Content(List.copyOf(e.buffer.range(from, to)), true));
    e.buffer.set(from, "");
    if (to > from) {
      e.buffer.delete(from + 1, to);
    }
    e.row = from;
    insertAt(0);
  }

  // ---- the rest

  private void other(int key) throws IOException, ViException {
    switch (key) {
      case ':' -> {
        String command = e.line(":");
        if (command != null) {
          e.execute(command);
        }
      }
      case 'y' -> operate('y');
      case 'Y' -> apply('y', e.row, Math.min(e.buffer.size() - 1, e.row + times() - 1));
      case 'u' -> back(e.buffer.undo(e.row, e.column), "Already at oldest change");
      case 18 -> back(e.buffer.redo(e.row, e.column), "Already at newest change");
      case '.' -> e.repeat();
      case 'm' -> marks.put((char) key(), new int[] {e.row, e.column});
      case 'Z' -> leave(key());
      case 6, Keys.PAGE_DOWN -> scroll(e.screen.rows() - 2);
      case 2, Keys.PAGE_UP -> scroll(2 - e.screen.rows());
      case 4 -> scroll(e.screen.rows() / 2);
      case 21 -> scroll(-e.screen.rows() / 2);
      case 5 -> e.screen.top(e.screen.top() + times());
      case 25 -> e.screen.top(e.screen.top() - times());
      case 7 -> e.tell(e.file.describe(e.buffer, e.row));
      case 'z' -> place(key());
      case Keys.DELETE -> {
        e.buffer.mark(e.row, e.column);
        cut(e.column, Math.min(e.buffer.line(e.row).length(), e.column + times()));
      }
      case Keys.ESC, 12 -> e.tell("");
      case Suspension.KEY -> e.suspend();
      case 3 -> e.tell("Type  :qa  and press <Enter> to exit Vim");
      default -> throw new ViException("");
    }
  }

  private void back(int[] place, String end) throws ViException {
    if (place.length == 0) {
      throw new ViException(end);
    }
    e.row = place[0];
    e.column = place[1];
  }

  private void leave(int key) throws IOException, ViException {
    if (key == 'Z') {
      e.execute("x");
    } else if (key == 'Q') {
      e.execute("q!");
    } else {
      throw new ViException("");
    }
  }

  private void place(int key) {
    int rows = e.screen.rows();
    e.screen.top(
        key == 'z' || key == '.'
            ? e.row - rows / 2
            : key == '-' || key == 'b' ? e.row - rows + 1 : e.row);
  }

  private void scroll(int lines) {
    int last = e.buffer.size() - 1;
    e.screen.top(Math.min(last, e.screen.top() + lines));
    e.row = Math.max(0, Math.min(last, e.row + lines));
    e.column = e.motions.indent(e.row);
  }
}
