package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** mkdir(1). */
final class MakeDirectory implements Program {
  private static final Options OPTIONS =
      Options.coreutils("m,mode=", "p,parents", "v,verbose", "-Z,context");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    String text = o.value("m");
    Modes mode = text == null ? null : Modes.parse(text);
    if (text != null && mode == null) {
      return Gnu.error(p, 1, "invalid mode " + Quote.locale(text));
    }
    int status = 0;
    for (String name : o.operands()) {
      try {
        if (o.has("p")) {
          parents(p, name, o.has("v"));
        }
        make(p, name, mode, o.has("v"), o.has("p"));
      } catch (DiskException e) {
        Gnu.error(
            p,
            "cannot create directory "
                + Quote.locale(e.path().isEmpty() ? name : e.path())
                + ": "
                + e.getMessage());
        status = 1;
      }
    }
    return status;
  }

  private static void parents(Process p, String name, boolean verbose) throws IOException {
    int slash = name.indexOf('/', 1);
    while (slash > 0 && slash < name.length() - 1) {
      String part = name.substring(0, slash);
      if (!part.isEmpty() && !p.files().isDirectory(p.path(part)) && !part.endsWith("/")) {
        make(p, part, Modes.exactly(0777 & ~p.umask() | 0300), verbose, false);
      }
      slash = name.indexOf('/', slash + 1);
    }
  }

  private static void make(
      Process p,
      String name,
      @org.jspecify.annotations.Nullable Modes mode,
      boolean verbose,
      boolean mayExist)
      throws IOException {
    String path = p.path(name);
    try {
      if (mayExist && p.files().isDirectory(path)) {
        return;
      }
      p.files().mkdir(path.replaceAll("(?<=.)/+$", ""), 0777 & ~p.umask());
      if (mode != null) {
        Inode made = p.files().stat(path);
        p.files().chmod(path, mode.apply(0777 | made.mode() & 07000, true, p.umask()));
      }
    } catch (DiskException e) {
      throw new DiskException(e.errno() == Errno.EACCES ? Errno.EACCES : e.errno(), name);
    }
    if (verbose) {
      p.out().println(p.args().get(0) + ": created directory " + Quote.shell(name));
    }
  }
}
