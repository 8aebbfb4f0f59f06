package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** seq(1). */
final class Seq implements Program {
  private static final Options OPTIONS =
      Options.coreutils("f,format=", "s,separator=", "w,equal-width").inOrder();

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    // A negative number is no option.
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).matches("-[0-9.].*")) {
        args.add(i, "--");
        break;
      } else if (!args.get(i).startsWith("-")) {
        break;
      } else if (args.get(i).matches("-[fs]|--separator|--format")) {
        i++;
      }
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    List<String> numbers = o.operands();
    if (numbers.isEmpty()) {
      return Say.usage(p, 1, "missing operand");
    }
    if (numbers.size() > 3) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(numbers.get(3)));
    }
    BigDecimal first = numbers.size() > 1 ? number(p, numbers.get(0)) : BigDecimal.ONE;
    BigDecimal step = numbers.size() > 2 ? number(p, numbers.get(1)) : BigDecimal.ONE;
    String lastText = numbers.get(numbers.size() - 1);
    boolean endless = lastText.matches("(?i)\\+?inf(inity)?");
    BigDecimal last = endless ? BigDecimal.ZERO : number(p, lastText);
    if (step.signum() == 0) {
      return Say.usage(p, 1, "invalid Zero increment value: " + Quote.locale(numbers.get(1)));
    }
    String format = o.value("f");
    Format custom = format == null ? null : Format.parse(p, format);
    int scale = Math.max(0, Math.max(first.scale(), step.scale()));
    int width = 0;
    if (o.has("w")) {
      width =
          Math.max(
              shown(first, scale).length(),
              shown(last.setScale(Math.max(scale, 0), java.math.RoundingMode.DOWN), scale)
                  .length());
    }
    String separator = o.value("s", "\n");
    boolean any = false;
    BigDecimal value = first;
    while (endless
        || (step.signum() > 0 ? value.compareTo(last) <= 0 : value.compareTo(last) >= 0)) {
      p.tick();
      String text = custom != null ? custom.of(value) : padded(shown(value, scale), width);
      p.out().print(any ? separator + text : text);
      any = true;
      value = value.add(step);
    }
    if (any) {
      p.out().println();
    }
    return 0;
  }

  private static String shown(BigDecimal value, int scale) {
    return value.setScale(scale, java.math.RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String padded(String text, int width) {
    int missing = width - text.length();
    return missing <= 0
        ? text
        : text.startsWith("-")
            ? "-" + "0".repeat(missing) + text.substring(1)
            : "0".repeat(missing) + text;
  }

  private static BigDecimal number(Process p, String text) throws IOException {
    try {
      String t = text.startsWith("+") ? text.substring(1) : text;
      if (t.matches("-?0[xX][0-9a-fA-F]{1,15}")) {
        return BigDecimal.valueOf(Long.decode(t));
      }
      if (t.length() < 400 && t.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
        BigDecimal value =
            new BigDecimal(t.endsWith(".") ? t.substring(0, t.length() - 1) : t.replace(".e", "e"));
        return value.scale() < 0 ? value.setScale(0) : value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new ExitException(
        Say.usage(p, 1, "invalid floating point argument: " + Quote.locale(text)));
  }

  /** A printf format with one floating-point conversion. */
  private record Format(String before, CFormat conversion, String after) {
    static Format parse(Process p, String format) throws IOException {
      StringBuilder before = new StringBuilder();
      int i = 0;
      while (i < format.length() && (format.charAt(i) != '%' || format.startsWith("%%", i))) {
        i += format.startsWith("%%", i) ? 1 : 0;
        before.append(format.charAt(i++));
      }
      if (i >= format.length()) {
        throw new ExitException(
            Say.error(p, 1, "format " + Quote.locale(format) + " has no % directive"));
      }
      int at = i + 1;
      StringBuilder flags = new StringBuilder();
      while (at < format.length() && "-+#0 '".indexOf(format.charAt(at)) >= 0) {
        flags.append(format.charAt(at++));
      }
      int[] number = {0, -1};
      int[] place = {at};
      number[0] = digits(format, place, 0);
      if (place[0] < format.length() && format.charAt(place[0]) == '.') {
        place[0]++;
        number[1] = digits(format, place, 0);
      }
      at = place[0];
      char c = at < format.length() ? format.charAt(at) : 0;
      if (c == 0) {
        throw new ExitException(Say.error(p, 1, "format " + Quote.locale(format) + " ends in %"));
      }
      if ("efgaEFGA".indexOf(c) < 0) {
        throw new ExitException(
            Say.error(
                p, 1, "format " + Quote.locale(format) + " has unknown %" + c + " directive"));
      }
      StringBuilder after = new StringBuilder();
      for (int k = at + 1; k < format.length(); k++) {
        if (format.charAt(k) == '%') {
          if (!format.startsWith("%%", k)) {
            throw new ExitException(
                Say.error(p, 1, "format " + Quote.locale(format) + " has too many % directives"));
          }
          k++;
        }
        after.append(format.charAt(k));
      }
      return new Format(
          before.toString(),
          new CFormat(flags.toString(), number[0], number[1], c),
          after.toString());
    }

    private static int digits(String s, int[] at, int otherwise) {
      int start = at[0];
      while (at[0] < s.length() && Character.isDigit(s.charAt(at[0]))) {
        at[0]++;
      }
      return at[0] == start
          ? otherwise
          : Integer.parseInt(s.substring(start, Math.min(at[0], start + 7)));
    }

    String of(BigDecimal value) {
      return before + conversion.floating(value.doubleValue()) + after;
    }
  }
}
