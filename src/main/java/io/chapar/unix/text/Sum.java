package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;

/** sum(1): the checksums of BSD and of System V. */
final class Sum implements Program {
  private static final Options OPTIONS = Options.coreutils("r", "s,sysv");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    boolean sysv = o.last("r", "s").equals("s");
    return Each.file(
        p,
        o.operands(),
        (in, name) -> {
          int sum = 0;
          long length = 0;
          byte[] buffer = new byte[8192];
          for (int n; (n = in.in().read(buffer, 0, buffer.length)) > 0; length += n) {
            p.tick(n);
            for (int i = 0; i < n; i++) {
              int b = buffer[i] & 0xff;
              sum = sysv ? sum + b : ((sum >> 1) + ((sum & 1) << 15) + b) & 0xffff;
            }
          }
          String file = o.operands().isEmpty() ? "" : " " + name;
          if (sysv) {
            int r = (sum & 0xffff) + (sum >>> 16);
            p.out().println((r & 0xffff) + (r >> 16) + " " + (length + 511) / 512 + file);
          } else {
            p.out().println(String.format("%05d %5d", sum, (length + 1023) / 1024) + file);
          }
        });
  }
}
