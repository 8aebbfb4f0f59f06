package io.chapar.postfix.smtpd;

import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.postfix.Log;
import io.chapar.postfix.smtpd.restriction.Client;
import io.chapar.postfix.smtpd.restriction.Client.Status;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Finds out who has connected: the address, its name, and whether the name leads back to it. */
final class Peer {
  private Peer() {}

  /** The client at the other end of a connection. */
  static Client of(SimSocket socket, Resolver resolver, boolean names, Log log) {
    InetAddress address = socket.getInetAddress();
    if (!names) {
      return client(socket, Client.UNKNOWN, Client.UNKNOWN, Status.NONE, Status.NONE);
    }
    Resolver.Name found = resolver.name(address);
    if (found.failure() != null) {
      Status status = status(found.failure(), Status.NONE);
      return client(socket, Client.UNKNOWN, Client.UNKNOWN, status, status);
    }
    String name = found.name();
    Resolver.Family family =
        address.getAddress().length == 4 ? Resolver.Family.V4 : Resolver.Family.V6;
    Resolver.Addresses back = resolver.addresses(name, family);
    if (back.failure() == null && back.list().contains(address)) {
      return client(socket, name, name, Status.OK, Status.OK);
    }
    log.warning(
        "hostname "
            + name
            + " does not resolve to address "
            + Ip.text(address)
            + (back.failure() == null ? "" : ": " + back.failure().text()));
    return client(socket, Client.UNKNOWN, name, status(back.failure(), Status.FORGED), Status.OK);
  }

  private static Status status(Resolver.@Nullable Failure failure, Status otherwise) {
    return failure == Resolver.Failure.AGAIN ? Status.TEMPORARY : otherwise;
  }

  private static Client client(
      SimSocket socket, String name, String reverse, Status nameStatus, Status reverseStatus) {
    String address = Ip.text(socket.getInetAddress());
    return new Client(
        name,
        reverse,
        address,
        address.indexOf(':') >= 0 ? "IPv6:" + address : address,
        socket.getPort(),
        Ip.text(socket.getLocalAddress()),
        socket.getLocalPort(),
        nameStatus,
        reverseStatus);
  }
}
