package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** How ls shows entries: long lines, columns, one a line; quoted and coloured on a terminal. */
final class Listing {
  private static final long HALF_YEAR = 15_778_476L * 1_000_000_000L; // seconds, as ls has it

  private enum Format {
    LONG,
    COLUMNS,
    ACROSS,
    COMMAS,
    SINGLE
  }

  private final Process p;
  private final Options.Parsed o;
  private final Format format;
  private final boolean quote;
  private final boolean colour;
  private final char indicators; // 'F', 'p', 't' or 0

  Listing(Process p, Options.Parsed o) {
    this.p = p;
    this.o = o;
    boolean terminal = p.terminal(1);
    this.format = format(o, terminal);
    String style = o.last("N", "Q", "b", "quoting-style");
    this.quote = style.isEmpty() && terminal;
    String when = o.has("color") ? o.value("color", "always") : "never";
    boolean able =
        !p.env("LS_COLORS", "").isEmpty()
            || !p.env("COLORTERM", "").isEmpty()
            || !p.env("TERM", "dumb").matches("dumb|unknown|");
    this.colour =
        able
            && switch (when) {
              case "always", "yes", "force" -> true;
              case "auto", "tty", "if-tty" -> terminal;
              default -> false;
            };
    String mark = o.last("F", "p", "file-type", "indicator-style");
    String value = mark.equals("indicator-style") ? o.value("indicator-style", "none") : mark;
    this.indicators =
        switch (value) {
          case "F", "classify" -> 'F';
          case "p", "slash" -> 'p';
          case "file-type" -> 't';
          default -> 0;
        };
  }

  private static Format format(Options.Parsed o, boolean terminal) {
    String last = o.last("l", "g", "n", "o", "C", "x", "m", "format", "full-time", "1");
    if (last.equals("1") && !o.last("l", "g", "n", "o", "full-time").isEmpty()) {
      return Format.LONG;
    }
    String value = last.equals("format") ? o.value("format", "") : last;
    return switch (value) {
      case "l", "g", "n", "o", "full-time", "long", "verbose" -> Format.LONG;
      case "C", "vertical" -> Format.COLUMNS;
      case "x", "across", "horizontal" -> Format.ACROSS;
      case "m", "commas" -> Format.COMMAS;
      case "1", "single-column" -> Format.SINGLE;
      default -> terminal ? Format.COLUMNS : Format.SINGLE;
    };
  }

  boolean isLong() {
    return format == Format.LONG;
  }

  boolean needsInodes() {
    return isLong()
        || colour
        || indicators != 0
        || o.has("i")
        || o.has("s")
        || o.has("t")
        || o.has("S");
  }

  String heading(String name) {
    return quote ? Quote.shellIfNeeded(name) : name;
  }

  /** The time of a file that -c, -u and --time choose. */
  static long time(Options.Parsed o, Inode inode) {
    String which = o.last("c", "u", "time");
    if (which.equals("time")) {
      which = o.value("time", "");
    }
    return switch (which) {
      case "c", "ctime", "status" -> inode.ctime();
      case "u", "atime", "access", "use" -> inode.atime();
      default -> inode.mtime();
    };
  }

  /** A directory's entries, with their total where one is due. */
  void printDirectory(List<Ls.Entry> entries) throws IOException {
    if (isLong() || o.has("s")) {
      long blocks = 0;
      for (Ls.Entry entry : entries) {
        Inode inode = entry.inode();
        blocks += inode == null ? 0 : inode.allocated();
      }
      p.out().println("total " + (human() ? size(blocks) : Long.toString(blocks / 1024)));
    }
    print(entries);
  }

  void print(List<Ls.Entry> entries) throws IOException {
    switch (format) {
      case LONG -> printLong(entries);
      case COLUMNS -> printColumns(entries, true);
      case ACROSS -> printColumns(entries, false);
      case COMMAS -> printCommas(entries);
      default -> {
        for (Ls.Entry entry : entries) {
          p.out().println(prefix(entry, entries) + shown(entry));
        }
      }
    }
  }

  // ---- one entry

  private String text(String name) {
    return switch (o.last("N", "Q", "b", "quoting-style")) {
      case "Q" -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case "b" -> name.replace("\\", "\\\\").replace(" ", "\\ ").replace("\n", "\\n");
      case "quoting-style" ->
          switch (o.value("quoting-style", "")) {
            case "shell", "shell-escape" -> Quote.shellIfNeeded(name);
            case "shell-always", "shell-escape-always" -> Quote.shell(name);
            case "c" -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case "locale" -> Quote.locale(name);
            default -> name;
          };
      default -> {
        if (quote) {
          yield Quote.shellIfNeeded(name);
        }
        yield o.has("q") ? name.replaceAll("[\\x00-\\x1f\\x7f]", "?") : name;
      }
    };
  }

  private String plain(Ls.Entry entry) {
    Inode inode = entry.inode();
    return text(entry.name()) + (inode == null ? "" : indicator(inode, false));
  }

