package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.unix.Options;
import io.chapar.unix.Suspension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** top(1): a snapshot, again every few seconds until q or the given number. */
final class Top implements Program {
  private static final Options OPTIONS =
      Options.of(
              "b,batch-mode",
              "c,cmdline-toggle",
              "d,delay=",
              "-E,scale-summary-mem=",
              "-e,scale-task-mem=",
              "-H,threads-show",
              "i,idle-toggle",
              "n,iterations=",
              "o,sort-override=",
              "-O,list-fields",
              "p,pid=",
              "s,secure-mode",
              "-S,accum-time-toggle",
              "u,filter-only-euser=",
              "U,filter-any-user=",
              "w,width=?",
              "1,single-cpu-toggle",
              "v,version",
              "h,help")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    Terminal terminal = p.terminal();
    boolean batch = o.has("b") || terminal == null || !p.terminal(1);
    if (batch && !o.has("b")) {
      return p.fail(1, "failed tty get");
    }
    String n = o.value("n", "");
    long left = n.matches("\\d{1,6}") ? Long.parseLong(n) : Long.MAX_VALUE;
    Duration delay = Intervals.parse(o.value("d", "3"));
    Duration pause = delay == null ? Duration.ofSeconds(3) : delay;
    if (batch) {
      for (boolean first = true; left > 0; left--, first = false) {
        if (!first) {
          p.sleep(pause);
          p.out().println();
        }
        p.out().print(snapshot(p, o, Integer.MAX_VALUE)).flush();
      }
      return 0;
    }
    if (terminal == null) {
      return 1;
    }
    terminal.raw(true);
    try {
      while (left-- > 0) {
        p.out()
            .print("\033[H\033[J" + snapshot(p, o, terminal.rows() - 1).replace("\n", "\r\n"))
            .flush();
        long end = p.machine().scheduler().nanos() + pause.toNanos();
        while (p.machine().scheduler().nanos() < end) {
          if (terminal.channel().readable()) {
            byte[] key = new byte[1];
            if (terminal.channel().read(key, 0, 1) <= 0 || key[0] == 'q' || key[0] == 3) {
              return 0;
            }
            if (key[0] == Suspension.KEY) {
              Suspension.stop(p, terminal);
            }
            break;
          }
          p.sleep(Duration.ofMillis(100));
        }
      }
    } finally {
      terminal.raw(false);
      p.out().print("\r\n").flush();
    }
    return 0;
  }

  private static String snapshot(Process p, Options.Parsed o, int rows) throws IOException {
    List<ProcessTable.Row> all = new ArrayList<>(ProcessTable.rows(p));
    String user = o.has("u") ? o.value("u") : o.value("U");
    if (user != null) {
      all.removeIf(r -> !p.machine().users().userName(r.uid()).equals(user));
    }
    String pids = o.value("p");
    if (pids != null) {
      List<String> wanted = List.of(pids.split(","));
      all.removeIf(r -> !wanted.contains("" + r.pid()));
    }
    all.sort(
        Comparator.comparing((ProcessTable.Row r) -> !r.state().startsWith("R"))
            .thenComparingInt(ProcessTable.Row::pid));
    long running = all.stream().filter(r -> r.state().startsWith("R")).count();
    long stopped = all.stream().filter(r -> r.state().startsWith("T")).count();
    StringBuilder out = new StringBuilder();
    out.append("top -").append(Uptime.line(p, Who.count(p))).append('\n');
    out.append(
        String.format(
            "Tasks: %3d total, %3d running, %3d sleeping, %3d stopped, %3d zombie\n",
            all.size(), running, all.size() - running - stopped, stopped, 0));
    out.append(
        "%Cpu(s):  0.3 us,  0.3 sy,  0.0 ni, 99.3 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st \n");
    double total = 2_013_412 / 1024.0;
    out.append(
        String.format(
            Locale.ROOT,
            "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache     \n",
            total,
            total * 0.7,
            total * 0.15,
            total * 0.18));
    out.append(
        String.format(
            Locale.ROOT,
            "MiB Swap: %8.1f total, %8.1f free, %8.1f used. %8.1f avail Mem \n\n",
            0.0,
            0.0,
            0.0,
            total * 0.85));
    out.append("    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n");
    int line = 7;
    for (ProcessTable.Row r : all) {
      if (++line > rows) {
        break;
      }
      String name = p.machine().users().userName(r.uid());
      out.append(
          String.format(
              Locale.ROOT,
              "%7d %-8s  20   0 %7d %6d %6d %s %5.1f %5.1f %9s %s\n",
              r.pid(),
              name.length() > 8 ? name.substring(0, 7) + "+" : name,
              Sizes.vsz(r),
              Sizes.rss(r),
              Sizes.rss(r) * 3 / 4,
              r.state().substring(0, 1),
              0.0,
              Sizes.rss(r) * 100.0 / 2_013_412,
              "0:00.0" + r.pid() % 10,
              o.has("c") ? r.args() : r.comm()));
    }
    return out.toString();
  }
}
