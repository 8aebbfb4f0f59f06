package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Quotation;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Escapes;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code printf}. */
final class Printf implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "v:");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.rest().isEmpty()) {
      return Usages.say(shell, call.name());
    }
    String variable = flags.value('v');
    if (variable != null && !Targets.valid(variable)) {
      shell.error("printf: `" + variable + "': not a valid identifier");
      return 2;
    }
    Formatter formatter =
        new Formatter(shell, flags.rest().get(0), flags.rest().subList(1, flags.rest().size()));
    formatter.all();
    if (variable != null) {
      Targets.assign(shell, variable, formatter.out.toString());
    } else {
      shell.print(formatter.out.toString());
    }
    return formatter.status;
  }

  private static final class Formatter {
    private final Shell shell;
    private final String format;
    private final List<String> args;
    private final StringBuilder out = new StringBuilder();
    private int next;
    private int at;
    private int status;
    private boolean stopped;

    Formatter(Shell shell, String format, List<String> args) {
      this.shell = shell;
      this.format = format;
      this.args = args;
    }

    void all() {
      do {
        int before = next;
        once();
        if (next == before) {
          break;
        }
        shell.process().tick();
      } while (next < args.size() && !stopped);
    }

    private void once() {
      at = 0;
      while (at < format.length() && !stopped) {
        char c = format.charAt(at);
        if (c == '\\') {
          escape();
        } else if (c == '%') {
          conversion();
        } else {
          out.append(c);
          at++;
        }
      }
    }

    private void escape() {
      int end = at + 1;
      if (end >= format.length()) {
        out.append('\\');
        at = end;
        return;
      }
      char c = format.charAt(end);
      if (c == 'c') {
        out.append('\\'); // it ends the output only in the argument of %b
        at = end;
        return;
      }
      end++;
      int most = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
      int radix = 16;
      if (c >= '0' && c <= '7') {
        most = 2;
        radix = 8;
      }
      while (most-- > 0
          && end < format.length()
          && Character.digit(format.charAt(end), radix) >= 0) {
        end++;
      }
      Escapes.Decoded decoded = Escapes.decode(format.substring(at, end), Escapes.Style.FORMAT);
      out.append(decoded.text());
      stopped |= decoded.stopped();
      at = end;
    }

    private @Nullable String argument() {
      return next < args.size() ? args.get(next++) : null;
    }

    private void conversion() {
      int start = at++;
      if (at < format.length() && format.charAt(at) == '%') {
        out.append('%');
        at++;
        return;
      }
      StringBuilder spec = new StringBuilder();
      while (at < format.length() && "#0- +'".indexOf(format.charAt(at)) >= 0) {
        spec.append(format.charAt(at++));
      }
      int width = number();
      if (width < 0) {
        spec.append('-');
        width = -width;
      }
      int precision = -1;
      if (at < format.length() && format.charAt(at) == '.') {
        at++;
        precision = number();
      }
      while (at < format.length() && "hlLjzt".indexOf(format.charAt(at)) >= 0) {
        at++;
      }
      if (at >= format.length()) {
        problem("`" + format.substring(start) + "': missing format character");
        stopped = true;
        return;
      }
      char kind = format.charAt(at++);
      String flags = spec.toString();
      switch (kind) {
        case 's' -> text(flags, width, precision, argument());
        case 'b' -> decoded(flags, width, precision);
        case 'q', 'Q' -> quoted(flags, width, precision);
        case 'c' -> {
          String value = argument();
          text(
              flags,
              width,
              -1,
              value == null || value.isEmpty()
                  ? ""
                  : value.substring(0, value.offsetByCodePoints(0, 1)));
        }
        case 'd', 'i', 'o', 'u', 'x', 'X' ->
            out.append(NumberFormat.integer(integer(argument()), kind, flags, width, precision));
        case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' ->
            out.append(NumberFormat.real(real(argument()), kind, flags, width, precision));
        case '(' -> time(flags, width, precision);
        case 'n' -> argument();
        default -> {
          problem("`" + kind + "': invalid format character");
          stopped = true;
        }
      }
    }

    private int number() {
      if (at < format.length() && format.charAt(at) == '*') {
        at++;
        return (int) Math.max(-100000, Math.min(100000, integer(argument())));
      }
      int value = 0;
      while (at < format.length() && Character.isDigit(format.charAt(at))) {
        value = Math.min(1_000_000, value * 10 + format.charAt(at++) - '0');
      }
      return value;
    }

    private void text(String flags, int width, int precision, @Nullable String value) {
      String text = value == null ? "" : value;
      // Widths and precisions count bytes, as in C.
      byte[] bytes = Utf8.encode(text);
      if (precision >= 0 && bytes.length > precision) {
        text = Utf8.decode(bytes, 0, precision);
        bytes = Utf8.encode(text);
      }
      String padding = " ".repeat(Math.max(0, width - bytes.length));
      out.append(flags.indexOf('-') >= 0 ? text + padding : padding + text);
    }

    private void decoded(String flags, int width, int precision) {
      String value = argument();
      Escapes.Decoded decoded = Escapes.decode(value == null ? "" : value, Escapes.Style.ECHO);
      text(flags, width, precision, decoded.text());
      stopped |= decoded.stopped();
    }

    private void quoted(String flags, int width, int precision) {
      String value = argument();
      text(flags, width, precision, Quotation.backslashes(value == null ? "" : value));
    }

    private void time(String flags, int width, int precision) {
      int end = format.indexOf(')', at);
      if (end < 0 || end + 1 >= format.length() || format.charAt(end + 1) != 'T') {
        problem("`" + format.substring(at - 1) + "': invalid time format specification");
        stopped = true;
        return;
      }
      String pattern = format.substring(at, end);
      at = end + 2;
      String value = argument();
      long now = shell.process().machine().scheduler().nanos() / 1_000_000_000L;
      long seconds = value == null ? now : integer(value);
      if (seconds == -1) {
        seconds = now;
      } else if (seconds == -2) {
        seconds = shell.process().started() / 1_000_000_000L;
      }
      text(flags, width, precision, Times.format(pattern.isEmpty() ? "%X" : pattern, seconds));
    }

    private long integer(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return 0;
      }
      if (value.startsWith("'") || value.startsWith("\"")) {
        return value.length() > 1 ? value.codePointAt(1) : 0;
      }
      NumberFormat.Parsed parsed = NumberFormat.parse(value);
      if (!parsed.complete()) {
        problem(value + ": invalid number");
      } else if (parsed.overflow()) {
        shell.error("printf: warning: " + value + ": Numerical result out of range");
      }
      return parsed.value();
    }

    private java.math.BigDecimal real(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return java.math.BigDecimal.ZERO;
      }
      if (value.startsWith("'") || value.startsWith("\"")) {
        return java.math.BigDecimal.valueOf(value.length() > 1 ? value.codePointAt(1) : 0);
      }
      String text = value.strip();
      for (int end = text.length(); end > 0; end--) {
        try {
          java.math.BigDecimal number = new java.math.BigDecimal(text.substring(0, end));
          if (end < text.length()) {
            problem(value + ": invalid number");
          }
          return number;
        } catch (NumberFormatException e) {
          if (end > 64) {
            end = 64;
          }
        }
      }
      if (text.startsWith("0x") || text.startsWith("0X")) {
        return java.math.BigDecimal.valueOf(integer(value));
      }
      problem(value + ": invalid number");
      return java.math.BigDecimal.ZERO;
    }

    private void problem(String message) {
      shell.error("printf: " + message);
      status = 1;
    }
  }
}
