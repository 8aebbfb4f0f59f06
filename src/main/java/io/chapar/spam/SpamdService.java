package io.chapar.spam;

import io.chapar.host.Alarm;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.net.SimSocket;
import java.io.IOException;
import java.net.InetAddress;

/** The daemon spamd: answers one request a connection, in the protocol SPAMC. */
final class SpamdService implements Service {
  @Override
  public String id() {
    return Spamd.SERVICE;
  }

  @Override
  public void alarm(Machine machine, Alarm alarm) {}

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {
    for (SpamdState state : machine.memory().get(Spamd.RUNNING)) {
      if (!Spamd.owns(state, resident)) {
        continue;
      }
      if (signal == Signal.HUP && resident.pid() == state.pid()) {
        Spamd.restart(machine, state);
      } else if (resident.pid() == state.pid() && signal.action() == Signal.Action.TERMINATE) {
        Spamd.stop(machine, state, "SIG" + signal.name());
      }
    }
  }

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {
    SpamdState state = Spamd.byPid(machine, listener.pid());
    if (state == null) {
      return;
    }
    int pid = state.children().get(0);
    InetAddress from = socket.getInetAddress();
    String host = from.isLoopbackAddress() ? "localhost" : from.getHostAddress();
    String address = plain(from);
    if (!allowed(state, from)) {
      Spamd.log(
          machine,
          pid,
          "spamd: unauthorized connection from "
              + host
              + " ["
              + address
              + "]:"
              + socket.getPort()
              + " to port "
              + listener.port());
      return;
    }
    Spamd.log(
        machine,
        pid,
        "spamd: connection from "
            + host
            + " ["
            + address
            + "]:"
            + socket.getPort()
            + " to port "
            + listener.port()
            + ", fd 5");
    try {
      new SpamdRequest(machine, state, pid, host, address, socket).answer();
    } catch (IOException e) {
      // the client is gone
    }
    Spamd.log(machine, state.pid(), "prefork: child states: II");
  }

  private static String plain(InetAddress address) {
    String text = address.getHostAddress();
    return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
  }

  private static boolean allowed(SpamdState state, InetAddress from) {
    return state.allowed().stream()
        .map(Network::of)
        .anyMatch(network -> network != null && network.contains(from));
  }
}
