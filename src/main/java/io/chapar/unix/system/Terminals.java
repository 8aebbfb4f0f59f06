package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Terminal;

/** Names of terminals. */
final class Terminals {
  private Terminals() {}

  /** Such as pts/0, or '?' for a process without a terminal. */
  static String shortName(Process p) {
    Terminal terminal = p.terminal();
    return terminal == null ? "?" : terminal.name().replaceFirst("^/dev/", "");
  }
}
