package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** tac(1). */
final class Tac implements Program {
  private static final Options OPTIONS =
      Options.coreutils("-b,before", "-r,regex", "-s,separator=");

  @Override
  public int run(Process p) throws IOException {
    List<String> names = OPTIONS.parse(p).operands();
    int status = 0;
    for (String name : names.isEmpty() ? List.of("-") : names) {
      try (Records in = Records.open(p, name)) {
        List<byte[]> lines = new ArrayList<>();
        for (byte[] line; (line = in.raw()) != null; ) {
          lines.add(line);
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
          p.tick();
          p.out().write(lines.get(i));
        }
      } catch (IOException e) {
        status =
            Say.error(
                p,
                1,
                Say.isDirectory(e)
                    ? name + ": read error: " + Say.reason(e)
                    : "failed to open " + Quote.shell(name) + " for reading: " + Say.reason(e));
      }
    }
    return status;
  }
}
