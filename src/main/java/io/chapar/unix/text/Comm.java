package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** comm(1). */
final class Comm implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "1",
          "2",
          "3",
          "check-order",
          "nocheck-order",
          "output-delimiter=",
          "total",
          "z,zero-terminated");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    if (names.size() < 2) {
      return Say.usage(
          p,
          1,
          names.isEmpty()
              ? "missing operand"
              : "missing operand after " + Quote.locale(names.get(0)));
    }
    if (names.size() > 2) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(2)));
    }
    char end = o.has("z") ? '\0' : '\n';
    Records[] files = new Records[2];
    for (int i = 0; i < 2; i++) {
      try {
        files[i] = Records.open(p, names.get(i), end);
      } catch (IOException e) {
        return Say.error(p, 1, Quote.shellIfNeeded(names.get(i)) + ": " + Say.reason(e));
      }
    }
    String tab = o.value("output-delimiter", "\t");
    long[] counts = new long[3];
    boolean[] disorder = new boolean[2];
    boolean unpaired = o.has("check-order");
    byte[][] line = {files[0].next(), files[1].next()};
    while (line[0] != null || line[1] != null) {
      int order =
          line[0] == null ? 1 : line[1] == null ? -1 : Arrays.compareUnsigned(line[0], line[1]);
      int column = order < 0 ? 0 : order > 0 ? 1 : 2;
      counts[column]++;
      unpaired |= column < 2;
      byte[] text = order <= 0 ? line[0] : line[1];
      if (!o.has(Integer.toString(column + 1)) && text != null) {
        StringBuilder lead = new StringBuilder();
        for (int i = 0; i < column; i++) {
          lead.append(o.has(Integer.toString(i + 1)) ? "" : tab);
        }
        p.out().print(lead.toString());
        p.out().write(text);
        p.out().write(end);
      }
      for (int i = 0; i < 2; i++) {
        if (i == 0 ? order <= 0 : order >= 0) {
          byte[] before = line[i];
          line[i] = files[i].next();
          byte[] now = line[i];
          boolean wrong = before != null && now != null && Arrays.compareUnsigned(before, now) > 0;
          if (wrong && unpaired && !disorder[i] && !o.has("nocheck-order")) {
            disorder[i] = true;
            Say.error(p, 1, "file " + (i + 1) + " is not in sorted order");
            if (o.has("check-order")) {
              return 1;
            }
          }
        }
      }
    }
    if (o.has("total")) {
      p.out().println(counts[0] + tab + counts[1] + tab + counts[2] + tab + "total");
    }
    return disorder[0] || disorder[1] ? Say.error(p, 1, "input is not in sorted order") : 0;
  }
}
