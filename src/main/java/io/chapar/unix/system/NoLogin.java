package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import java.io.IOException;

/** nologin(8). */
final class NoLogin implements Program {
  @Override
  public int run(Process p) throws IOException {
    p.out().println("This account is currently not available.");
    return 1;
  }
}
