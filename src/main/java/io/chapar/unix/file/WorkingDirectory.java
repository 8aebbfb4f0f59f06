package io.chapar.unix.file;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;

/** pwd(1), for those who do not ask the shell. */
final class WorkingDirectory implements Program {
  private static final Options OPTIONS = Options.coreutils("L,logical", "P,physical");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String logical = p.env("PWD", "");
    boolean same =
        logical.startsWith("/")
            && p.files().exists(logical)
            && p.files().realpath(logical).equals(p.files().realpath(p.cwd()));
    p.out().println(o.last("L", "P").equals("L") && same ? logical : p.files().realpath(p.cwd()));
    return 0;
  }
}