  private String shown(Ls.Entry entry) {
    Inode inode = entry.inode();
    return coloured(text(entry.name()), entry) + (inode == null ? "" : indicator(inode, false));
  }

  private String indicator(Inode inode, boolean target) {
    if (indicators == 0) {
      return "";
    }
    char type = inode.type();
    if (type == 'd') {
      return "/";
    }
    if (indicators == 'p' || type == 'l' && isLong() && !target) {
      return "";
    }
    return switch (type) {
      case 'l' -> "@";
      case 'p' -> "|";
      case 's' -> "=";
      case '-' -> indicators == 'F' && (inode.mode() & 0111) != 0 ? "*" : "";
      default -> "";
    };
  }

  private String coloured(String text, Ls.Entry entry) {
    Inode inode = entry.inode();
    if (!colour || inode == null) {
      return text;
    }
    boolean dangling = inode.isSymlink() && !p.files().exists(entry.path());
    String code = dangling && p.env().containsKey("LS_COLORS") ? "40;31;01" : code(inode);
    return code.isEmpty() ? text : "\033[0m\033[" + code + "m" + text + "\033[0m";
  }

  private static String code(Inode inode) {
    int mode = inode.mode();
    return switch (inode.type()) {
      case 'd' ->
          (mode & 01002) == 01002
              ? "30;42"
              : (mode & 2) != 0 ? "34;42" : (mode & 01000) != 0 ? "37;44" : "01;34";
      case 'l' -> "01;36";
      case 'p' -> "33";
      case 's' -> "01;35";
      case 'c' -> "01;33";
      default ->
          (mode & 04000) != 0
              ? "37;41"
              : (mode & 02000) != 0 ? "30;43" : (mode & 0111) != 0 ? "01;32" : "";
    };
  }

  private boolean human() {
    return o.has("h") || o.has("si");
  }

  private String size(long bytes) {
    if (human()) {
      return Gnu.human(bytes, o.has("si") ? 1000 : 1024);
    }
    String block = o.value("block-size");
    if (block != null) {
      long unit = Math.max(1, Gnu.size(block));
      String suffix = Character.isDigit(block.charAt(0)) ? "" : block;
      return (bytes + unit - 1) / unit + suffix;
    }
    return Long.toString(bytes);
  }

  private String blocks(Inode inode) {
    return human() ? size(inode.allocated()) : Long.toString(inode.allocated() / 1024);
  }

  /** Inode number and blocks, where asked for. */
  private String prefix(Ls.Entry entry, List<Ls.Entry> all) {
    StringBuilder out = new StringBuilder();
    Inode inode = entry.inode();
    if (o.has("i")) {
      int width =
          all.stream()
              .mapToInt(e -> e.inode() == null ? 1 : Integer.toString(e.inode().number()).length())
              .max()
              .orElse(1);
      out.append(pad(inode == null ? "?" : Integer.toString(inode.number()), width)).append(' ');
    }
    if (o.has("s")) {
      int width =
          all.stream()
              .mapToInt(e -> e.inode() == null ? 1 : blocks(e.inode()).length())
              .max()
              .orElse(1);
      out.append(pad(inode == null ? "?" : blocks(inode), width)).append(' ');
    }
    return out.toString();
  }

  // ---- formats

