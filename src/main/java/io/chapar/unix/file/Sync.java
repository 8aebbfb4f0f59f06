package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** sync(1): everything is always written here, so it only looks whether the files are there. */
final class Sync implements Program {
  private static final Options OPTIONS = Options.coreutils("d,data", "f,file-system");

  @Override
  public int run(Process p) throws IOException {
    int status = 0;
    for (String name : OPTIONS.parse(p).operands()) {
      try {
        p.files().stat(p.path(name));
      } catch (DiskException e) {
        status = Gnu.error(p, 1, "error opening " + Quote.shell(name) + ": " + e.getMessage());
      }
    }
    return status;
  }
}
