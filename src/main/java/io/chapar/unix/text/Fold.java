package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** fold(1): columns are bytes, as in GNU's. */
final class Fold implements Program {
  private static final Options OPTIONS =
      Options.coreutils("b,bytes", "s,spaces", "w,width=").digits("w");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String width = o.value("w", "80");
    if (!width.matches("\\d{1,9}")) {
      return Say.error(p, 1, "invalid number of columns: " + Quote.locale(width));
    }
    int columns = Integer.parseInt(width);
    if (columns == 0) {
      return Say.error(
          p,
          1,
          "invalid number of columns: " + Quote.locale(width) + ": Numerical result out of range");
    }
    return Each.file(
        p,
        o.operands(),
        (in, name) -> {
          for (byte[] line; (line = in.next()) != null; ) {
            p.out().write(folded(line, columns, o.has("b"), o.has("s")));
            if (in.ended()) {
              p.out().println();
            }
          }
        });
  }

  private static byte[] folded(byte[] line, int columns, boolean bytes, boolean spaces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + 16);
    int start = 0;
    int column = 0;
    for (int i = 0; i < line.length; i++) {
      int next = advanced(column, line[i], bytes);
      if (next > columns && i > start) {
        int cut = i;
        if (spaces) {
          int blank = i - 1;
          while (blank >= start && line[blank] != ' ' && line[blank] != '\t') {
            blank--;
          }
          cut = blank >= start ? blank + 1 : i;
        }
        out.write(line, start, cut - start);
        out.write('\n');
        start = cut;
        column = 0;
        for (int k = start; k < i; k++) {
          column = advanced(column, line[k], bytes);
        }
        next = advanced(column, line[i], bytes);
      }
      column = next;
    }
    out.write(line, start, line.length - start);
    return out.toByteArray();
  }

  private static int advanced(int column, byte b, boolean bytes) {
    if (bytes) {
      return column + 1;
    }
    return switch (b) {
      case '\b' -> Math.max(0, column - 1);
      case '\r' -> 0;
      case '\t' -> column + 8 - column % 8;
      default -> column + 1;
    };
  }
}
