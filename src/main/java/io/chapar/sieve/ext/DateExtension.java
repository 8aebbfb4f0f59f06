package io.chapar.sieve.ext;

import io.chapar.dovecot.message.Decode;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Omitted;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** date: the tests date and currentdate. */
final class DateExtension extends Extension {
  private static final List<String> PARTS =
      List.of(
          "year", "month", "day", "date", "julian", "hour", "minute", "second", "time", "iso8601",
          "std11", "zone", "weekday");

  DateExtension() {
    super("date", 2);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test("date"), this);
    checker.register(new Test("currentdate"), this);
    return true;
  }

  private static @Nullable Integer zone(String text) {
    if (!text.matches("[+-]\\d{4}")) {
      return null;
    }
    int minutes = Integer.parseInt(text.substring(1, 3)) * 60 + Integer.parseInt(text.substring(3));
    return text.startsWith("-") ? -minutes : minutes;
  }

  private static final class Zone extends Tag {
    Zone(String name) {
      super(name);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      if (node.data() != null) {
        return checker.error(
            tag,
            node.name().equals("date")
                ? "multiple :zone or :originalzone arguments specified for the currentdate test"
                : "multiple :zone arguments specified for the currentdate test");
      }
      tag.field("zone");
      if (name().equals("zone")) {
        Arg param = node.peek();
        if (!checker.parameter(node, tag, Checker.Type.STRING, false) || param == null) {
          return false;
        }
        if (param.literal() && zone(param.literalText()) == null) {
          checker.warning(
              param,
              "specified :zone argument '"
                  + Bytes.shown(param.literalText(), 40)
                  + "' is not a valid timezone");
        }
        node.remove();
        if (param.operand() != null) {
          tag.operand(param.operand());
        }
      } else {
        tag.operand(new Omitted("ORIGINAL", tag.line()));
      }
      node.data(name());
      return true;
    }
  }

  private static final class Test extends Definition {
    private final boolean header;

    Test(String name) {
      super(name, Kind.TEST, name.equals("date") ? 3 : 2);
      this.header = name.equals("date");
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
      registration.tag(new Zone("zone"), registration.ext(), Tags.MORE);
      if (header) {
        registration.tag(new Zone("originalzone"), registration.ext(), Tags.MORE);
      }
    }

    @Override
    public boolean check(Checker checker, Node node) {
      int at = 0;
      if (header) {
        Arg name = node.positional(0);
        if (!checker.argument(node, 0, "header name", Checker.Type.STRING) || name == null) {
          return false;
        }
        checker.headerNames(name);
        at = 1;
      }
      Arg part = node.positional(at);
      if (!checker.argument(node, at, "date part", Checker.Type.STRING) || part == null) {
        return false;
      }
      if (part.literal() && !PARTS.contains(part.literalText().toLowerCase(Locale.ROOT))) {
        checker.warning(
            part, "specified date part `" + Bytes.shown(part.literalText(), 80) + "' is not known");
      }
      return checker.argument(node, at + 1, "key list", Checker.Type.LIST)
          && Tags.check(checker, node, node.positional(at + 1));
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              name().toUpperCase(Locale.ROOT),
              node.options(),
              header
                  ? node.fields("header name", "date part", "key list")
                  : node.fields("date part", "key list"),
              (run, op) -> run(run, op, header)));
    }
  }

  private static void run(Run run, Op op, boolean header) {
    int at = header ? 1 : 0;
    String part = op.text(run, at);
    List<String> keys = op.texts(run, at + 1);
    boolean original = op.named("zone") instanceof Omitted;
    Integer zone = null;
    if (op.named("zone") instanceof Text text) {
      String value = text.value(run);
      zone = zone(value);
      if (zone == null && !(text instanceof Text.Literal)) {
        run.warning(
            "specified :zone argument `"
                + Bytes.shown(value, 40)
                + "' is not a valid timezone (using local zone)");
      }
    }
    if (!PARTS.contains(part.toLowerCase(Locale.ROOT))) {
      run.warning("specified date part argument `" + Bytes.shown(part, 40) + "' is not known");
      run.result(false);
      return;
    }
    Values values;
    OffsetDateTime now = run.execution().time().toOffsetDateTime();
    Integer wanted = zone;
    if (header) {
      run.trace(Trace.Level.TESTS, "date test");
      run.descend();
      Values headers = Headers.of(run, op, op.texts(run, 0), false);
      run.ascend();
      values =
          traced ->
              new Values.Lazy() {
                private boolean done;

                @Override
                protected Optional<String> look() {
                  Iterator<String> all =
                      done ? List.<String>of().iterator() : headers.iterate(traced);
                  done = true;
                  if (!all.hasNext()) {
                    return Optional.empty();
                  }
                  String value = all.next();
                  OffsetDateTime date = parse(value.substring(value.lastIndexOf(';') + 1));
                  return date == null
                      ? Optional.empty()
                      : Optional.of(
                          extract(part, moved(date, now, original ? null : wanted, original)));
                }
              };
    } else {
      run.trace(Trace.Level.TESTS, "currentdatedate test");
      values = Values.of(List.of(extract(part, moved(now, now, wanted, false))));
    }
    run.result(Matching.run(run, Tags.matchType(op), Tags.comparator(op), values, keys));
  }

  private static @Nullable OffsetDateTime parse(String text) {
    return Decode.date(Bytes.text(text).strip());
  }

  private static OffsetDateTime moved(
      OffsetDateTime date, OffsetDateTime now, @Nullable Integer zone, boolean original) {
    if (original) {
      return date;
    }
    ZoneOffset offset =
        zone == null
            ? now.getOffset()
            : ZoneOffset.ofTotalSeconds(Math.max(-1080, Math.min(1080, zone)) * 60);
    return date.withOffsetSameInstant(offset);
  }

  private static String zoneText(OffsetDateTime date) {
    int minutes = date.getOffset().getTotalSeconds() / 60;
    int size = Math.abs(minutes);
    return Bytes.format("%s%02d%02d", minutes < 0 ? "-" : "+", size / 60, size % 60);
  }

  private static String extract(String part, OffsetDateTime date) {
    return switch (part.toLowerCase(Locale.ROOT)) {
      case "year" -> Bytes.format("%04d", date.getYear());
      case "month" -> Bytes.format("%02d", date.getMonthValue());
      case "day" -> Bytes.format("%02d", date.getDayOfMonth());
      case "date" -> form(date, "yyyy-MM-dd");
      case "julian" -> Long.toString(date.getLong(JulianFields.MODIFIED_JULIAN_DAY));
      case "hour" -> Bytes.format("%02d", date.getHour());
      case "minute" -> Bytes.format("%02d", date.getMinute());
      case "second" -> Bytes.format("%02d", date.getSecond());
      case "time" -> form(date, "HH:mm:ss");
      case "iso8601" -> {
        String zone = zoneText(date);
        yield form(date, "yyyy-MM-dd'T'HH:mm:ss")
            + (date.getOffset().getTotalSeconds() == 0
                ? "Z"
                : zone.substring(0, 3) + ":" + zone.substring(3));
      }
      case "std11" -> form(date, "EEE, dd MMM yyyy HH:mm:ss ") + zoneText(date);
      case "zone" -> zoneText(date);
      default -> Integer.toString(date.getDayOfWeek().getValue() % 7);
    };
  }

  private static String form(OffsetDateTime date, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
  }
}
