package io.chapar.shell.interp;

import java.io.IOException;

/** A command that the shell runs itself. */
@FunctionalInterface
public interface Builtin {
  /**
   * Runs it.
   *
   * @return its exit status
   * @throws IOException if its output cannot be written
   */
  int run(Shell shell, Call call) throws IOException;
}
