package io.chapar.postfix;

import io.chapar.postfix.cleanup.Cleanup;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.smtpd.Smtpd;
import java.util.List;

/** The executables in daemon_directory: those that do their work here, and the names of all. */
final class Daemons {
  /** The daemons that are simulated. */
  static List<DaemonProgram> programs() {
    return List.of(new Cleanup(), new Smtpd(), new TrivialRewrite());
  }

  /** All that Debian puts there. */
  static final List<String> NAMES =
      List.of(
          "anvil",
          "bounce",
          "cleanup",
          "discard",
          "dnsblog",
          "error",
          "flush",
          "lmtp",
          "local",
          "nqmgr",
          "oqmgr",
          "pickup",
          "pipe",
          "postlogd",
          "postscreen",
          "proxymap",
          "qmgr",
          "qmqpd",
          "scache",
          "showq",
          "smtp",
          "smtpd",
          "spawn",
          "tlsmgr",
          "tlsproxy",
          "trivial-rewrite",
          "verify",
          "virtual");

  private Daemons() {}
}
