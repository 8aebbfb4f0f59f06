package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.DateParser;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** date(1). */
final class Date implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "d,date=",
          "debug",
          "f,file=",
          "I,iso-8601=?",
          "R,rfc-email,rfc-822,rfc-2822",
          "resolution",
          "rfc-3339=",
          "r,reference=",
          "s,set=",
          "u,utc,universal");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    ZoneId zone = o.has("u") ? ZoneOffset.UTC : Zones.of(p);
    long now = p.machine().scheduler().nanos();
    String format = format(p, o);
    String set = o.value("s");
    String operand = "";
    for (String each : o.operands()) {
      if (each.startsWith("+")) {
        if (o.operands().get(0).startsWith("+") && !each.equals(o.operands().get(0))) {
          throw OPTIONS.wrong(p, "extra operand " + Quote.locale(each));
        }
        if (!format.isEmpty()) {
          return Gnu.error(p, 1, "multiple output formats specified");
        }
        format = each.substring(1) + "\n";
      } else if (!operand.isEmpty() || o.operands().get(0).startsWith("+")) {
        throw OPTIONS.wrong(p, "extra operand " + Quote.locale(each));
      } else {
        operand = each;
      }
    }
    if (format.isEmpty() && o.operands().isEmpty() || format.isEmpty()) {
      format = o.operands().contains("+") ? "\n" : "%a %b %e %H:%M:%S %Z %Y\n";
    }
    int sources = (o.has("d") ? 1 : 0) + (o.has("f") ? 1 : 0) + (o.has("r") ? 1 : 0);
    if (sources > 1) {
      throw OPTIONS.wrong(p, "the options to specify dates for printing are mutually exclusive");
    }
    if (o.has("resolution")) {
      p.out().println("0.000000001");
      return 0;
    }
    String file = o.value("f");
    if (file != null) {
      return lines(p, file, format, zone, now);
    }
    String reference = o.value("r");
    Long at = now;
    if (reference != null) {
      try {
        at = p.files().stat(p.path(reference)).mtime();
      } catch (DiskException e) {
        return Gnu.error(p, 1, Quote.shellIfNeeded(reference) + ": " + e.getMessage());
      }
    }
    String text = set != null ? set : o.value("d");
    if (text != null) {
      at = DateParser.parse(text, now, zone);
    } else if (!operand.isEmpty()) {
      at = posix(operand, now, zone);
      text = operand;
    }
    if (at == null) {
      return Gnu.error(p, 1, "invalid date " + Quote.locale(String.valueOf(text)));
    }
    int status = 0;
    if (set != null || !operand.isEmpty()) {
      if (p.credentials().root()) {
        p.machine().scheduler().set(instant(at));
      } else {
        status = Gnu.error(p, 1, "cannot set date: Operation not permitted");
      }
    }
    p.out().print(Strftime.format(format, Strftime.at(at, zone)));
    return status;
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  private static String format(Process p, Options.Parsed o) throws IOException {
    return switch (o.last("I", "R", "rfc-3339")) {
      case "R" -> "%a, %d %b %Y %H:%M:%S %z\n";
      case "I" -> {
        String precision = o.value("I", "date");
        yield switch (precision) {
          case "date" -> "%Y-%m-%d\n";
          case "hours" -> "%Y-%m-%dT%H%:z\n";
          case "minutes" -> "%Y-%m-%dT%H:%M%:z\n";
          case "seconds", "s" -> "%Y-%m-%dT%H:%M:%S%:z\n";
          case "ns" -> "%Y-%m-%dT%H:%M:%S,%N%:z\n";
          default ->
              throw wrong(p, precision, "--iso-8601", "hours", "minutes", "date", "seconds", "ns");
        };
      }
      case "rfc-3339" -> {
        String precision = o.value("rfc-3339", "date");
        yield switch (precision) {
          case "date" -> "%Y-%m-%d\n";
          case "seconds", "s" -> "%Y-%m-%d %H:%M:%S%:z\n";
          case "ns" -> "%Y-%m-%d %H:%M:%S.%N%:z\n";
          default -> throw wrong(p, precision, "--rfc-3339", "date", "seconds", "ns");
        };
      }
      default -> "";
    };
  }

  private static io.chapar.host.ExitException wrong(
      Process p, String value, String option, String... valid) throws IOException {
    StringBuilder out =
        new StringBuilder("invalid argument ")
            .append(Quote.locale(value))
            .append(" for ")
            .append(Quote.locale(option))
            .append("\nValid arguments are:");
    for (String each : valid) {
      out.append("\n  - ").append(Quote.locale(each));
    }
    return OPTIONS.wrong(p, out.toString());
  }

  private static int lines(Process p, String file, String format, ZoneId zone, long now)
      throws IOException {
    String text;
    try {
      text = file.equals("-") ? Utf8.decode(p.in().readAllBytes()) : Utf8.decode(p.readAll(file));
    } catch (DiskException e) {
      return Gnu.error(p, 1, Quote.shellIfNeeded(file) + ": " + e.getMessage());
    }
    int status = 0;
    for (String line : text.lines().toList()) {
      Long at = DateParser.parse(line, now, zone);
      if (at == null) {
        status = Gnu.error(p, 1, "invalid date " + Quote.locale(line));
      } else {
        p.out().print(Strftime.format(format, Strftime.at(at, zone)));
      }
    }
    return status;
  }

  /** MMDDhhmm[[CC]YY][.ss]. */
  private static @Nullable Long posix(String text, long now, ZoneId zone) {
    if (!text.matches("\\d{8}(\\d{2}|\\d{4})?(\\.\\d{2})?")) {
      return null;
    }
    int dot = text.indexOf('.');
    String d = dot < 0 ? text : text.substring(0, dot);
    String year =
        d.length() == 12
            ? d.substring(8)
            : d.length() == 10
                ? (Integer.parseInt(d.substring(8)) < 69 ? "20" : "19") + d.substring(8)
                : "" + Strftime.at(now, zone).getYear();
    String iso =
        year
            + "-"
            + d.substring(0, 2)
            + "-"
            + d.substring(2, 4)
            + " "
            + d.substring(4, 6)
            + ":"
            + d.substring(6, 8)
            + ":"
            + (dot < 0 ? "00" : text.substring(dot + 1));
    return DateParser.parse(iso, now, zone);
  }
}
