package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** nl(1). */
final class Nl implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "b,body-numbering=",
          "d,section-delimiter=",
          "f,footer-numbering=",
          "h,header-numbering=",
          "i,line-increment=",
          "l,join-blank-lines=",
          "n,number-format=",
          "p,no-renumber",
          "s,number-separator=",
          "v,starting-line-number=",
          "w,number-width=");

  /** Which lines of a section are numbered. */
  private record Style(char kind, @Nullable Regex regex) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    Style[] styles = {
      style(p, o.value("h", "n"), "header"),
      style(p, o.value("b", "t"), "body"),
      style(p, o.value("f", "n"), "footer")
    };
    String format = o.value("n", "rn");
    if (!List.of("ln", "rn", "rz").contains(format)) {
      return Say.usage(p, 1, "invalid line numbering format: " + Quote.locale(format));
    }
    long first = number(p, o, "v", 1, "starting line number", Long.MIN_VALUE);
    long step = number(p, o, "i", 1, "line number increment", Long.MIN_VALUE);
    int width = (int) number(p, o, "w", 6, "line number field width", 1);
    long join = number(p, o, "l", 1, "line number of blank lines", 1);
    String separator = o.value("s", "\t");
    String d = o.value("d", "\\:");
    String mark = d.length() == 1 ? d + ":" : d;
    long[] state = {first, 1, 0};
    CFormat numbers =
        new CFormat(format.equals("ln") ? "-" : format.equals("rz") ? "0" : "", width, -1, 'd');
    return Each.file(
        p,
        o.operands(),
        (in, name) -> {
          for (String line; (line = in.text()) != null; ) {
            int section =
                mark.isEmpty()
                    ? -1
                    : line.equals(mark.repeat(3))
                        ? 0
                        : line.equals(mark.repeat(2)) ? 1 : line.equals(mark) ? 2 : -1;
            if (section >= 0) {
              state[1] = section;
              if (!o.has("p")) {
                state[0] = first;
              }
              p.out().println();
              continue;
            }
            Style style = styles[(int) state[1]];
            boolean wanted =
                switch (style.kind) {
                  case 'a' -> {
                    state[2] = line.isEmpty() ? state[2] + 1 : 0;
                    boolean yes = !line.isEmpty() || state[2] >= join;
                    state[2] = yes ? 0 : state[2];
                    yield yes;
                  }
                  case 't' -> !line.isEmpty();
                  case 'p' -> style.regex != null && style.regex.found(line, p::tick);
                  default -> false;
                };
            if (wanted) {
              p.out().println(numbers.integer(state[0]) + separator + line);
              state[0] += step;
            } else {
              p.out().println(" ".repeat(width + separator.length()) + line);
            }
          }
        });
  }

  private static Style style(Process p, String text, String section) throws IOException {
    if (text.equals("a") || text.equals("t") || text.equals("n")) {
      return new Style(text.charAt(0), null);
    }
    if (!text.startsWith("p")) {
      throw new ExitException(
          Say.usage(p, 1, "invalid " + section + " numbering style: " + Quote.locale(text)));
    }
    try {
      return new Style('p', Regex.compile(text.substring(1), Syntax.BASIC));
    } catch (RegexSyntaxException e) {
      throw new ExitException(Say.error(p, 1, String.valueOf(e.getMessage())));
    }
  }

  private static long number(
      Process p, Options.Parsed o, String option, long otherwise, String what, long least)
      throws IOException {
    String value = o.value(option);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[-+]?\\d{1,18}")) {
      throw new ExitException(Say.error(p, 1, "invalid " + what + ": " + Quote.locale(value)));
    }
    long n = Long.parseLong(value);
    if (n < least) {
      throw new ExitException(
          Say.error(
              p,
              1,
              "invalid " + what + ": " + Quote.locale(value) + ": Numerical result out of range"));
    }
    return n;
  }
}
