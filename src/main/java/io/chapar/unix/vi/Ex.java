package io.chapar.unix.vi;

import io.chapar.disk.DiskException;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexLimitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The commands of the colon: [range] command [!] [argument]. */
final class Ex {
  private final Editor e;
  private String text = "";
  private int at;
  private int from;
  private int to;
  private boolean ranged;
  private String substitute = "";

  Ex(Editor editor) {
    this.e = editor;
  }

  /** Does a line. */
  void execute(String line) throws IOException, ViException {
    text = line.strip();
    at = 0;
    while (at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == ' ')) {
      at++;
    }
    range();
    String rest = text.substring(at).strip();
    if (rest.isEmpty()) {
      if (ranged) {
        e.row = to;
        e.column = e.motions.indent(to);
      }
      return;
    }
    if (rest.startsWith("!")) {
      throw new ViException("E319: the command :! is not simulated here");
    }
    int n = 0;
    while (n < rest.length() && Character.isLetter(rest.charAt(n))) {
      n++;
    }
    String name = n == 0 ? rest.substring(0, 1) : rest.substring(0, n);
    if (name.matches("[sgv][^a-z]*")
        || name.length() > 1 && name.charAt(0) == 's' && "substitute".startsWith(name)) {
      n = name.length();
    }
    boolean bang = n < rest.length() && rest.charAt(n) == '!';
    String argument = rest.substring(Math.min(rest.length(), name.length() + (bang ? 1 : 0)));
    run(name, bang, argument, line);
  }

  private static boolean is(String name, String least, String whole) {
    return name.startsWith(least) && whole.startsWith(name);
  }

  private void run(String name, boolean bang, String argument, String line)
      throws IOException, ViException {
    String word = argument.strip();
    if (is(name, "w", "write")) {
      write(word, bang);
    } else if (is(name, "wq", "wq")
        || is(name, "x", "xit")
        || is(name, "exi", "exit")
        || name.equals("wqa")
        || name.equals("xa")) {
      if (!name.startsWith("x") || e.buffer.modified()) {
        write(word, bang);
      }
      e.finish(0);
    } else if (is(name, "q", "quit") || is(name, "qa", "qall")) {
      if (e.buffer.modified() && !bang) {
        throw new ViException("E37: No write since last change (add ! to override)");
      }
      e.finish(0);
    } else if (is(name, "cq", "cquit")) {
      e.finish(1);
    } else if (is(name, "e", "edit")) {
      edit(word, bang);
    } else if (is(name, "r", "read")) {
      read(word);
    } else if (is(name, "se", "set")) {
      set(word);
    } else if (is(name, "s", "substitute")) {
      substitute(argument);
    } else if (is(name, "g", "global") || is(name, "v", "vglobal")) {
      global(argument, name.startsWith("v") || bang);
    } else if (is(name, "f", "file")) {
      e.file.name(word.isEmpty() ? e.file.name() : word);
      e.tell(e.file.describe(e.buffer, e.row));
    } else if (is(name, "noh", "nohlsearch") || is(name, "sy", "syntax")) {
      e.tell("");
    } else {
      lines(name, word, line);
    }
  }

  private void lines(String name, String word, String line) throws ViException {
    e.buffer.mark(e.row, e.column);
    if (is(name, "d", "delete")) {
      e.registers.put('"', new Registers.Content(List.copyOf(e.buffer.range(from, to)), true));
      e.buffer.delete(from, to);
      e.row = Math.min(from, e.buffer.size() - 1);
    } else if (is(name, "y", "yank")) {
      e.registers.put('"', new Registers.Content(List.copyOf(e.buffer.range(from, to)), true));
    } else if (is(name, "u", "undo")) {
      int[] place = e.buffer.undo(e.row, e.column);
      e.row = place.length == 0 ? e.row : place[0];
    } else if (is(name, "m", "move") || is(name, "co", "copy") || name.equals("t")) {
      move(word, name.startsWith("m"));
    } else if (is(name, "j", "join")) {
      join();
    } else if (is(name, "k", "k") || is(name, "ma", "mark")) {
      throw new ViException("E492: marks by a colon command are not simulated here: use m");
    } else {
      throw new ViException("E492: Not an editor command: " + line.strip());
    }
  }

  // ---- ranges

  private void range() throws ViException {
    from = e.row;
    to = e.row;
    ranged = false;
    if (at < text.length() && text.charAt(at) == '%') {
      at++;
      from = 0;
      to = e.buffer.size() - 1;
      ranged = true;
      return;
    }
    int start = at;
    from = address(e.row);
    to = from;
    ranged = at > start;
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      to = address(e.row);
      ranged = true;
    }
    int last = e.buffer.size() - 1;
    if (from > last || to > last || from < -1) {
      throw new ViException("E16: Invalid range");
    }
    if (from > to) {
      int swap = from;
      from = to;
      to = swap;
    }
    from = Math.max(0, from);
    to = Math.max(0, to);
  }

  /** A line number counted from 0; {@code here} if there is no address. */
  private int address(int here) throws ViException {
    int line = here;
    if (at < text.length()) {
      char c = text.charAt(at);
      if (c == '.') {
        at++;
      } else if (c == '$') {
        at++;
        line = e.buffer.size() - 1;
      } else if (Character.isDigit(c)) {
        line = number() - 1;
      } else if (c == '/' || c == '?') {
        at++;
        String pattern = until(c);
        e.search.pattern(pattern);
        line =
            e.search
                .next(e.buffer, e.row, c == '/' ? e.buffer.line(e.row).length() : 0, c == '/')[0];
      }
    }
    while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      int sign = text.charAt(at++) == '+' ? 1 : -1;
      line += sign * (at < text.length() && Character.isDigit(text.charAt(at)) ? number() : 1);
    }
    return line;
  }

  private int number() {
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = Math.min(Integer.MAX_VALUE - 10, value * 10 + text.charAt(at++) - '0');
    }
    return (int) value;
  }

  private String until(char delimiter) {
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != delimiter) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char next = text.charAt(at++);
        out.append(next == delimiter ? "" : "\\").append(next);
      } else {
        out.append(c);
      }
    }
    at++;
    return out.toString();
  }

  // ---- files

  private void write(String argument, boolean bang) throws IOException, ViException {
    boolean append = argument.startsWith(">>");
    String target = append ? argument.substring(2).strip() : argument;
    boolean whole = !ranged;
    List<String> lines = whole ? e.buffer.all() : e.buffer.range(from, to);
    String name = target.isEmpty() ? e.file.name() : target;
    if (e.file.name().isEmpty() && whole) {
      e.file.name(name);
    }
    e.tell(e.file.save(name, whole && e.buffer.empty() ? List.of() : lines, bang, append));
    if (whole && name.equals(e.file.name())) {
      e.buffer.saved();
    }
  }

  private void edit(String name, boolean bang) throws IOException, ViException {
    if (e.buffer.modified() && !bang) {
      throw new ViException("E37: No write since last change (add ! to override)");
    }
    if (!name.isEmpty()) {
      e.file.name(name);
    }
    e.tell(e.file.load(e.buffer));
    e.row = 0;
    e.column = 0;
  }

  private void read(String name) throws IOException, ViException {
    if (name.startsWith("!")) {
      throw new ViException("E319: the command :r! is not simulated here");
    }
    try {
      List<String> lines = FileName.lines(e.process.readAll(name.isEmpty() ? e.file.name() : name));
      e.buffer.mark(e.row, e.column);
      e.buffer.insert(to + 1, lines);
      e.row = Math.min(e.buffer.size() - 1, to + 1);
      e.tell("\"" + name + "\" " + lines.size() + "L");
    } catch (DiskException missing) {
      throw new ViException("E484: Can't open file " + name);
    }
  }

  private void set(String options) throws ViException {
    for (String option : options.split("\\s+")) {
      switch (option) {
        case "nu", "number" -> e.numbers(true);
        case "nonu", "nonumber" -> e.numbers(false);
        case "nu!", "number!", "invnu" -> e.numbers(!e.numbers());
        case "ic", "ignorecase" -> e.search.ignoreCase(true);
        case "noic", "noignorecase" -> e.search.ignoreCase(false);
        case "",
            "all",
            "hls",
            "hlsearch",
            "nohls",
            "nohlsearch",
            "ruler",
            "paste",
            "nopaste",
            "ai",
            "noai",
            "autoindent",
            "noautoindent",
            "showmode",
            "list",
            "nolist" ->
            e.tell("option '" + option + "' is not simulated here");
        default -> throw new ViException("E518: Unknown option: " + option);
      }
    }
  }

  // ---- lines

  private void move(String argument, boolean away) throws ViException {
    text = argument;
    at = 0;
    int target = argument.equals("0") ? -1 : address(e.row);
    if (target >= e.buffer.size() || away && target >= from && target < to) {
      throw new ViException(
          away && target < e.buffer.size()
              ? "E134: Cannot move a range of lines into itself"
              : "E16: Invalid range");
    }
    List<String> lines = List.copyOf(e.buffer.range(from, to));
    e.buffer.insert(target + 1, lines);
    if (away) {
      int shift = target < from ? lines.size() : 0;
      e.buffer.delete(from + shift, to + shift);
      e.row = target < from ? target + lines.size() : target;
    } else {
      e.row = target + lines.size();
    }
  }

  private void join() {
    int end = from == to ? Math.min(e.buffer.size() - 1, from + 1) : to;
    StringBuilder joined = new StringBuilder(e.buffer.line(from));
    for (int row = from + 1; row <= end; row++) {
      joined.append(' ').append(e.buffer.line(row).stripLeading());
    }
    e.buffer.set(from, joined.toString());
    if (end > from) {
      e.buffer.delete(from + 1, end);
    }
    e.row = from;
  }

  /** :s/pattern/replacement/flags */
  private void substitute(String argument) throws ViException {
    if (argument.isEmpty()) {
      throw new ViException("E486: repeating a substitution is not simulated here");
    }
    text = argument;
    at = 1;
    char delimiter = argument.charAt(0);
    if (Character.isLetterOrDigit(delimiter) || delimiter == '\\' || delimiter == '"') {
      throw new ViException("E146: Regular expressions can't be delimited by letters");
    }
    String pattern = until(delimiter);
    substitute = untilRaw(delimiter);
    String flags = at < text.length() ? text.substring(at).strip() : "";
    if (!flags.matches("[gi&en]*")) {
      throw new ViException(
          flags.contains("c")
              ? "the flag 'c' is not simulated here"
              : "E488: Trailing characters: " + flags);
    }
    Regex regex =
        e.search.pattern(
            flags.contains("i") && !pattern.contains("\\c") ? pattern + "\\c" : pattern);
    e.buffer.mark(e.row, e.column);
    int changes = 0;
    int touched = 0;
    for (int row = from; row <= to; row++) {
      e.process.tick();
      int n = substitute(regex, row, flags.contains("g"));
      changes += n;
      touched += n > 0 ? 1 : 0;
      e.row = n > 0 ? row : e.row;
    }
    if (changes == 0 && !flags.contains("e")) {
      throw new ViException("E486: Pattern not found: " + pattern);
    }
    e.column = e.motions.indent(e.row);
    if (changes > 2) {
      e.tell(changes + " substitutions on " + touched + (touched == 1 ? " line" : " lines"));
    }
  }

  private String untilRaw(char delimiter) {
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != delimiter) {
      char c = text.charAt(at++);
      out.append(c);
      if (c == '\\' && at < text.length()) {
        out.append(text.charAt(at++));
      }
    }
    at++;
    return out.toString();
  }

  private int substitute(Regex regex, int row, boolean all) throws ViException {
    String line = e.buffer.line(row);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int changes = 0;
    try {
      for (Match m = regex.find(line, 0); m != null; ) {
        out.append(line, copied, m.start());
        replacement(out, m);
        copied = m.end();
        changes++;
        int next = m.end() > m.start() ? m.end() : m.end() + 1;
        m = !all || next > line.length() ? null : regex.find(line, next);
      }
    } catch (RegexLimitException limit) {
      throw new ViException("E363: pattern uses more memory than 'maxmempattern'");
    }
    if (changes > 0) {
      List<String> parts =
          new ArrayList<>(List.of(out.append(line.substring(copied)).toString().split("\r", -1)));
      e.buffer.set(row, parts.get(0));
      if (parts.size() > 1) {
        e.buffer.insert(row + 1, parts.subList(1, parts.size()));
      }
    }
    return changes;
  }

  private void replacement(StringBuilder out, Match match) {
    for (int i = 0; i < substitute.length(); i++) {
      char c = substitute.charAt(i);
      if (c == '&') {
        out.append(match.group());
      } else if (c == '\\' && i + 1 < substitute.length()) {
        char next = substitute.charAt(++i);
        if (Character.isDigit(next)) {
          String group = match.group(next - '0');
          out.append(group == null ? "" : group);
        } else {
          out.append(next == 'r' || next == 'n' ? '\r' : next == 't' ? '\t' : next);
        }
      } else {
        out.append(c);
      }
    }
  }

  /** :g/pattern/command, with d, s or another command of lines. */
  private void global(String argument, boolean inverse) throws IOException, ViException {
    if (argument.isEmpty()) {
      throw new ViException("E148: Regular expression missing from :global");
    }
    text = argument;
    at = 1;
    String pattern = until(argument.charAt(0));
    String command = at < text.length() ? text.substring(at) : "";
    Regex regex = e.search.pattern(pattern);
    int first = ranged ? from : 0;
    int last = ranged ? to : e.buffer.size() - 1;
    e.buffer.mark(e.row, e.column);
    boolean any = false;
    for (int row = last;
        row >= first;
        row--) { // from below, so that deleting does not move what is to come
      e.process.tick();
      if (regex.found(e.buffer.line(row)) != inverse) {
        any = true;
        e.row = row;
        execute(command.isEmpty() ? "p" : command);
      }
    }
    if (!any) {
      throw new ViException("E486: Pattern not found: " + pattern);
    }
  }
}
