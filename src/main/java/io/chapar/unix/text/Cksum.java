package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** cksum(1): POSIX's CRC. */
final class Cksum implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "-a,algorithm=", "-c,check", "-l,length=", "-tag", "-untagged", "-z,zero", "-debug");

  @Override
  public int run(Process p) throws IOException {
    List<String> names = OPTIONS.parse(p).operands();
    return Each.file(
        p,
        names,
        (in, name) -> {
          int crc = 0;
          long length = 0;
          byte[] buffer = new byte[8192];
          for (int n; (n = in.in().read(buffer, 0, buffer.length)) > 0; length += n) {
            p.tick(n);
            for (int i = 0; i < n; i++) {
              crc = add(crc, buffer[i]);
            }
          }
          for (long left = length; left != 0; left >>>= 8) {
            crc = add(crc, (int) left);
          }
          p.out()
              .println(
                  Integer.toUnsignedString(~crc)
                      + " "
                      + length
                      + (names.isEmpty() ? "" : " " + name));
        });
  }

  private static int add(int crc, int b) {
    int c = crc ^ (b & 0xff) << 24;
    for (int i = 0; i < 8; i++) {
      c = c < 0 ? c << 1 ^ 0x04c11db7 : c << 1;
    }
    return c;
  }
}
