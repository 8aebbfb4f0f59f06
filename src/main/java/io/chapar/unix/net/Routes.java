package io.chapar.unix.net;

import io.chapar.net.Ip;
import io.chapar.net.Stack;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * How a host reaches others: each lives in a network of 256 addresses, of which .1 is the router.
 */
final class Routes {
  private Routes() {}

  /** Whether an address lies in the network of the host. */
  static boolean local(Stack stack, InetAddress address) {
    byte[] a = address.getAddress();
    byte[] own = stack.addresses().get(0).getAddress();
    return a.length == 4 && own.length == 4 && Arrays.equals(a, 0, 3, own, 0, 3);
  }

  /** The router of the network in which {@code own} lies. */
  static String gateway(InetAddress own) {
    return Ip.text(own).replaceFirst("\\.\\d+$", ".1");
  }

  /** The network in which {@code own} lies. */
  static String network(InetAddress own) {
    return Ip.text(own).replaceFirst("\\.\\d+$", ".0/24");
  }
}
