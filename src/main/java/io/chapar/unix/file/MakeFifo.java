package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** mkfifo(1). */
final class MakeFifo implements Program {
  private static final Options OPTIONS = Options.coreutils("m,mode=", "-Z,context");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    String text = o.value("m");
    Modes mode = text == null ? null : Modes.parse(text);
    if (text != null && mode == null) {
      return Gnu.error(p, 1, "invalid mode");
    }
    int status = 0;
    for (String name : o.operands()) {
      try {
        int bits = mode == null ? 0666 & ~p.umask() : mode.apply(0666, false, p.umask());
        p.files().mknod(p.path(name), bits, new Body.Special(Body.Kind.FIFO, ""));
      } catch (DiskException e) {
        status = Gnu.error(p, 1, "cannot create fifo " + Quote.shell(name) + ": " + e.getMessage());
      }
    }
    return status;
  }
}
