package io.chapar.postfix;

import io.chapar.postfix.anvil.AnvilDaemon;
import io.chapar.postfix.bounce.Bounce;
import io.chapar.postfix.cleanup.Cleanup;
import io.chapar.postfix.cleanup.Pickup;
import io.chapar.postfix.deliver.Discard;
import io.chapar.postfix.deliver.ErrorAgent;
import io.chapar.postfix.deliver.Local;
import io.chapar.postfix.deliver.PipeAgent;
import io.chapar.postfix.deliver.Virtual;
import io.chapar.postfix.master.AbsentDaemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.master.QuietDaemon;
import io.chapar.postfix.queue.Flush;
import io.chapar.postfix.queue.QueueManager;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.smtp.SmtpClient;
import io.chapar.postfix.smtpd.Smtpd;
import io.chapar.postfix.verify.Verify;
import java.util.List;

/** The executables in daemon_directory: those that do their work here, and the names of all. */
final class Daemons {
  /** The daemons that are simulated, and those that say that they are not. */
  static List<DaemonProgram> programs() {
    return List.of(
        new AnvilDaemon(),
        new Bounce(),
        new Cleanup(),
        new AbsentDaemon("dnsblog"),
        new Discard(),
        new ErrorAgent(),
        new Flush(),
        new Local(),
        new QueueManager("nqmgr"),
        new QueueManager("oqmgr"),
        new Pickup(),
        new PipeAgent(),
        new AbsentDaemon("postlogd"),
        new AbsentDaemon("postscreen"),
        new QuietDaemon("proxymap"),
        new QueueManager("qmgr"),
        new AbsentDaemon("qmqpd"),
        new QuietDaemon("scache"),
        new QuietDaemon("showq"),
        new SmtpClient("lmtp"),
        new SmtpClient("smtp"),
        new Smtpd(),
        new AbsentDaemon("spawn"),
        new QuietDaemon("tlsmgr"),
        new AbsentDaemon("tlsproxy"),
        new TrivialRewrite(),
        new Verify(),
        new Virtual());
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
