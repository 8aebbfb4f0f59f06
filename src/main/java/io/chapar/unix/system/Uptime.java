package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** uptime(1). */
final class Uptime implements Program {
  private static final Options OPTIONS = Options.of("p,pretty", "s,since", "h,help").usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (o.has("s")) {
      long boot = p.machine().scheduler().nanos() - p.machine().uptime();
      p.out().println(Strftime.format("%Y-%m-%d %H:%M:%S", Strftime.at(boot, Zones.of(p))));
    } else if (o.has("p")) {
      p.out().println("up " + pretty(p.machine().uptime() / 1_000_000_000L));
    } else {
      p.out().println(line(p, Who.count(p)));
    }
    return 0;
  }

  private static String pretty(long seconds) {
    List<String> parts = new ArrayList<>();
    long[] values = {seconds / 604800, seconds / 86400 % 7, seconds / 3600 % 24, seconds / 60 % 60};
    String[] names = {"week", "day", "hour", "minute"};
    for (int i = 0; i < 4; i++) {
      if (values[i] > 0 || i == 3 && parts.isEmpty()) {
        parts.add(values[i] + " " + names[i] + (values[i] == 1 ? "" : "s"));
      }
    }
    return String.join(", ", parts);
  }

  /** The line that uptime, w and top begin with. */
  static String line(Process p, int users) {
    long seconds = p.machine().uptime() / 1_000_000_000L;
    long days = seconds / 86400;
    long hours = seconds / 3600 % 24;
    long minutes = seconds / 60 % 60;
    String up =
        (days > 0 ? days + (days == 1 ? " day, " : " days, ") : "")
            + (hours > 0 ? String.format("%2d:%02d", hours, minutes) : minutes + " min");
    return Strftime.format(" %H:%M:%S", Strftime.at(p.machine().scheduler().nanos(), Zones.of(p)))
        + " up "
        + up
        + ",  "
        + users
        + (users > 1 ? " users" : " user")
        + ",  load average: 0.00, 0.01, 0.00";
  }
}
