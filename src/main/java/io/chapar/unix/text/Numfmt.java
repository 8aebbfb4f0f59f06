package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** numfmt(1): numbers with and without units. */
final class Numfmt implements Program {
  private static final String UNITS = "KMGTPEZY";
  private static final Options OPTIONS =
      Options.coreutils(
          "-debug",
          "d,delimiter=",
          "field=",
          "format=",
          "from=",
          "from-unit=",
          "grouping",
          "header=?",
          "invalid=",
          "padding=",
          "round=",
          "suffix=",
          "to=",
          "to-unit=",
          "z,zero-terminated");
  private static final Pattern FORMAT =
      Pattern.compile("((?:[^%]|%%)*)%(0?)('?)(-?)(\\d{0,4})(?:\\.(\\d{1,2}))?f((?:[^%]|%%)*)");
  private static final Map<String, RoundingMode> ROUND =
      Map.of(
          "up", RoundingMode.CEILING,
          "down", RoundingMode.FLOOR,
          "from-zero", RoundingMode.UP,
          "towards-zero", RoundingMode.DOWN,
          "nearest", RoundingMode.HALF_UP);

  /** A number that cannot be read: what to say of it. */
  private static final class BadNumber extends Exception {
    private static final long serialVersionUID = 1;

    BadNumber(String message) {
      super(message);
    }
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    Style style = new Style(p, o);
    int status = 0;
    for (String operand : o.operands()) {
      status |= line(p, style, operand);
      p.out().print(style.end);
    }
    if (!o.operands().isEmpty()) {
      return status;
    }
    try (Records in = Records.open(p, "-", style.end.charAt(0))) {
      long number = 0;
      for (String text; (text = in.text()) != null; number++) {
        if (number < style.header) {
          p.out().print(text);
        } else {
          status |= line(p, style, text);
        }
        p.out().print(in.ended() ? style.end : "");
      }
    }
    return status;
  }

  private static int line(Process p, Style style, String line) throws IOException {
    StringBuilder out = new StringBuilder();
    int status = 0;
    int at = 0;
    for (int field = 1; at <= line.length(); field++) {
      int end = at;
      if (style.delimiter == null) {
        while (end < line.length() && " \t".indexOf(line.charAt(end)) >= 0) {
          end++;
        }
        while (end < line.length() && " \t".indexOf(line.charAt(end)) < 0) {
          end++;
        }
      } else {
        end = line.indexOf(style.delimiter, at);
        end = end < 0 ? line.length() : end;
      }
      String text = line.substring(at, end);
      if (style.fields == null ? field == 1 : style.fields.find(field) >= 0) {
        try {
          out.append(style.show(text, field));
        } catch (BadNumber e) {
          String message = String.valueOf(e.getMessage());
          if (style.invalid.equals("abort")) {
            p.out().print(out.toString());
            throw new ExitException(Say.error(p, 2, message));
          }
          if (!style.invalid.equals("ignore")) {
            Say.error(p, 2, message);
          }
          status = style.invalid.equals("fail") ? 2 : 0;
          out.append(text);
        }
      } else {
        out.append(text);
      }
      if (end < line.length()) {
        out.append(style.delimiter == null ? ' ' : line.charAt(end));
      }
      at = end + 1;
    }
    p.out().print(out.toString());
    return status;
  }

  /** The options, as values. */
  private static final class Style {
    final @Nullable String delimiter;
    final @Nullable Ranges fields;
    final String invalid;
    final String end;
    final long header;
    private final String from;
    private final String to;
    private final BigDecimal fromUnit;
    private final BigDecimal toUnit;
    private final RoundingMode round;
    private final String suffix;
    private final int padding;
    private final boolean zeros;
    private final int precision;
    private final String before;
    private final String after;

    Style(Process p, Options.Parsed o) throws IOException {
      delimiter = o.value("d");
      if (delimiter != null && delimiter.length() > 1) {
        throw new ExitException(Say.usage(p, 1, "the delimiter must be a single character"));
      }
      end = o.has("z") ? "\0" : "\n";
      from = choice(p, o, "from", List.of("none", "auto", "si", "iec", "iec-i"));
      to = choice(p, o, "to", List.of("none", "si", "iec", "iec-i"));
      invalid = choice(p, o, "invalid", List.of("abort", "fail", "warn", "ignore"));
      String rounding =
          choice(p, o, "round", List.of("from-zero", "towards-zero", "up", "down", "nearest"));
      round = ROUND.getOrDefault(rounding, RoundingMode.UP);
      fromUnit = unit(p, o, "from-unit");
      toUnit = unit(p, o, "to-unit");
      suffix = o.value("suffix", "");
      header = !o.has("header") ? 0 : Long.parseLong(number(p, o.value("header", "1"), "header"));
      String spec = o.value("field");
      fields = spec == null ? null : Ranges.parse(p, spec.equals("-") ? "1-" : spec, true, false);
      String format = o.value("format", "%f");
      Matcher m = FORMAT.matcher(format);
      if (!m.matches()) {
        throw new ExitException(
            Say.error(
                p,
                1,
                "invalid format "
                    + Quote.locale(format)
                    + ", directive must be %[0]['][-][N][.][N]f"));
      }
      before = m.group(1).replace("%%", "%");
      after = m.group(7).replace("%%", "%");
      zeros = !m.group(2).isEmpty();
      precision = m.group(6) == null ? -1 : Integer.parseInt(m.group(6));
      int width = m.group(5).isEmpty() ? 0 : Integer.parseInt(m.group(5));
      String pad = o.value("padding", "0");
      if (!pad.matches("-?\\d{1,4}") || o.has("padding") && Integer.parseInt(pad) == 0) {
        throw new ExitException(Say.error(p, 1, "invalid padding value " + Quote.locale(pad)));
      }
      int padded = Integer.parseInt(pad);
      padding = padded != 0 ? padded : m.group(4).isEmpty() ? width : -width;
    }

