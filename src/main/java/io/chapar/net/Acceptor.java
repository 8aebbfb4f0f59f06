package io.chapar.net;

import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Takes the connections that come to a port. Called in the connecting task: it hands the socket on
 * and returns.
 */
public interface Acceptor {
  /** A client has connected; {@code socket} is the server's end. */
  void accept(Socket socket);

  /** Whose port it is, where a process holds it rather than a service: for ss. */
  default @Nullable Owner owner() {
    return null;
  }

  /** A process with an open port. */
  record Owner(String command, int pid) {}
}
