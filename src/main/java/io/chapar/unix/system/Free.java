package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** free(1): what /proc/meminfo says. */
final class Free implements Program {
  private static final Options OPTIONS =
      Options.of(
              "b,bytes",
              "k,kibi",
              "kilo",
              "m,mebi",
              "mega",
              "g,gibi",
              "giga",
              "h,human",
              "si",
              "l,lohi",
              "t,total",
              "-s,seconds=",
              "-c,count=",
              "w,wide",
              "v,committed",
              "help")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("help")) {
      return Shadow.help(p);
    }
    Map<String, Long> info = new LinkedHashMap<>();
    for (String line : p.machine().root().text("/proc/meminfo").lines().toList()) {
      String[] words = line.split("[: ]+");
      info.put(words[0], Long.parseLong(words[1]));
    }
    long total = info.getOrDefault("MemTotal", 0L);
    long free = info.getOrDefault("MemFree", 0L);
    long buffers = info.getOrDefault("Buffers", 0L);
    long cached = info.getOrDefault("Cached", 0L);
    long available = info.getOrDefault("MemAvailable", 0L);
    long shared = info.getOrDefault("Shmem", 0L);
    long used = total - available;
    boolean wide = o.has("w");
    String head = wide ? "%-8s%12s%12s%12s%12s%12s%12s%12s" : "%-8s%12s%12s%12s%12s%12s%12s";
    p.out()
        .println(
            wide
                ? String.format(
                    head, "", "total", "used", "free", "shared", "buffers", "cache", "available")
                : String.format(
                    head, "", "total", "used", "free", "shared", "buff/cache", "available"));
    p.out()
        .println(
            wide
                ? String.format(
                    head,
                    "Mem:",
                    n(o, total),
                    n(o, used),
                    n(o, free),
                    n(o, shared),
                    n(o, buffers),
                    n(o, cached),
                    n(o, available))
                : String.format(
                    head,
                    "Mem:",
                    n(o, total),
                    n(o, used),
                    n(o, free),
                    n(o, shared),
                    n(o, buffers + cached),
                    n(o, available)));
    p.out().println(String.format("%-8s%12s%12s%12s", "Swap:", n(o, 0), n(o, 0), n(o, 0)));
    if (o.has("t")) {
      p.out()
          .println(
              String.format("%-8s%12s%12s%12s", "Total:", n(o, total), n(o, used), n(o, free)));
    }
    return 0;
  }

  private static String n(Options.Parsed o, long kilobytes) {
    return switch (o.last("b", "k", "m", "g", "h", "kilo", "mega", "giga")) {
      case "b" -> "" + kilobytes * 1024;
      case "m" -> "" + kilobytes / 1024;
      case "g" -> "" + kilobytes / 1024 / 1024;
      case "mega" -> "" + kilobytes * 1024 / 1_000_000;
      case "giga" -> "" + kilobytes * 1024 / 1_000_000_000;
      case "h" -> {
        double value = kilobytes;
        String unit = "Ki";
        if (kilobytes == 0) {
          yield "0B";
        }
        if (value >= 1024) {
          value /= 1024;
          unit = "Mi";
        }
        if (value >= 1024) {
          value /= 1024;
          unit = "Gi";
        }
        yield (value < 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.0f", value))
            + unit;
      }
      default -> "" + kilobytes;
    };
  }
}
