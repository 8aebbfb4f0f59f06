package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** expand(1) and unexpand(1). */
final class Expand implements Program {
  private final boolean back;
  private final Options options;

  /** A program that turns tabs into blanks, or, {@code back}, blanks into tabs. */
  Expand(boolean back) {
    this.back = back;
    this.options =
        back
            ? Options.coreutils("a,all", "first-only", "t,tabs=")
            : Options.coreutils("i,initial", "t,tabs=");
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    args.replaceAll(a -> a.matches("-\\d[\\d,]*") ? "--tabs=" + a.substring(1) : a);
    Options.Parsed o = options.parse(p, args);
    List<Integer> stops = new ArrayList<>();
    for (String list : o.values("t")) {
      for (String each : list.split("[, ]+")) {
        if (!each.matches("\\d{1,6}")) {
          throw new ExitException(
              Say.error(
                  p,
                  1,
                  "tab size contains invalid character(s): "
                      + Quote.locale(each.replaceAll("^\\d+", ""))));
        }
        int stop = Integer.parseInt(each);
        if (stop == 0) {
          throw new ExitException(Say.error(p, 1, "tab size cannot be 0"));
        }
        if (!stops.isEmpty() && stop <= stops.get(stops.size() - 1)) {
          throw new ExitException(Say.error(p, 1, "tab sizes must be ascending"));
        }
        stops.add(stop);
      }
    }
    boolean everywhere = back ? (o.has("a") || o.has("t")) && !o.has("first-only") : !o.has("i");
    return Each.file(
        p,
        o.operands(),
        (in, name) -> {
          for (byte[] line; (line = in.next()) != null; ) {
            String text = Utf8.decode(line);
            p.out()
                .print(
                    (back ? tabs(text, stops, everywhere) : blanks(text, stops, everywhere))
                        + (in.ended() ? "\n" : ""));
          }
        });
  }

  private static int nextStop(int column, List<Integer> stops) {
    int size = stops.isEmpty() ? 8 : stops.size() == 1 ? stops.get(0) : 0;
    if (size > 0) {
      return (column / size + 1) * size;
    }
    for (int stop : stops) {
      if (stop > column) {
        return stop;
      }
    }
    return column + 1;
  }

  private static String blanks(String text, List<Integer> stops, boolean everywhere) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    boolean leading = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' && (leading || everywhere)) {
        int stop = nextStop(column, stops);
        out.append(" ".repeat(stop - column));
        column = stop;
      } else {
        out.append(c);
        column = c == '\b' ? Math.max(0, column - 1) : column + 1;
        leading &= c == ' ' || c == '\t';
      }
    }
    return out.toString();
  }

  private static String tabs(String text, List<Integer> stops, boolean everywhere) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    int i = 0;
    boolean leading = true;
    while (i < text.length()) {
      int end = i;
      int reached = column;
      while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
        reached = text.charAt(end) == '\t' ? nextStop(reached, stops) : reached + 1;
        end++;
      }
      if (end > i && (leading || everywhere)) {
        boolean single = reached - column == 1 && text.charAt(i) == ' ';
        while (!single && nextStop(column, stops) <= reached) {
          column = nextStop(column, stops);
          out.append('\t');
        }
        out.append(" ".repeat(reached - column));
        column = reached;
      } else {
        out.append(text, i, end);
        column = reached;
      }
      if (end < text.length()) {
        out.append(text.charAt(end++));
        column++;
      }
      leading = false;
      i = end;
    }
    return out.toString();
  }
}
