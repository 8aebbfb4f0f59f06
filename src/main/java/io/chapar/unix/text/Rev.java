package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** rev(1), of util-linux. */
final class Rev implements Program {
  private static final Options OPTIONS = Options.of("0,zero").version("util-linux", "2.38.1");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    int status = 0;
    for (String name : o.operands().isEmpty() ? List.of("-") : o.operands()) {
      try (Records in =
          name.equals("-") && o.operands().isEmpty()
              ? Records.open(p, "-")
              : Records.file(p, name, '\n')) {
        for (byte[] line; (line = in.next()) != null; ) {
          StringBuilder out = new StringBuilder();
          int[] points = Utf8.decode(line).codePoints().toArray();
          for (int i = points.length - 1; i >= 0; i--) {
            out.appendCodePoint(points[i]);
          }
          p.out().print(in.ended() ? out.append('\n').toString() : out.toString());
        }
      } catch (IOException e) {
        status =
            Say.error(
                p,
                1,
                Say.isDirectory(e)
                    ? name + ": 0: " + Say.reason(e)
                    : "cannot open " + name + ": " + Say.reason(e));
      }
    }
    return status;
  }
}
