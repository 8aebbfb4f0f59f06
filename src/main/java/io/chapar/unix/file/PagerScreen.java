package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Quote;
import io.chapar.unix.Suspension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interactive part of {@link Pager}: keys, and the page of the text that they lead to. */
final class PagerScreen {
  private static final int TAB = 8;
  private static final String HELP =
      """
      The keys of less here

        SPACE f  ^F  PageDown   a page forward        b  ^B  PageUp   a page back
        d  ^D                   half a page forward   u  ^U           half a page back
        j  ENTER  Down          a line forward        k  y  Up        a line back
        g  <  Home              the first line        G  >  End       the last line
        Ng  NG                  line N                Np  N%          N percent of the text
        Left  Right             sideways, with -S

        /pattern                search forward        ?pattern        search back
        n                       search again          N               in the other direction
        &pattern                only lines that match; & and ENTER: all lines
        mx                      mark the place as x   'x              go there; '' to where one was

        F                       forward for ever: wait for more, until Ctrl-C
        :n  :p                  the next, the former file
        =  ^G                   where one is          -N  -S  -i      switch an option
        v                       edit the file         !command        run a command
        ^Z                      stop; fg goes on      ^L              draw again
        h                       this page             q               leave
      """;

  private final Process p;
  private final Terminal terminal;
  private final List<PagedFile> files;
  private final Keys keys;
  private final Map<Character, Integer> marks = new HashMap<>();
  boolean numbers;
  boolean fold;
  boolean foldAlways;
  boolean chop;
  boolean raw;
  boolean longPrompt;
  boolean leaveAtEnd;
  boolean alternate;
  private int file;
  private List<Integer> shown = List.of(); // the lines that & lets through
  private @Nullable Regex filter;
  private int top;
  private int left;
  private @Nullable Regex pattern;
  private boolean forward = true;
  private boolean fresh = true; // the name of the file is shown first

  PagerScreen(Process p, Terminal terminal, List<PagedFile> files) {
    this.p = p;
    this.terminal = terminal;
    this.files = files;
    this.keys = new Keys(terminal);
    choose();
  }

  private PagedFile current() {
    return files.get(file);
  }

  private void choose() {
    List<String> lines = current().lines();
    List<Integer> all = new ArrayList<>(lines.size());
    Regex wanted = filter;
    for (int i = 0; i < lines.size(); i++) {
      if (wanted == null || wanted.found(plain(lines.get(i)), steps -> p.tick())) {
        all.add(i);
      }
    }
    shown = all;
  }

  private String line(int at) {
    return current().lines().get(shown.get(at));
  }

  // ---- the page

  private int height() {
    return Math.max(2, terminal.rows() - 1);
  }

  private static String plain(String line) {
    return line.indexOf(27) < 0 ? line : line.replaceAll("\033\\[[0-9;]*m", "");
  }

  /** The screen lines that a line of the text takes. */
  private int rows(int at) {
    if (chop) {
      return 1;
    }
    int width = Quote.width(plain(text(line(at)))) + (numbers ? TAB : 0);
    return Math.max(1, (width + terminal.columns() - 1) / terminal.columns());
  }

  /** The line that stands on top of the last page. */
  private int last() {
    int room = height();
    int at = shown.size();
    while (at > 0 && room - rows(at - 1) >= 0) {
      room -= rows(--at);
    }
    return Math.min(at, Math.max(0, shown.size() - 1));
  }

