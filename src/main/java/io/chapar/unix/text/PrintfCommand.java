package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** printf(1), the program; bash has its own. */
final class PrintfCommand implements Program {
  private static final Options OPTIONS = Options.coreutils().inOrder();

  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args();
    if (args.size() == 2 && args.get(1).startsWith("--") && args.get(1).length() > 2) {
      OPTIONS.parse(p);
    }
    List<String> operands =
        args.subList(args.size() > 1 && args.get(1).equals("--") ? 2 : 1, args.size());
    if (operands.isEmpty()) {
      return Say.usage(p, 1, "missing operand");
    }
    return new Run(p, Utf8.encode(operands.get(0)), operands.subList(1, operands.size())).all();
  }

  private static final class Run {
    private final Process p;
    private final byte[] format;
    private final List<String> args;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int used;
    private int status;
    private boolean stopped;

    Run(Process p, byte[] format, List<String> args) {
      this.p = p;
      this.format = format;
      this.args = args;
    }

    int all() throws IOException {
      int before;
      do {
        p.tick();
        before = used;
        once();
        p.out().write(out.toByteArray());
        out.reset();
      } while (!stopped && used > before && used < args.size());
      if (!stopped && used < args.size()) {
        Say.error(
            p,
            0,
            "warning: ignoring excess arguments, starting with " + Quote.locale(args.get(used)));
      }
      return status;
    }

    private String next() {
      return used < args.size() ? args.get(used++) : "";
    }

    private void once() throws IOException {
      for (int i = 0; i < format.length && !stopped; i++) {
        byte c = format[i];
        if (c == '\\' && i + 1 < format.length) {
          int after = BackslashEscapes.one(format, i + 1, out, false);
          stopped = after < 0;
          i = after - 1;
        } else if (c != '%') {
          out.write(c);
        } else if (i + 1 < format.length && format[i + 1] == '%') {
          out.write('%');
          i++;
        } else {
          i = conversion(i);
        }
      }
    }

    private int conversion(int start) throws IOException {
      int at = start + 1;
      StringBuilder flags = new StringBuilder();
      while (at < format.length && "-+ #0'".indexOf(format[at]) >= 0) {
        flags.append((char) format[at++]);
      }
      int[] numbers = {0, -1};
      for (int k = 0; k < 2; k++) {
        if (k == 1) {
          if (at >= format.length || format[at] != '.') {
            break;
          }
          at++;
          numbers[1] = 0;
        }
        if (at < format.length && format[at] == '*') {
          at++;
          numbers[k] = (int) integer(next());
        }
        while (at < format.length && format[at] >= '0' && format[at] <= '9') {
          numbers[k] = Math.min(1 << 24, numbers[k] * 10 + format[at++] - '0');
        }
      }
      if (numbers[0] < 0) {
        flags.append('-');
        numbers[0] = -numbers[0];
      }
      while (at < format.length
          && "lhLqjzt".indexOf(format[at]) >= 0
          && at + 1 < format.length
          && "diouxXfFeEgGaAcs".indexOf(format[at + 1]) >= 0) {
        at++;
      }
      char kind = at < format.length ? (char) format[at] : 0;
      CFormat one = new CFormat(flags.toString(), numbers[0], numbers[1], kind);
      switch (kind) {
        case 'd', 'i', 'o', 'u', 'x', 'X' -> latin(one.integer(integer(next())));
        case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> latin(one.floating(floating(next())));
        case 's' -> latin(one.string(new String(Utf8.encode(next()), StandardCharsets.ISO_8859_1)));
        case 'c' -> {
          String text = new String(Utf8.encode(next()), StandardCharsets.ISO_8859_1);
          latin(one.string(text.isEmpty() ? "\0" : text.substring(0, 1)));
        }
        case 'b' -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          stopped = BackslashEscapes.write(Utf8.encode(next()), text, true);
          latin(
              new CFormat(one.flags(), one.width(), one.precision(), 's')
                  .string(text.toString(StandardCharsets.ISO_8859_1)));
        }
        case 'q' ->
            latin(
                new String(Utf8.encode(Quote.shellIfNeeded(next())), StandardCharsets.ISO_8859_1));
        default -> {
          p.out().write(out.toByteArray());
          String directive = Utf8.decode(format, start, Math.min(at + 1, format.length) - start);
          throw new ExitException(
              Say.error(
                  p,
                  1,
                  kind == 0 && directive.equals("%")
                      ? "missing conversion specifier: " + Quote.locale("%")
                      : directive + ": invalid conversion specification"));
        }
      }
      return at;
    }

    private void latin(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private long integer(String text) throws IOException {
      if (text.isEmpty()) {
        return used <= args.size() && args.contains("")
            ? complain(text, "expected a numeric value")
            : 0;
      }
      if (text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'')) {
        return text.codePointAt(1);
      }
      String t = text.strip();
      boolean negative = t.startsWith("-");
      String body = negative || t.startsWith("+") ? t.substring(1) : t;
      int base =
          body.startsWith("0x") || body.startsWith("0X") ? 16 : body.startsWith("0") ? 8 : 10;
      int start = base == 16 ? 2 : 0;
      int end = start;
      while (end < body.length() && Character.digit(body.charAt(end), base) >= 0) {
        end++;
      }
      if (end == start) {
        return complain(text, "expected a numeric value");
      }
      java.math.BigInteger value =
          new java.math.BigInteger(body.substring(start, Math.min(end, start + 400)), base);
      value = negative ? value.negate() : value;
      long result = value.longValue();
      if (value.bitLength() > 63) {
        complain(text, "Numerical result out of range");
        result = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
      } else if (end < body.length()) {
        complain(text, "value not completely converted");
      }
      return result;
    }

    private double floating(String text) throws IOException {
      if (text.isEmpty()) {
        return 0;
      }
      if (text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'')) {
        return text.codePointAt(1);
      }
      for (int end = Math.min(text.length(), 300); end > 0; end--) {
        String t = text.substring(0, end).strip();
        if (t.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
          if (end < text.length()) {
            complain(text, "value not completely converted");
          }
          return Double.parseDouble(t);
        }
        if (t.matches("(?i)[-+]?inf(inity)?")) {
          return t.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (t.matches("(?i)[-+]?nan")) {
          return Double.NaN;
        }
        if (t.matches("0[xX][0-9a-fA-F]+")) {
          return Long.decode(t.length() > 17 ? t.substring(0, 17) : t);
        }
      }
      return complain(text, "expected a numeric value");
    }

    private long complain(String text, String what) throws IOException {
      p.out().write(out.toByteArray());
      out.reset();
      Say.error(p, 1, Quote.locale(text) + ": " + what);
      status = 1;
      return 0;
    }
  }
}
