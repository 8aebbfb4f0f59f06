package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code times}, and the times that {@code printf '%(…)T'} prints. */
final class Times implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    long nanos = shell.process().machine().scheduler().nanos() - shell.process().started();
    String own = String.format(Locale.ROOT, "0m0.%03ds", Math.min(999, nanos / 1_000_000_000));
    shell.print(own + " 0m0.000s\n0m0.000s 0m0.000s\n");
    return 0;
  }

  /** strftime(3), as far as a script needs it. */
  static String format(String pattern, long seconds) {
    ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        out.append(c);
        continue;
      }
      c = pattern.charAt(++i);
      if (c == '-' && i + 1 < pattern.length()) {
        out.append(part(pattern.charAt(++i), time, seconds).replaceFirst("^[0 ](?=.)", ""));
      } else {
        out.append(part(c, time, seconds));
      }
    }
    return out.toString();
  }

  private static String part(char c, ZonedDateTime time, long seconds) {
    return switch (c) {
      case 'Y' -> of("yyyy", time);
      case 'y' -> of("yy", time);
      case 'm' -> of("MM", time);
      case 'd' -> of("dd", time);
      case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
      case 'H' -> of("HH", time);
      case 'I' -> of("hh", time);
      case 'M' -> of("mm", time);
      case 'S' -> of("ss", time);
      case 'p' -> of("a", time).toUpperCase(Locale.ROOT);
      case 'a' -> of("EEE", time);
      case 'A' -> of("EEEE", time);
      case 'b', 'h' -> of("MMM", time);
      case 'B' -> of("MMMM", time);
      case 'j' -> of("DDD", time);
      case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
      case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
      case 'F' -> of("yyyy-MM-dd", time);
      case 'T', 'X' -> of("HH:mm:ss", time);
      case 'D', 'x' -> of("MM/dd/yy", time);
      case 'R' -> of("HH:mm", time);
      case 'r' -> of("hh:mm:ss a", time).toUpperCase(Locale.ROOT);
      case 'c' ->
          of("EEE MMM ", time)
              + String.format(Locale.ROOT, "%2d", time.getDayOfMonth())
              + of(" HH:mm:ss yyyy", time);
      case 's' -> Long.toString(seconds);
      case 'z' -> "+0000";
      case 'Z' -> "UTC";
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "%" + c;
    };
  }

  private static String of(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
