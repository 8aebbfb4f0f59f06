package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** rmdir(1). */
final class RemoveDirectory implements Program {
  private static final Options OPTIONS =
      Options.coreutils("p,parents", "v,verbose", "ignore-fail-on-non-empty");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    int status = 0;
    for (String operand : o.operands()) {
      String name = operand;
      while (true) {
        if (!remove(p, o, name, name.equals(operand) ? "" : "directory ")) {
          status = 1;
          break;
        }
        int slash = name.replaceAll("/+$", "").lastIndexOf('/');
        if (!o.has("p") || slash <= 0) {
          break;
        }
        name = name.substring(0, slash);
      }
    }
    return status;
  }

  private static boolean remove(Process p, Options.Parsed o, String name, String what)
      throws IOException {
    if (o.has("v")) {
      p.out().println(p.args().get(0) + ": removing directory, " + Quote.shell(name));
    }
    try {
      p.files().rmdir(p.path(name));
      return true;
    } catch (DiskException e) {
      if (o.has("ignore-fail-on-non-empty") && e.errno() == Errno.ENOTEMPTY) {
        return true;
      }
      Gnu.error(p, "failed to remove " + what + Quote.shell(name) + ": " + e.getMessage());
      return false;
    }
  }
}
