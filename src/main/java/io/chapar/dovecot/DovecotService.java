package io.chapar.dovecot;

import io.chapar.dovecot.auth.AuthSocket;
import io.chapar.dovecot.deliver.DeliveryFilter;
import io.chapar.dovecot.imap.ImapProtocol;
import io.chapar.dovecot.lmtp.LmtpServer;
import io.chapar.dovecot.pop3.Pop3Protocol;
import io.chapar.host.Alarm;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.net.SimSocket;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dovecot as the host wakes it: a client at one of its sockets, a signal to one of its processes.
 */
final class DovecotService implements Service {
  private final List<DeliveryFilter> filters;
  private final List<LoginProtocol> protocols;

  DovecotService(List<DeliveryFilter> filters, List<LoginProtocol> more) {
    this.filters = filters;
    this.protocols =
        Stream.concat(Stream.of(new ImapProtocol(), new Pop3Protocol()), more.stream()).toList();
  }

  @Override
  public String id() {
    return Master.SERVICE;
  }

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {
    Master.State state = Master.asked(machine);
    if (state == null || ConfigProcess.broken(machine)) {
      return;
    }
    String tag = listener.tag();
    int slash = tag.indexOf('/');
    String service = slash < 0 ? tag.split(" ", 2)[0] : tag.substring(0, slash);
    try {
      for (LoginProtocol protocol : protocols) {
        if (service.equals(protocol.process() + "-login") && slash < 0) {
          Connections.login(machine, state, protocol, tag.endsWith(" ssl"), socket);
          return;
        }
      }
      switch (service) {
        case "lmtp" -> LmtpServer.serve(machine, state, socket, filters);
        case "auth" -> {
          String name = tag.substring(slash + 1);
          if (!name.startsWith("login/")
              && !name.equals("auth-master")
              && !name.equals("auth-userdb")) {
            AuthSocket.serve(machine, state.conf(), socket);
          }
        }
        default -> {
          // the other sockets are spoken to by Dovecot's own processes only
        }
      }
    } catch (IOException e) {
      // the client is gone
    }
  }

  @Override
  public void alarm(Machine machine, Alarm alarm) {
    Master.asked(machine);
  }

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {
    Master.signal(machine, resident, signal);
  }
}
