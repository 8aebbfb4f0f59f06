package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * ps(1) of procps: what was asked for in UNIX, BSD and GNU options. Columns are {@link PsColumn}.
 */
final class Ps implements Program {

  /** What the options add up to. */
  private static final class Wish {
    final List<Predicate<ProcessTable.Row>> selections = new ArrayList<>();
    final List<PsColumn> columns = new ArrayList<>();
    final List<String> sort = new ArrayList<>();
    boolean all;
    boolean withTerminal;
    boolean bsd;
    boolean bsdAll;
    boolean bsdNoTerminal;
    boolean negate;
    boolean tree;
    boolean noHeaders;
    int wide;
    String format = "";
  }

  @Override
  public int run(Process p) throws IOException {
    Wish wish = new Wish();
    List<String> args = p.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith("--")) {
        i = gnu(p, wish, args, i);
      } else if (arg.startsWith("-") && arg.length() > 1) {
        i = unix(p, wish, args, i);
      } else {
        i = bsd(p, wish, args, i);
      }
    }
    List<ProcessTable.Row> rows = new ArrayList<>();
    for (ProcessTable.Row row : ProcessTable.rows(p)) {
      if (chosen(p, wish, row)) {
        rows.add(row);
      }
    }
    sort(p, wish, rows);
    List<String> prefixes = wish.tree ? tree(rows, wish.bsd || wish.bsdAll) : List.of();
    print(p, wish, rows, prefixes);
    return rows.isEmpty() ? 1 : 0;
  }

  private static boolean chosen(Process p, Wish wish, ProcessTable.Row row) {
    boolean yes;
    if (wish.all || wish.bsdAll && wish.bsdNoTerminal) {
      yes = true;
    } else if (!wish.selections.isEmpty()) {
      yes = wish.selections.stream().anyMatch(s -> s.test(row));
    } else if (wish.withTerminal) {
      yes = !row.tty().equals("?") && row.pid() != row.group();
    } else if (wish.bsdAll) {
      yes = !row.tty().equals("?");
    } else if (wish.bsdNoTerminal) {
      yes = row.uid() == p.credentials().uid();
    } else {
      yes = row.uid() == p.credentials().uid() && row.tty().equals(Terminals.shortName(p));
    }
    return yes != wish.negate;
  }

  // ---- options

  private static int gnu(Process p, Wish wish, List<String> args, int at) throws IOException {
    String arg = args.get(at).substring(2);
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg : arg.substring(0, equals);
    String value = equals < 0 ? null : arg.substring(equals + 1);
    int next = at;
    if (value == null
        && List.of(
                "pid",
                "ppid",
                "user",
                "User",
                "group",
                "sort",
                "format",
                "tty",
                "cols",
                "columns",
                "width",
                "rows",
                "quick-pid")
            .contains(name)) {
      if (++next >= args.size()) {
        throw error(p, "missing argument");
      }
      value = args.get(next);
    }
    String v = value == null ? "" : value;
    switch (name) {
      case "no-headers", "no-heading", "no-headings", "no-header" -> wish.noHeaders = true;
      case "headers" -> {}
      case "forest" -> wish.tree = true;
      case "deselect" -> wish.negate = true;
      case "pid" -> pids(p, wish, v);
      case "quick-pid" -> pids(p, wish, v);
      case "ppid" -> {
        Set<Integer> ids = numbers(p, v);
        wish.selections.add(r -> ids.contains(r.ppid()));
      }
      case "user" -> users(p, wish, v, false);
      case "User" -> users(p, wish, v, true);
      case "group" -> groups(p, wish, v);
      case "tty" -> terminals(wish, v);
      case "sort" -> wish.sort.addAll(List.of(v.split(",")));
      case "format" -> format(p, wish, v);
      case "cols", "columns", "width", "rows" -> wish.wide = 2;
      case "help" -> {
        p.out().print(io.chapar.unix.Manual.help("ps"));
        throw new ExitException(0);
      }
      case "version" -> {
        p.out().println("ps from procps-ng 4.0.2");
        throw new ExitException(0);
      }
      default -> throw error(p, "unknown gnu long option");
    }
    return next;
  }

  private static int unix(Process p, Wish wish, List<String> args, int at) throws IOException {
    String arg = args.get(at);
    if (arg.substring(1).chars().allMatch(Character::isDigit)) {
      pids(p, wish, arg.substring(1));
      return at;
    }
    for (int i = 1; i < arg.length(); i++) {
      char c = arg.charAt(i);
      if ("CGgopqstuU".indexOf(c) >= 0) {
        String value = arg.substring(i + 1);
        int next = at;
        if (value.isEmpty()) {
          if (c == 'u' && at + 1 >= args.size() || at + 1 >= args.size()) {
            throw error(p, missing(c));
          }
          value = args.get(++next);
        }
        String v = value;
        switch (c) {
          case 'C' -> {
            List<String> names = List.of(v.split(","));
            wish.selections.add(
                r ->
                    names.stream()
                        .anyMatch(n -> r.comm().equals(n.length() > 15 ? n.substring(0, 15) : n)));
          }
          case 'G', 'g' -> groups(p, wish, v);
          case 'o' -> format(p, wish, v);
          case 'p', 'q' -> pids(p, wish, v);
          case 's' -> {
            Set<Integer> ids = numbers(p, v);
            wish.selections.add(r -> ids.contains(r.group()));
          }
          case 't' -> terminals(wish, v);
          case 'u' -> users(p, wish, v, false);
          default -> users(p, wish, v, true);
        }
        return next;
      }
      switch (c) {
        case 'A', 'e' -> wish.all = true;
        case 'a' -> wish.withTerminal = true;
        case 'd' -> wish.selections.add(r -> true);
        case 'f' -> wish.format = wish.format.isEmpty() ? "f" : wish.format;
        case 'F' -> wish.format = "F";
        case 'l' -> wish.format = "l";
        case 'j' -> wish.format = "j";
        case 'y' -> wish.format = "ly";
        case 'H' -> wish.tree = true;
        case 'N' -> wish.negate = true;
        case 'w' -> wish.wide++;
        case 'x' -> wish.bsdNoTerminal = true;
        case 'c', 'L', 'T', 'm', 'M', 'Z', 'O', 'P', 'V' ->
            throw io.chapar.unix.Options.notSimulated(p, "-" + c);
        default -> throw error(p, "unsupported SysV option");
      }
    }
    return at;
  }

  private static String missing(char option) {
    return switch (option) {
      case 'C' -> "list of command names must follow -C";
      case 'o' -> "format specification must follow -o";
      case 'p' -> "list of process IDs must follow -p";
      case 'u' -> "list of users must follow -u";
      case 'U' -> "list of real users must follow -U";
      case 't' -> "list of terminals (pty, tty...) must follow -t";
      default -> "missing argument";
    };
  }

  private static int bsd(Process p, Wish wish, List<String> args, int at) throws IOException {
    String arg = args.get(at);
    if (!arg.isEmpty() && arg.chars().allMatch(c -> Character.isDigit(c) || c == ',')) {
      pids(p, wish, arg);
      wish.bsd = true;
      return at;
    }
    wish.bsd = true;
    for (int i = 0; i < arg.length(); i++) {
      char c = arg.charAt(i);
      if ("opUtkO".indexOf(c) >= 0) {
        String value = arg.substring(i + 1);
        int next = at;
        if (value.isEmpty()) {
          if (at + 1 >= args.size()) {
            throw error(p, c == 'o' ? "format specification must follow o" : "missing argument");
          }
          value = args.get(++next);
        }
        switch (c) {
          case 'o', 'O' -> format(p, wish, value);
          case 'p' -> pids(p, wish, value);
          case 'k' -> wish.sort.addAll(List.of(value.split(",")));
          case 't' -> terminals(wish, value);
          default -> users(p, wish, value, false);
        }
        return next;
      }
      switch (c) {
        case 'a' -> wish.bsdAll = true;
        case 'x' -> wish.bsdNoTerminal = true;
        case 'u' -> wish.format = "u";
        case 'f' -> wish.tree = true;
        case 'j' -> wish.format = "bj";
        case 'l' -> wish.format = "bl";
        case 'w' -> wish.wide++;
        case 'h' -> wish.noHeaders = true;
        case 'r' -> wish.selections.add(r -> r.state().startsWith("R"));
        case 'T', 'g' -> {}
        case 'c', 'e', 'm', 'n', 's', 'v', 'H', 'L', 'M', 'S', 'V', 'X', 'Z' ->
            throw io.chapar.unix.Options.notSimulated(p, Character.toString(c));
        default -> throw error(p, "unsupported option (BSD syntax)");
      }
    }
    return at;
  }

  private static void pids(Process p, Wish wish, String list) throws IOException {
    Set<Integer> ids = numbers(p, list);
    wish.selections.add(r -> ids.contains(r.pid()));
  }

  private static Set<Integer> numbers(Process p, String list) throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (String each : list.split("[, ]+")) {
      if (!each.matches("\\d{1,9}")) {
        throw error(p, "process ID list syntax error");
      }
      ids.add(Integer.parseInt(each));
    }
    return ids;
  }

  private static void users(Process p, Wish wish, String list, boolean real) throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (String each : list.split("[, ]+")) {
      Account account = p.machine().users().named(each);
      if (account == null && !each.matches("\\d{1,9}")) {
        throw error(p, "user name does not exist");
      }
      ids.add(account == null ? Integer.parseInt(each) : account.uid());
    }
    wish.selections.add(r -> ids.contains(real ? r.ruid() : r.uid()));
  }

  private static void groups(Process p, Wish wish, String list) throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (String each : list.split("[, ]+")) {
      int gid = Shadow.gid(p.machine().users(), each);
      if (gid < 0) {
        throw error(p, "group name does not exist");
      }
      ids.add(gid);
    }
    wish.selections.add(r -> ids.contains(r.gid()));
  }

  private static void terminals(Wish wish, String list) {
    Set<String> names = Set.of(list.replace("/dev/", "").split(","));
    wish.selections.add(r -> names.contains(r.tty()) || names.contains("-") && r.tty().equals("?"));
  }

  private static void format(Process p, Wish wish, String text) throws IOException {
    String rest = text;
    while (!rest.isEmpty()) {
      int equals = rest.indexOf('=');
      int comma = rest.indexOf(',');
      int space = rest.indexOf(' ');
      int end = comma < 0 ? space : space < 0 ? comma : Math.min(comma, space);
      if (equals >= 0 && (end < 0 || equals < end)) {
        String header = rest.substring(equals + 1);
        boolean emptyThenMore = header.startsWith(",");
        wish.columns.add(column(p, rest.substring(0, equals), emptyThenMore ? "" : header));
        rest = emptyThenMore ? header.substring(1) : "";
        continue;
      }
      String name = end < 0 ? rest : rest.substring(0, end);
      if (!name.isEmpty()) {
        wish.columns.add(column(p, name, null));
      }
      rest = end < 0 ? "" : rest.substring(end + 1);
    }
  }

  private static PsColumn column(Process p, String name, @Nullable String header)
      throws IOException {
    int colon = name.indexOf(':');
    String bare = colon < 0 ? name : name.substring(0, colon);
    PsColumn column = PsColumn.of(bare);
    if (column == null) {
      throw error(p, "unknown user-defined format specifier \"" + bare + "\"");
    }
    PsColumn wide =
        colon > 0 && name.substring(colon + 1).matches("\\d{1,4}")
            ? column.withWidth(Integer.parseInt(name.substring(colon + 1)))
            : column;
    return header == null ? wide : wide.withHeader(header);
  }

  static ExitException error(Process p, String message) throws IOException {
    p.err()
        .print(
            "error: "
                + message
                + "\n\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n"
                + "  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see"
                + " ps(1).\n");
    return new ExitException(1);
  }

  // ---- order and output

  private static void sort(Process p, Wish wish, List<ProcessTable.Row> rows) throws IOException {
    for (int i = wish.sort.size() - 1; i >= 0; i--) {
      String key = wish.sort.get(i);
      boolean down = key.startsWith("-");
      PsColumn column = PsColumn.of(key.replaceFirst("^[-+]", ""));
      if (column == null) {
        throw error(p, "unknown sort specifier");
      }
      Comparator<ProcessTable.Row> order = column.order(p);
      rows.sort(down ? Collections.reverseOrder(order) : order);
    }
  }

  private static List<String> tree(List<ProcessTable.Row> rows, boolean lines) {
    List<ProcessTable.Row> ordered = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    Set<Integer> shown = new HashSet<>();
    rows.forEach(r -> shown.add(r.pid()));
    for (ProcessTable.Row row : List.copyOf(rows)) {
      if (!shown.contains(row.ppid()) || row.ppid() == row.pid() || lines && row.ppid() == 1) {
        branch(rows, row, "", "", lines, ordered, prefixes);
      }
    }
    rows.clear();
    rows.addAll(ordered);
    return prefixes;
  }

  private static void branch(
      List<ProcessTable.Row> rows,
      ProcessTable.Row row,
      String own,
      String below,
      boolean lines,
      List<ProcessTable.Row> ordered,
      List<String> prefixes) {
    if (ordered.contains(row)) {
      return;
    }
    ordered.add(row);
    prefixes.add(own);
    List<ProcessTable.Row> children =
        rows.stream()
            .filter(r -> r.ppid() == row.pid() && r != row && !(lines && row.pid() == 1))
            .toList();
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      String mark = lines ? below + " \\_ " : own + "  ";
      String next = lines ? below + (last ? "    " : " |  ") : "";
      branch(rows, children.get(i), mark, next, lines, ordered, prefixes);
    }
  }

  private static void print(
      Process p, Wish wish, List<ProcessTable.Row> rows, List<String> prefixes) throws IOException {
    List<PsColumn> columns = wish.columns.isEmpty() ? usual(wish) : wish.columns;
    Terminal terminal = p.terminal();
    int limit =
        wish.wide >= 2 || !p.terminal(1) || terminal == null
            ? Integer.MAX_VALUE
            : terminal.columns() * (wish.wide == 1 ? 2 : 1);
    boolean header = !wish.noHeaders && columns.stream().anyMatch(c -> !c.header().isEmpty());
    if (header) {
      line(p, columns, columns.stream().map(PsColumn::header).toList(), limit);
    }
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>();
      for (PsColumn column : columns) {
        String text = column.text(p, rows.get(i));
        cells.add(column.isCommand() && !prefixes.isEmpty() ? prefixes.get(i) + text : text);
      }
      line(p, columns, cells, limit);
    }
  }

  private static void line(Process p, List<PsColumn> columns, List<String> cells, int limit)
      throws IOException {
    StringBuilder out = new StringBuilder();
    int over = 0; // how far a long cell has pushed the rest to the right
    for (int i = 0; i < columns.size(); i++) {
      PsColumn column = columns.get(i);
      boolean last = i == columns.size() - 1;
      String cell = cells.get(i);
      if (!last
          && cell.length() > column.width()
          && column.cuts()
          && !cell.equals(column.header())) {
        cell = column.cut(cell);
      }
      int pad = Math.max(0, column.width() - cell.length());
      int give = Math.min(over, pad);
      pad -= give;
      over -= give;
      over += Math.max(0, cell.length() - column.width());
      if (i > 0) {
        out.append(' ');
      }
      out.append(column.right() ? " ".repeat(pad) + cell : last ? cell : cell + " ".repeat(pad));
    }
    String text = out.toString();
    p.out().println(text.length() > limit ? text.substring(0, limit) : text);
  }

  private static List<PsColumn> usual(Wish wish) {
    String names =
        switch (wish.format) {
          case "u" -> "user,pid,%cpu,%mem,vsz,rss,tname,stat,start_time,bsdtime,args";
          case "f" -> "uid_hack,pid,ppid,c,stime,tname,time,cmd";
          case "F" -> "uid_hack,pid,ppid,c,sz,rss,psr,stime,tname,time,cmd";
          case "l" -> "f,s,uid,pid,ppid,c,opri,ni,addr,sz,wchan,tname,time,ucmd";
          case "ly" -> "s,uid,pid,ppid,c,opri,ni,rss,sz,wchan,tname,time,ucmd";
          case "j" -> "pid,pgid,sid,tname,time,ucmd";
          case "bj" -> "ppid,pid,pgid,sid,tname,tpgid,stat,uid,bsdtime,args";
          case "bl" -> "f,uid,pid,ppid,opri,ni,vsz,rss,wchan,stat,tname,bsdtime,args";
          default -> wish.bsd ? "pid,tname,stat,bsdtime,args" : "pid,tname,time,ucmd";
        };
    List<PsColumn> columns = new ArrayList<>();
    for (String name : names.split(",")) {
      columns.add(Objects.requireNonNull(PsColumn.of(name), name));
    }
    return columns;
  }
}
