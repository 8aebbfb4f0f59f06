package io.chapar.spam;

import io.chapar.net.Ip;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A network as trusted_networks has it: an address, one with a prefix length, or the beginning of
 * one.
 */
record Network(byte[] address, int bits) {
  /** Reads one; null if it is none. */
  static @Nullable Network of(String text) {
    String host = text;
    int slash = text.indexOf('/');
    int bits = -1;
    if (slash >= 0) {
      host = text.substring(0, slash);
      String length = text.substring(slash + 1);
      if (!length.matches("[0-9]{1,3}")) {
        return null;
      }
      bits = Integer.parseInt(length);
    }
    if (!host.contains(":")) {
      String[] parts = host.replaceAll("\\.$", "").split("\\.", -1);
      if (parts.length > 4 || parts.length == 0) {
        return null;
      }
      for (String part : parts) {
        if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
          return null;
        }
      }
      if (bits < 0) {
        bits = 8 * parts.length;
      }
      host = String.join(".", parts) + ".0".repeat(4 - parts.length);
      return bits > 32 ? null : new Network(Ip.of(host).getAddress(), bits);
    }
    if (!host.matches("[0-9A-Fa-f:.]+") || bits > 128) {
      return null;
    }
    try {
      return new Network(Ip.of(host).getAddress(), bits < 0 ? 128 : bits);
    } catch (RuntimeException e) {
      return null;
    }
  }

  boolean contains(InetAddress other) {
    byte[] its = other.getAddress();
    if (its.length != address.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((its[i / 8] & mask) != (address[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Its first address. */
  InetAddress inet() {
    try {
      return InetAddress.getByAddress(address);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e); // it is of the right length
    }
  }

  @Override
  public String toString() {
    return inet().getHostAddress() + "/" + bits;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Network n
        && n.bits == bits
        && java.util.Arrays.equals(n.address, address);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(address) * 31 + bits;
  }
}
