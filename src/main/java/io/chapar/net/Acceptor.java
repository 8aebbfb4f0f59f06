package io.chapar.net;

import java.net.Socket;

/**
 * Takes the connections that come to a port. Called in the connecting task: it hands the socket on
 * and returns.
 */
public interface Acceptor {
  /** A client has connected; {@code socket} is the server's end. */
  void accept(Socket socket);
}