  /** A line with its tabs expanded and control characters to be seen. */
  private String text(String line) {
    StringBuilder out = new StringBuilder();
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        int n = TAB - width % TAB;
        out.append(" ".repeat(n));
        width += n;
      } else if (c == 27 && raw) {
        int end = line.indexOf('m', i);
        out.append(line, i, end < 0 ? i + 1 : end + 1);
        i = end < 0 ? i : end;
      } else if (c == 27) {
        out.append("ESC");
        width += 3;
      } else if (c < ' ' || c == 127) {
        out.append('^').append((char) (c ^ 64));
        width += 2;
      } else {
        out.append(c);
        width += Character.isLowSurrogate(c) ? 0 : 1;
      }
    }
    return out.toString();
  }

  /** Shows what there is; with {@code direct} without a dialogue if it fits the screen. */
  void show(int start, boolean direct, String first) throws IOException {
    if (direct && files.size() == 1 && last() == 0) {
      for (int i = 0; i < shown.size(); i++) {
        p.out().println(line(i));
      }
      return;
    }
    top = Math.max(0, Math.min(start, last()));
    terminal.raw(true);
    enter(true);
    try {
      draw(first.isEmpty() ? "" : search(first, true, true));
      loop();
    } finally {
      terminal.raw(false);
      p.out().print("\r\033[K").flush();
      enter(false);
    }
  }

  private void enter(boolean on) throws IOException {
    p.out().print(!alternate ? "" : on ? "\033[?1049h" : "\033[?1049l").flush();
  }

  private void draw(String message) throws IOException {
    StringBuilder out = new StringBuilder("\033[H\033[J");
    int room = height();
    int at = top;
    while (at < shown.size() && room - rows(at) >= 0) {
      room -= rows(at);
      String line = marked(text(line(at)));
      int width = terminal.columns() - (numbers ? TAB : 0);
      out.append(numbers ? String.format(Locale.ROOT, "%7d ", shown.get(at) + 1) : "")
          .append(chop ? cut(line, width) : line)
          .append("\r\n");
      at++;
    }
    while (room-- > 0) {
      out.append("~\r\n");
    }
    String prompt = message.isEmpty() ? prompt(at) : message;
    fresh = false;
    out.append(prompt.equals(":") ? ":" : "\033[7m" + prompt + "\033[0m");
    p.out().print(out.toString()).flush();
  }

  private String prompt(int end) {
    boolean over = end >= shown.size();
    String name = current().name();
    if (longPrompt) {
      return position(end) + (over ? " (END)" : "");
    }
    if (fresh && !name.isEmpty()) {
      String of = files.size() > 1 ? " (file " + (file + 1) + " of " + files.size() + ")" : "";
      String next = over && file + 1 < files.size() ? " - Next: " + next() : "";
      return name + of + (over ? " (END)" + next : "");
    }
    String narrowed = filter == null ? "" : "& ";
    return over
        ? narrowed + "(END)" + (file + 1 < files.size() ? " - Next: " + next() : "")
        : narrowed.isEmpty() ? ":" : narrowed;
  }

  private String next() {
    return files.get(file + 1).name();
  }

  private String position(int end) {
    long bytes = 0;
    long before = 0;
    List<String> lines = current().lines();
    int until = end == 0 ? 0 : shown.get(end - 1) + 1;
    for (int i = 0; i < lines.size(); i++) {
      int size = io.chapar.text.Utf8.encode(lines.get(i)).length + 1;
      bytes += size;
      before += i < until ? size : 0;
    }
    String name = current().name();
    return (name.isEmpty() ? "" : name + " ")
        + "lines "
        + (shown.isEmpty() ? 0 : shown.get(top) + 1)
        + "-"
        + until
        + "/"
        + lines.size()
        + " byte "
        + before
        + "/"
        + bytes
        + (before >= bytes ? " (END)" : " " + 100 * before / Math.max(1, bytes) + "%");
  }

  /** A line with every match of the pattern in reverse. */
  private String marked(String line) {
    Regex regex = pattern;
    if (regex == null || line.indexOf(27) >= 0) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (from <= line.length()) {
      Match match = regex.find(line, from, steps -> p.tick());
      if (match == null || match.end() == match.start()) {
        break;
      }
      out.append(line, from, match.start())
          .append("\033[7m")
          .append(line, match.start(), match.end())
          .append("\033[0m");
      from = match.end();
    }
    return out.append(line.substring(from)).toString();
  }

  /** The part of a line that fits beside where one has gone sideways. */
  private String cut(String line, int width) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == 27) {
        int end = line.indexOf('m', i);
        out.append(line, i, end < 0 ? line.length() : end + 1);
        i = end < 0 ? line.length() : end;
        continue;
      }
      if (column >= left && column < left + width) {
        out.append(c);
      }
      column++;
    }
    return out.toString();
  }

  // ---- the keys

  private void loop() throws IOException {
    int count = 0;
    while (true) {
      int key = keys.next();
      if (key >= '0' && key <= '9') {
        count = Math.min(count * 10 + key - '0', 1_000_000);
        continue;
      }
      int n = Math.max(1, count);
      String message = "";
      switch (key) {
        case -1, 'q', 'Q', 'Z' -> {
          return;
        }
        case ' ', 'f', 6, 22, 'z' -> {
          if (top >= last() && !further()) {
            return;
          }
          top = Math.min(last(), top + (count > 0 ? n : height()));
        }
        case 'b', 2, 'w' -> top = Math.max(0, top - (count > 0 ? n : height()));
        case 'd', 4 -> top = Math.min(last(), top + height() / 2);
        case 'u', 21 -> top = Math.max(0, top - height() / 2);
        case 'j', 'e', '\r', '\n', 14, 5 -> {
          if (top >= last() && !further()) {
            return;
          }
          top = Math.min(last(), top + n);
        }
        case 'k', 'y', 16, 25, 11 -> top = Math.max(0, top - n);
        case 'g', '<' -> jump(Math.min(last(), n - 1));
        case 'G', '>' -> jump(count > 0 ? Math.min(last(), n - 1) : last());
        case 'p', '%' -> jump((int) Math.min(last(), (long) shown.size() * Math.min(n, 100) / 100));
        case Keys.RIGHT -> left += terminal.columns() / 2;
        case Keys.LEFT -> left = Math.max(0, left - terminal.columns() / 2);
        case '/', '?' -> message = searching((char) key);
        case 'n' -> message = again(forward, false);
        case 'N' -> message = again(!forward, false);
        case '&' -> message = narrow();
        case 'm' -> mark();
        case '\'' -> message = back();
        case 'F' -> message = follow();
        case ':' -> message = colon();
        case '-' -> message = option();
        case 'v' -> message = edit();
        case '!' -> message = command();
        case 'h', 'H' -> help();
        case '=', 7 -> message = position(end());
        case 'r', 'R', 12 -> {
          current().refresh();
          choose();
        }
        case 3 -> {}
        case Suspension.KEY -> {
          enter(false);
          Suspension.stop(p, terminal);
          enter(true);
        }
        default -> message = "";
      }
      count = 0;
      draw(message);
    }
  }

  /** At the end and asked for more: false if that means to leave. */
  private boolean further() {
    if (file + 1 < files.size() && leaveAtEnd) {
      turn(file + 1);
      return true;
    }
    return !leaveAtEnd;
  }

  private int end() {
    int room = height();
    int at = top;
    while (at < shown.size() && room - rows(at) >= 0) {
      room -= rows(at++);
    }
    return at;
  }

  private void jump(int to) {
    marks.put('\'', top);
    top = Math.max(0, to);
  }

  private String searching(char direction) throws IOException {
    String typed = keys.line(p, String.valueOf(direction));
    if (typed == null) {
      return "";
    }
    forward = direction == '/';
    return typed.isEmpty() ? again(forward, false) : search(typed, forward, false);
  }

  private @Nullable Regex compile(String text) throws RegexSyntaxException {
    boolean insensitive = foldAlways || fold && text.equals(text.toLowerCase(Locale.ROOT));
    return insensitive
        ? Regex.compile(text, Syntax.EXTENDED, Flag.IGNORE_CASE)
        : Regex.compile(text, Syntax.EXTENDED);
  }

  private String search(String text, boolean down, boolean here) {
    try {
      pattern = compile(text);
    } catch (RegexSyntaxException e) {
      return e.getMessage() + "  (press RETURN)";
    }
    return again(down, here);
  }

  private String again(boolean down, boolean here) {
    Regex regex = pattern;
    if (regex == null) {
      return "No previous regular expression  (press RETURN)";
    }
    int step = down ? 1 : -1;
    for (int i = here ? top : top + step; i >= 0 && i < shown.size(); i += step) {
      if (regex.found(plain(line(i)), steps -> p.tick())) {
        jump(Math.min(i, last()));
        return "";
      }
    }
    return "Pattern not found  (press RETURN)";
  }

  private String narrow() throws IOException {
    String typed = keys.line(p, "&/");
    if (typed == null) {
      return "";
    }
    int at = shown.isEmpty() ? 0 : shown.get(top);
    try {
      filter = typed.isEmpty() ? null : compile(typed);
    } catch (RegexSyntaxException e) {
      return e.getMessage() + "  (press RETURN)";
    }
    choose();
    top = 0;
    while (top + 1 < shown.size() && shown.get(top) < at) {
      top++;
    }
    top = Math.min(top, last());
    return "";
  }

  private void mark() throws IOException {
    p.out().print("\r\033[Kset mark: ").flush();
    marks.put((char) keys.next(), top);
  }

  private String back() throws IOException {
    p.out().print("\r\033[Kgoto mark: ").flush();
    int key = keys.next();
    Integer to = key == '^' ? Integer.valueOf(0) : key == '$' ? last() : marks.get((char) key);
    if (to == null) {
      return "Mark not set  (press RETURN)";
    }
    jump(Math.min(to, last()));
    return "";
  }

  private String follow() throws IOException {
    jump(last());
    draw("Waiting for data... (interrupt to abort)");
    while (true) {
      if (keys.ready()) {
        int key = keys.next();
        if (key == 3 || key == -1 || key == 'q') {
          return "";
        }
      }
      p.sleep(Duration.ofMillis(250));
      if (current().refresh()) {
        choose();
        top = last();
        draw("Waiting for data... (interrupt to abort)");
      }
    }
  }

  private String colon() throws IOException {
    p.out().print("\r\033[K:").flush();
    int key = keys.next();
    switch (key) {
      case 'n' -> {
        if (file + 1 >= files.size()) {
          return "No next file  (press RETURN)";
        }
        turn(file + 1);
      }
      case 'p' -> {
        if (file == 0) {
          return "No previous file  (press RETURN)";
        }
        turn(file - 1);
      }
      case 'x' -> turn(0);
      case 'f' -> {
        return position(end());
      }
      case 'q', 'Q' -> keys.push('q');
      default -> {}
    }
    return "";
  }

  private void turn(int to) {
    file = to;
    top = 0;
    left = 0;
    fresh = true;
    marks.clear();
    choose();
  }

  private String option() throws IOException {
    p.out().print("\r\033[K-").flush();
    int key = keys.next();
    switch (key) {
      case 'N', 'n' -> {
        numbers = key == 'N' && !numbers;
        return numbers
            ? "Constantly display line numbers  (press RETURN)"
            : "Don't use line numbers  (press RETURN)";
      }
      case 'S' -> {
        chop = !chop;
        left = 0;
        return chop ? "Chop long lines  (press RETURN)" : "Fold long lines  (press RETURN)";
      }
      case 'i', 'I' -> {
        fold = !fold;
        foldAlways = key == 'I' && fold;
        return fold
            ? "Ignore case in searches  (press RETURN)"
            : "Case is significant in searches  (press RETURN)";
      }
      case 'R', 'r' -> {
        raw = !raw;
        return raw
            ? "Display ANSI sequences directly, control characters as ^X  (press RETURN)"
            : "Display control characters as ^X  (press RETURN)";
      }
      case 'M', 'm' -> {
        longPrompt = !longPrompt;
        return longPrompt ? "Long prompt  (press RETURN)" : "Short prompt  (press RETURN)";
      }
      default -> {
        return "There is no -"
            + (key > ' ' ? String.valueOf((char) key) : "")
            + " option  (press RETURN)";
      }
    }
  }

  private String edit() throws IOException {
    String name = current().name();
    if (name.isEmpty()) {
      return "Cannot edit standard input  (press RETURN)";
    }
    String editor = p.env("VISUAL", p.env("EDITOR", "vi"));
    run(editor + " '" + name.replace("'", "'\\''") + "'");
    current().refresh();
    choose();
    return "";
  }

  private String command() throws IOException {
    String typed = keys.line(p, "!");
    if (typed == null || typed.isEmpty()) {
      return "";
    }
    run(typed);
    p.out().print("!done  (press RETURN)").flush();
    keys.next();
    return "";
  }

  private void run(String command) throws IOException {
    enter(false);
    p.out().print("\r\033[K").flush();
    terminal.raw(false);
    try {
      p.call("/bin/sh", List.of("sh", "-c", command));
    } catch (DiskException e) {
      p.err().print(e.getMessage() + "\n");
    } finally {
      terminal.raw(true);
      enter(true);
    }
  }

  private void help() throws IOException {
    StringBuilder out = new StringBuilder("\033[H\033[J");
    HELP.lines().limit(height()).forEach(line -> out.append(line).append("\r\n"));
    p.out().print(out + "\033[7mHELP -- Press q when done\033[0m").flush();
    int key;
    do {
      key = keys.next();
    } while (key != 'q' && key != -1 && key != '\r' && key != ' ');
  }

  /** Keys as they come, those of the cursor turned into commands. */
  private static final class Keys {
    static final int RIGHT = 1000;
    static final int LEFT = 1001;

    private final Terminal terminal;
    private int pushed = -2;

    Keys(Terminal terminal) {
      this.terminal = terminal;
    }

    boolean ready() {
      return pushed != -2 || terminal.channel().readable();
    }

    void push(int key) {
      pushed = key;
    }

    private int one() throws IOException {
      byte[] one = new byte[1];
      return terminal.channel().read(one, 0, 1) <= 0 ? -1 : one[0] & 0xff;
    }

    int next() throws IOException {
      if (pushed != -2) {
        int key = pushed;
        pushed = -2;
        return key;
      }
      int key = one();
      return key == 27 ? escape() : key;
    }

    private int escape() throws IOException {
      int second = one();
      if (second != '[' && second != 'O') {
        return second == 'v' ? 'b' : second == '<' ? 'g' : second == '>' ? 'G' : 0;
      }
      int third = one();
      if (Character.isDigit(third)) {
        one();
      }
      return switch (third) {
        case 'A' -> 'k';
        case 'B' -> 'j';
        case 'C' -> RIGHT;
        case 'D' -> LEFT;
        case '5' -> 'b';
        case '6' -> 'f';
        case 'H', '1', '7' -> 'g';
        case 'F', '4', '8' -> 'G';
        default -> 0;
      };
    }

    /** A line typed behind a prompt; null if given up. */
    @Nullable String line(Process p, String prompt) throws IOException {
      StringBuilder typed = new StringBuilder();
      while (true) {
        p.out().print("\r\033[K" + prompt + typed).flush();
        int key = one();
        if (key == '\r' || key == '\n') {
          return typed.toString();
        }
        if (key < 0 || key == 3 || key == 27) {
          return null;
        }
        if (key == 21) {
          typed.setLength(0);
        } else if (key == 127 || key == 8) {
          if (typed.isEmpty()) {
            return null;
          }
          typed.setLength(typed.length() - 1);
        } else {
          typed.append((char) key);
        }
      }
    }
  }
}
