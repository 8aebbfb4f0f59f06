package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** pgrep(1) and pkill(1). */
final class Pgrep implements Program {
  private static final String[] COMMON = {
    "c,count",
    "f,full",
    "g,pgroup=",
    "G,group=",
    "i,ignore-case",
    "n,newest",
    "o,oldest",
    "O,older=",
    "P,parent=",
    "s,session=",
    "t,terminal=",
    "u,euid=",
    "U,uid=",
    "x,exact",
    "F,pidfile=",
    "-L,logpidfile",
    "r,runstates=",
    "A,ignore-ancestors",
    "-cgroup=",
    "-ns=",
    "-nslist=",
    "h,help",
    "V"
  };
  private static final Options GREP =
      with("d,delimiter=", "l,list-name", "a,list-full", "v,inverse", "-w,lightweight", "-Q,quote");
  private static final Options KILL = with("signal=", "e,echo", "-q,queue=");

  private static Options with(String... more) {
    List<String> all = new ArrayList<>(List.of(COMMON));
    all.addAll(List.of(more));
    return Options.of(all.toArray(new String[0])).status(2).usage();
  }

  @Override
  public int run(Process p) throws IOException {
    boolean kills = p.name().equals("pkill");
    Options options = kills ? KILL : GREP;
    Signal signal = Signal.TERM;
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    boolean ask = false;
    if (kills) {
      for (int i = 0; i < args.size(); i++) {
        String arg = args.get(i);
        Signal named = arg.startsWith("-") && arg.length() > 1 ? Signal.of(arg.substring(1)) : null;
        if (named != null && !arg.equals("-e") || arg.equals("-0")) {
          args.remove(i);
          ask = arg.equals("-0");
          signal = named == null ? signal : named;
          break;
        }
      }
    }
    Options.Parsed o = options.parse(p, args);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    String wanted = o.value("signal");
    if (wanted != null) {
      Signal named = Signal.of(wanted);
      if (named == null && !wanted.equals("0")) {
        throw options.wrong(p, "unknown signal name " + wanted);
      }
      ask = named == null;
      signal = named == null ? signal : named;
    }
    List<ProcessTable.Row> found = select(p, o);
    if (!kills) {
      return list(p, o, found);
    }
    int count = 0;
    for (ProcessTable.Row row : found) {
      try {
        p.machine().processes().kill(p, row.pid(), ask ? null : signal);
        count++;
        if (o.has("e")) {
          p.out().println(row.comm() + " killed (pid " + row.pid() + ")");
        }
      } catch (DiskException e) {
        p.err().print("pkill: killing pid " + row.pid() + " failed: " + e.getMessage() + "\n");
      }
    }
    if (o.has("c")) {
      p.out().println("" + count);
    }
    return found.isEmpty() ? 1 : 0;
  }

  private static int list(Process p, Options.Parsed o, List<ProcessTable.Row> found)
      throws IOException {
    if (o.has("c")) {
      p.out().println("" + found.size());
      return found.isEmpty() ? 1 : 0;
    }
    List<String> lines = new ArrayList<>();
    for (ProcessTable.Row row : found) {
      lines.add(row.pid() + (o.has("a") ? " " + row.args() : o.has("l") ? " " + row.comm() : ""));
    }
    if (!lines.isEmpty()) {
      p.out().println(String.join(o.value("d", "\n"), lines));
    }
    return found.isEmpty() ? 1 : 0;
  }

