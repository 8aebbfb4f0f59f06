package io.chapar.postfix.smtp;

import io.chapar.net.Ip;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server to try.
 *
 * @param host its name, or its address where no name is known
 * @param address its address; null: a local socket
 * @param path the local socket; empty: none
 * @param port the port; 0 for a local socket
 * @param preference of its MX record
 */
record Hop(String host, @Nullable InetAddress address, String path, int port, int preference) {

  /** {@code host[address]}. */
  String name() {
    return host + "[" + (address == null ? path : Ip.text(address)) + "]";
  }

  /** {@code host[address]:port}. */
  String relay() {
    return port == 0 ? name() : name() + ":" + port;
  }
}
