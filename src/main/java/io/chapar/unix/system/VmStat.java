package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** vmstat(8): processes, memory and processor of a host that has little to do. */
final class VmStat implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,active",
              "-d,disk",
              "-D,disk-sum",
              "-f,forks",
              "-m,slabs",
              "n,one-header",
              "-p,partition=",
              "-s,stats",
              "S,unit=",
              "-t,timestamp",
              "w,wide",
              "help")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("help")) {
      return Shadow.help(p);
    }
    List<String> words = o.operands();
    long count = words.size() > 1 ? number(p, words.get(1)) : words.isEmpty() ? 1 : Long.MAX_VALUE;
    long delay = words.isEmpty() ? 1 : number(p, words.get(0));
    for (long i = 0; i < count; i++) {
      if (i > 0) {
        p.sleep(Duration.ofSeconds(delay));
      }
      if (i == 0 || i % 20 == 0 && !o.has("n")) {
        p.out()
            .print(
                "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n"
                    + (o.has("a")
                        ? " r  b   swpd   free  inact active   si   so    bi    bo   in   cs us sy id wa st\n"
                        : " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n"));
      }
      p.out().println(line(p)).flush();
    }
    return 0;
  }

  private static long number(Process p, String text) throws IOException {
    if (!text.matches("\\d{1,9}") || Long.parseLong(text) == 0) {
      p.err().print("vmstat: failed to parse argument: '" + text + "'\n");
      throw new io.chapar.host.ExitException(1);
    }
    return Long.parseLong(text);
  }

  private static String line(Process p) throws IOException {
    long free = 0;
    long buffers = 0;
    long cached = 0;
    for (String each : p.machine().root().text("/proc/meminfo").lines().toList()) {
      String[] words = each.split("[: ]+");
      switch (words[0]) {
        case "MemFree" -> free = Long.parseLong(words[1]);
        case "Buffers" -> buffers = Long.parseLong(words[1]);
        case "Cached" -> cached = Long.parseLong(words[1]);
        default -> {}
      }
    }
    long running = ProcessTable.rows(p).stream().filter(row -> row.state().startsWith("R")).count();
    return String.format(
        Locale.ROOT,
        "%2d  0      0 %6d %6d %6d    0    0     2     5   40   60  0  0 99  0  0",
        running,
        free,
        buffers,
        cached);
  }
}