  private void printLong(List<Ls.Entry> entries) throws IOException {
    boolean owner = !o.has("g");
    boolean group = !o.has("o") && !o.has("G");
    List<List<String>> rows = new ArrayList<>();
    int[] widths = new int[5];
    for (Ls.Entry entry : entries) {
      List<String> row = row(entry);
      rows.add(row);
      for (int i = 0; i < 5; i++) {
        widths[i] = Math.max(widths[i], Quote.width(row.get(i + 1)));
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Ls.Entry entry = entries.get(i);
      List<String> row = rows.get(i);
      StringBuilder line = new StringBuilder(prefix(entry, entries)).append(row.get(0));
      line.append(' ').append(pad(row.get(1), widths[0]));
      if (owner) {
        line.append(' ')
            .append(o.has("n") ? pad(row.get(2), widths[1]) : padRight(row.get(2), widths[1]));
      }
      if (group) {
        line.append(' ')
            .append(o.has("n") ? pad(row.get(3), widths[2]) : padRight(row.get(3), widths[2]));
      }
      line.append(' ').append(pad(row.get(4), widths[3]));
      line.append(' ').append(pad(row.get(5), widths[4]));
      line.append(' ').append(shown(entry));
      Inode inode = entry.inode();
      if (inode != null && inode.body() instanceof Body.Symlink link) {
        Inode target = p.files().peek(entry.path());
        Ls.Entry to = new Ls.Entry(link.target(), entry.path(), target);
        line.append(" -> ")
            .append(target == null ? text(link.target()) : coloured(text(link.target()), to));
        line.append(target == null ? "" : indicator(target, true));
      }
      p.out().println(line.toString());
    }
  }

  /** Mode, links, owner, group, size, time. */
  private List<String> row(Ls.Entry entry) {
    Inode inode = entry.inode();
    if (inode == null) {
      return List.of("-?????????", "?", "?", "?", "?", "           ?");
    }
    boolean numeric = o.has("n");
    String owner =
        numeric ? Integer.toString(inode.uid()) : p.machine().users().userName(inode.uid());
    String group =
        numeric ? Integer.toString(inode.gid()) : p.machine().users().groupName(inode.gid());
    String size = inode.type() == 'c' ? Devices.numbers(inode) : size(inode.size());
    return List.of(
        Modes.letters(inode),
        Integer.toString(inode.links()),
        owner,
        group,
        size,
        when(time(o, inode)));
  }

  private String when(long nanos) {
    ZonedDateTime t = Strftime.at(nanos, Zones.of(p));
    String style =
        o.has("full-time") ? "full-iso" : o.value("time-style", p.env("TIME_STYLE", "locale"));
    long age = p.machine().scheduler().nanos() - nanos;
    boolean recent = age >= 0 && age < HALF_YEAR;
    if (style.startsWith("+")) {
      String[] two = style.substring(1).split("\n", 2);
      return Strftime.format(two.length == 2 && recent ? two[1] : two[0], t);
    }
    return switch (style) {
      case "full-iso" -> Strftime.format("%Y-%m-%d %H:%M:%S.%N %z", t);
      case "long-iso" -> Strftime.format("%Y-%m-%d %H:%M", t);
      case "iso" -> Strftime.format(recent ? "%m-%d %H:%M" : "%Y-%m-%d ", t);
      default -> Strftime.format(recent ? "%b %e %H:%M" : "%b %e  %Y", t);
    };
  }

  private void printCommas(List<Ls.Entry> entries) throws IOException {
    int width = width();
    int column = 0;
    for (int i = 0; i < entries.size(); i++) {
      String text = prefix(entries.get(i), entries) + shown(entries.get(i));
      int length = Quote.width(prefix(entries.get(i), entries) + plain(entries.get(i)));
      if (i > 0) {
        if (width > 0 && column + 2 + length + (i < entries.size() - 1 ? 1 : 0) > width) {
          p.out().print(",\n");
          column = 0;
        } else {
          p.out().print(", ");
          column += 2;
        }
      }
      p.out().print(text);
      column += length;
    }
    if (!entries.isEmpty()) {
      p.out().println();
    }
  }

  private int width() {
    String given = o.value("w", p.env("COLUMNS", ""));
    if (given.matches("\\d{1,6}")) {
      return Integer.parseInt(given);
    }
    Terminal terminal = p.terminal();
    return p.terminal(1) && terminal != null ? terminal.columns() : 80;
  }

  /** Columns as ls fills them: as many as fit, each as wide as its widest entry and two blanks. */
  private void printColumns(List<Ls.Entry> entries, boolean down) throws IOException {
    int n = entries.size();
    int[] lengths = new int[n];
    // on a terminal a blank stands where others have their opening quote
    boolean quoted =
        quote && entries.stream().anyMatch(e -> text(e.name()).matches("(?s)['\"$].*"));
    for (int i = 0; i < n; i++) {
      lengths[i] =
          Quote.width(prefix(entries.get(i), entries) + plain(entries.get(i)))
              + (quoted && !text(entries.get(i).name()).matches("(?s)['\"$].*") ? 1 : 0);
    }
    int columns = Math.max(1, n);
    int[] widths = {};
    for (; columns >= 1; columns--) {
      int rows = (n + columns - 1) / columns;
      widths = new int[columns];
      for (int i = 0; i < n; i++) {
        int column = down ? i / rows : i % columns;
        widths[column] = Math.max(widths[column], lengths[i] + 2);
      }
      int sum = -2;
      for (int w : widths) {
        sum += w;
      }
      if (columns == 1 || sum < width() && (!down || (n + rows - 1) / rows == columns)) {
        break;
      }
    }
    columns = Math.max(columns, 1);
    int rows = (n + columns - 1) / columns;
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      int from = 0; // where the cursor is, and where the next entry begins
      int to = 0;
      for (int column = 0; column < columns; column++) {
        int i = down ? column * rows + row : row * columns + column;
        if (i >= n || down && i >= (column + 1) * rows) {
          continue;
        }
        String lead = quoted && !text(entries.get(i).name()).matches("(?s)['\"$].*") ? " " : "";
        line.append(indent(from, to))
            .append(lead)
            .append(prefix(entries.get(i), entries))
            .append(shown(entries.get(i)));
        from = to + lengths[i];
        to += widths[column];
      }
      p.out().println(line.toString());
    }
  }

  /** From one column to another with as many tabs as ls takes. */
  private static String indent(int from, int to) {
    StringBuilder out = new StringBuilder();
    int at = from;
    while (at < to) {
      if (to / 8 > (at + 1) / 8) {
        out.append('\t');
        at += 8 - at % 8;
      } else {
        out.append(' ');
        at++;
      }
    }
    return out.toString();
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - Quote.width(text))) + text;
  }

  private static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Quote.width(text)));
  }
}