  private static List<ProcessTable.Row> select(Process p, Options.Parsed o) throws IOException {
    List<String> patterns = o.operands();
    boolean criteria =
        o.uses().stream()
            .anyMatch(
                u -> List.of("g", "G", "P", "s", "t", "u", "U", "F", "r", "O").contains(u.name()));
    if (patterns.isEmpty() && !criteria) {
      p.err()
          .print(
              p.name()
                  + ": no matching criteria specified\nTry `"
                  + p.name()
                  + " --help' for more information.\n");
      throw new io.chapar.host.ExitException(2);
    }
    if (patterns.size() > 1) {
      p.err()
          .print(
              p.name()
                  + ": only one pattern can be provided\nTry `"
                  + p.name()
                  + " --help' for more information.\n");
      throw new io.chapar.host.ExitException(2);
    }
    Regex regex = patterns.isEmpty() ? null : compile(p, o, patterns.get(0));
    if (regex != null
        && patterns.get(0).length() > 15
        && !o.has("f")
        && patterns.get(0).matches("[\\w-]+")) {
      p.err()
          .print(
              p.name()
                  + ": pattern that searches for process name longer than 15 characters will result"
                  + " in zero matches\nTry `"
                  + p.name()
                  + " -f' option to match against the complete command line.\n");
    }
    Set<Integer> euids = users(p, o, "u");
    Set<Integer> ruids = users(p, o, "U");
    Set<Integer> gids = new HashSet<>();
    for (String group : list(o, "G")) {
      gids.add(Shadow.gid(p.machine().users(), group));
    }
    Set<String> parents = Set.copyOf(list(o, "P"));
    Set<String> groups = new HashSet<>(list(o, "g"));
    groups.addAll(list(o, "s"));
    if (groups.remove("0")) {
      groups.add("" + p.group());
    }
    Set<String> terminals = Set.copyOf(list(o, "t"));
    String pidFile = o.value("F");
    String pid =
        pidFile == null
            ? ""
            : new String(p.readAll(pidFile), java.nio.charset.StandardCharsets.UTF_8).strip();
    List<ProcessTable.Row> found = new ArrayList<>();
    for (ProcessTable.Row row : ProcessTable.rows(p)) {
      if (row.pid() == p.pid()) {
        continue;
      }
      boolean match =
          (euids.isEmpty() || euids.contains(row.uid()))
              && (ruids.isEmpty() || ruids.contains(row.ruid()))
              && (gids.isEmpty() || gids.contains(row.gid()))
              && (parents.isEmpty() || parents.contains("" + row.ppid()))
              && (groups.isEmpty() || groups.contains("" + row.group()))
              && (terminals.isEmpty() || terminals.contains(row.tty()))
              && (pidFile == null || pid.equals("" + row.pid()))
              && (!o.has("r") || o.value("r", "").contains(row.state().substring(0, 1)));
      if (match && regex != null) {
        match = regex.found(o.has("f") ? row.args() : row.comm(), steps -> p.tick());
      }
      if (match != o.has("v")) {
        found.add(row);
      }
    }
    if (!found.isEmpty() && (o.has("n") || o.has("o"))) {
      Comparator<ProcessTable.Row> age =
          Comparator.comparingLong(ProcessTable.Row::started)
              .thenComparingInt(ProcessTable.Row::pid);
      return List.of(
          o.has("n")
              ? found.stream().max(age).orElseThrow()
              : found.stream().min(age).orElseThrow());
    }
    return found;
  }

  private static Regex compile(Process p, Options.Parsed o, String pattern) throws IOException {
    String whole = o.has("x") ? "^(" + pattern + ")$" : pattern;
    try {
      return o.has("i")
          ? Regex.compile(whole, Syntax.EXTENDED, Flag.IGNORE_CASE)
          : Regex.compile(whole, Syntax.EXTENDED);
    } catch (RegexSyntaxException e) {
      p.err().print(p.name() + ": " + e.getMessage() + "\n");
      throw new io.chapar.host.ExitException(2);
    }
  }

  private static List<String> list(Options.Parsed o, String name) {
    String value = o.value(name);
    return value == null ? List.of() : List.of(value.split(","));
  }

  private static Set<Integer> users(Process p, Options.Parsed o, String name) throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (String user : list(o, name)) {
      Account account = p.machine().users().named(user);
      if (account == null && !user.matches("\\d{1,9}")) {
        p.err().print(p.name() + ": invalid user name: " + user + "\n");
        throw new io.chapar.host.ExitException(2);
      }
      ids.add(account == null ? Integer.parseInt(user) : account.uid());
    }
    return ids;
  }
}
