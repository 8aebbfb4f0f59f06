package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Manual;
import java.io.IOException;

/** true(1) and false(1). */
final class Constant implements Program {
  private final int status;

  Constant(int status) {
    this.status = status;
  }

  @Override
  public int run(Process p) throws IOException {
    if (p.args().size() == 2 && p.args().get(1).equals("--help")) {
      p.out()
          .print(
              "Usage: "
                  + p.name()
                  + " [ignored command line arguments]\n  or:  "
                  + p.name()
                  + " OPTION\n"
                  + (Manual.page(p.name(), "1") == null ? "" : "See man " + p.name() + ".\n"));
    } else if (p.args().size() == 2 && p.args().get(1).equals("--version")) {
      p.out().print(p.name() + " (GNU coreutils) 9.1\n");
    }
    return status;
  }
}
