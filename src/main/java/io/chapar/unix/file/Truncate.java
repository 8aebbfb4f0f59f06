package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.disk.OpenFile;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.Set;

/** truncate(1). */
final class Truncate implements Program {
  private static final Options OPTIONS =
      Options.coreutils("c,no-create", "o,io-blocks", "r,reference=", "s,size=");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String size = o.value("s");
    String reference = o.value("r");
    if (size == null && reference == null) {
      throw OPTIONS.wrong(
          p,
          "you must specify either "
              + Quote.locale("--size")
              + " or "
              + Quote.locale("--reference"));
    }
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing file operand");
    }
    char mode =
        size != null && !size.isEmpty() && "+-<>/%".indexOf(size.charAt(0)) >= 0
            ? size.charAt(0)
            : '=';
    long n = 0;
    if (size != null) {
      n = Gnu.size(mode == '=' ? size : size.substring(1));
      if (n < 0) {
        return Gnu.error(p, 1, "Invalid number: " + Quote.locale(size));
      }
    }
    long base = -1;
    if (reference != null) {
      try {
        base = p.files().stat(p.path(reference)).size();
      } catch (DiskException e) {
        return Gnu.error(p, 1, "cannot stat " + Quote.shell(reference) + ": " + e.getMessage());
      }
    }
    int status = 0;
    for (String name : o.operands()) {
      String path = p.path(name);
      if (o.has("c") && !p.files().exists(path)) {
        continue;
      }
      try {
        OpenFile file =
            p.files().open(path, Set.of(Files.Mode.WRITE, Files.Mode.CREATE), 0666 & ~p.umask());
        try {
          Inode inode = file.stat();
          long now = base >= 0 ? base : inode.size();
          long to = size == null ? now : target(mode, now, n);
          file.truncate(Math.max(0, to));
        } finally {
          file.close();
        }
      } catch (DiskException e) {
        Gnu.error(p, "cannot open " + Quote.shell(name) + " for writing: " + e.getMessage());
        status = 1;
      }
    }
    return status;
  }

  private static long target(char mode, long now, long n) {
    return switch (mode) {
      case '+' -> now + n;
      case '-' -> now - n;
      case '<' -> Math.min(now, n);
      case '>' -> Math.max(now, n);
      case '/' -> n == 0 ? now : now / n * n;
      case '%' -> n == 0 ? now : (now + n - 1) / n * n;
      default -> n;
    };
  }
}
