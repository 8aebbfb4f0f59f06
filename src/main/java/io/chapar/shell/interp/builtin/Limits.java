package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ulimit}: the limits are the host's and cannot be raised. */
final class Limits implements Builtin {
  private record Limit(char letter, String text, String unit, String value) {}

  private static final List<Limit> ALL =
      List.of(
          new Limit('R', "real-time non-blocking time", "microseconds, ", "unlimited"),
          new Limit('c', "core file size", "blocks, ", "0"),
          new Limit('d', "data seg size", "kbytes, ", "unlimited"),
          new Limit('e', "scheduling priority", "", "0"),
          new Limit('f', "file size", "blocks, ", "unlimited"),
          new Limit('i', "pending signals", "", "96365"),
          new Limit('l', "max locked memory", "kbytes, ", "8192"),
          new Limit('m', "max memory size", "kbytes, ", "unlimited"),
          new Limit('n', "open files", "", "1024"),
          new Limit('p', "pipe size", "512 bytes, ", "8"),
          new Limit('q', "POSIX message queues", "bytes, ", "819200"),
          new Limit('r', "real-time priority", "", "0"),
          new Limit('s', "stack size", "kbytes, ", "8192"),
          new Limit('t', "cpu time", "seconds, ", "unlimited"),
          new Limit('u', "max user processes", "", "512"),
          new Limit('v', "virtual memory", "kbytes, ", "unlimited"),
          new Limit('x', "file locks", "", "unlimited"));

  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "SHabcdefiklmnpqrstuvxPRT");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('a')) {
      for (Limit limit : ALL) {
        String unit = "(" + limit.unit() + "-" + limit.letter() + ")";
        shell.print(
            String.format(Locale.ROOT, "%-20s %20s %s\n", limit.text(), unit, limit.value()));
      }
      return 0;
    }
    Limit chosen = null;
    for (Limit limit : ALL) {
      if (flags.has(limit.letter())) {
        chosen = limit;
      }
    }
    Limit limit = chosen == null ? byLetter('f') : chosen;
    if (limit == null) {
      return 1;
    }
    if (flags.rest().isEmpty()) {
      shell.print(limit.value() + "\n");
      return 0;
    }
    String value = flags.rest().get(0);
    if (value.equals(limit.value()) || value.equals("hard") || value.equals("soft")) {
      return 0;
    }
    if (!value.equals("unlimited") && Numbers.of(value) == null) {
      shell.error("ulimit: " + value + ": invalid number");
      return 1;
    }
    shell.error("ulimit: option '-" + limit.letter() + " " + value + "' is not simulated here");
    return 2;
  }

  private static @Nullable Limit byLetter(char letter) {
    return ALL.stream().filter(l -> l.letter() == letter).findFirst().orElse(null);
  }
}
