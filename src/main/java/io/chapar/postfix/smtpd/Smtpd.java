package io.chapar.postfix.smtpd;

import io.chapar.net.SimSocket;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;

/** smtpd(8): the program behind the inet services of master.cf that speak SMTP. */
public final class Smtpd implements DaemonProgram {
  @Override
  public String name() {
    return "smtpd";
  }

  @Override
  public void start(Daemon daemon) {
    server(daemon);
  }

  @Override
  public void serve(Daemon daemon, SimSocket socket) {
    server(daemon).serve(socket);
  }

  private static Server server(Daemon daemon) {
    return daemon.part(
        Server.class,
        d ->
            new Server(
                d.process(),
                d.config(),
                d.tables(),
                d.log(),
                new DaemonBackend(d),
                d.service().name(),
                false));
  }
}
