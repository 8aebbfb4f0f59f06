package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** readlink(1). */
final class ReadLink implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "f,canonicalize",
          "e,canonicalize-existing",
          "m,canonicalize-missing",
          "n,no-newline",
          "q,quiet",
          "s,silent",
          "v,verbose",
          "z,zero");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    String how = o.last("f", "e", "m");
    String end = o.has("z") ? "\0" : o.has("n") && o.operands().size() == 1 ? "" : "\n";
    int status = 0;
    for (String name : o.operands()) {
      try {
        String result =
            switch (how) {
              case "f" -> Paths.canonical(p, name, Paths.Missing.LAST);
              case "e" -> Paths.canonical(p, name, Paths.Missing.NONE);
              case "m" -> Paths.canonical(p, name, Paths.Missing.ALL);
              default -> p.files().readlink(p.path(name));
            };
        p.out().print(result + end);
      } catch (DiskException e) {
        status = 1;
        if (o.has("v")) {
          Gnu.error(p, Quote.shellIfNeeded(name) + ": " + e.getMessage());
        }
      }
    }
    return status;
  }
}
