package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import java.io.IOException;

/** The outermost level of a Postfix command: where it gives up, it says why and exits. */
final class Guard {
  /** What a command does. */
  @FunctionalInterface
  interface Body {
    int run() throws IOException;
  }

  private Guard() {}

  static int run(Process process, Log log, Body body) throws IOException {
    return run(process, log, 1, body);
  }

  static int run(Process process, Log log, int fatalStatus, Body body) throws IOException {
    try {
      int status = body.run();
      process.out().flush();
      return status;
    } catch (PostfixFatal fatal) {
      log.fatal(fatal);
      process.out().flush();
      return fatalStatus;
    }
  }
}