    private static String number(Process p, String text, String what) throws IOException {
      if (!text.matches("[1-9]\\d{0,8}")) {
        throw new ExitException(
            Say.error(p, 1, "invalid " + what + " value " + Quote.locale(text)));
      }
      return text;
    }

    private static String choice(Process p, Options.Parsed o, String option, List<String> words)
        throws IOException {
      String value = o.value(option, words.get(0));
      if (!words.contains(value)) {
        StringBuilder valid = new StringBuilder("Valid arguments are:");
        words.forEach(w -> valid.append("\n  - ").append(Quote.locale(w)));
        Say.error(
            p,
            1,
            "invalid argument " + Quote.locale(value) + " for " + Quote.locale("--" + option));
        p.err().print(valid + "\nTry 'numfmt --help' for more information.\n");
        throw new ExitException(1);
      }
      return value;
    }

    private static BigDecimal unit(Process p, Options.Parsed o, String option) throws IOException {
      String text = o.value(option, "1");
      Matcher m = Pattern.compile("(\\d{1,18})(?:([" + UNITS + "])(i?))?").matcher(text);
      if (!m.matches() || m.group(1).matches("0+")) {
        throw new ExitException(Say.error(p, 1, "invalid unit size: " + Quote.locale(text)));
      }
      int power = m.group(2) == null ? 0 : UNITS.indexOf(m.group(2)) + 1;
      BigDecimal base = BigDecimal.valueOf("i".equals(m.group(3)) ? 1024 : 1000);
      return new BigDecimal(m.group(1)).multiply(base.pow(power));
    }

    String show(String text, int field) throws BadNumber {
      String number = text.stripLeading();
      int blanks = text.length() - number.length();
      if (!suffix.isEmpty() && number.endsWith(suffix)) {
        number = number.substring(0, number.length() - suffix.length());
      }
      BigDecimal value = parse(number).multiply(fromUnit).divide(toUnit, 30, round);
      String shown = format(value) + suffix;
      int width = padding;
      if (width == 0 && delimiter == null && (blanks > 0 || field > 1)) {
        width = text.length();
      }
      String fill =
          (zeros && padding > 0 ? "0" : " ").repeat(Math.max(0, Math.abs(width) - shown.length()));
      return before + (width < 0 ? shown + fill : fill + shown) + after;
    }

    private BigDecimal parse(String text) throws BadNumber {
      Matcher m = Pattern.compile("(-?\\d{1,33}(?:\\.\\d{1,33})?)(.*)").matcher(text);
      if (!m.matches()) {
        throw new BadNumber("invalid number: " + Quote.locale(text));
      }
      BigDecimal value = new BigDecimal(m.group(1));
      String unit = m.group(2);
      if (unit.isEmpty()) {
        return value;
      }
      int power = UNITS.indexOf(unit.charAt(0)) + 1;
      if (power == 0) {
        throw new BadNumber("invalid suffix in input: " + Quote.locale(text));
      }
      if (from.equals("none")) {
        throw new BadNumber(
            "rejecting suffix in input: " + Quote.locale(text) + " (consider using --from)");
      }
      String rest = unit.substring(1);
      boolean binary = from.startsWith("iec");
      if (from.equals("auto") && rest.equals("i") || from.equals("iec-i") && rest.equals("i")) {
        binary = true;
      } else if (from.equals("iec-i")) {
        throw new BadNumber(
            "missing 'i' suffix in input: " + Quote.locale(text) + " (e.g Ki/Mi/Gi)");
      } else if (!rest.isEmpty()) {
        throw new BadNumber(
            "invalid suffix in input " + Quote.locale(text) + ": " + Quote.locale(rest));
      }
      return value.multiply(BigDecimal.valueOf(binary ? 1024 : 1000).pow(power));
    }

    private String format(BigDecimal value) {
      if (to.equals("none")) {
        return precision >= 0
            ? value.setScale(precision, round).toPlainString()
            : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
      }
      BigDecimal base = BigDecimal.valueOf(to.equals("si") ? 1000 : 1024);
      BigDecimal left = value;
      int power = 0;
      while (left.abs().compareTo(base) >= 0 && power < UNITS.length()) {
        left = left.divide(base, 30, RoundingMode.HALF_EVEN);
        power++;
      }
      BigDecimal rounded = rounded(left, power);
      if (rounded.abs().compareTo(base) >= 0 && power < UNITS.length()) {
        power++;
        rounded = rounded(rounded.divide(base, 30, RoundingMode.HALF_EVEN), power);
      }
      String unit = power == 0 ? "" : UNITS.substring(power - 1, power);
      return rounded.toPlainString() + unit + (power > 0 && to.equals("iec-i") ? "i" : "");
    }

    private BigDecimal rounded(BigDecimal value, int power) {
      if (precision >= 0) {
        return value.setScale(precision, round);
      }
      BigDecimal tenths = value.setScale(1, round);
      return power > 0 && tenths.abs().compareTo(BigDecimal.TEN) < 0
          ? tenths
          : value.setScale(0, round);
    }
  }
}
