package io.chapar.dovecot.conf;

import io.chapar.net.Ip;
import java.net.InetAddress;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When a block of the configuration applies: for a protocol, for addresses of ours or of the
 * client, for the name that the client asked for. Empty parts apply always.
 */
public record Filter(String protocol, String local, String remote, String localName) {
  /** Applies always. */
  public static final Filter NONE = new Filter("", "", "", "");

  /** The less specific first: what comes later wins. */
  static final Comparator<Filter> ORDER =
      Comparator.comparing((Filter f) -> !f.localName.isEmpty())
          .thenComparing(f -> bits(f.local))
          .thenComparing(f -> bits(f.remote))
          .thenComparing(f -> !f.protocol.isEmpty());

  /** A filter for one protocol. */
  public static Filter protocol(String name) {
    return new Filter(name, "", "", "");
  }

  /** Whether a block with this filter applies to a connection that is described by {@code to}. */
  boolean matches(Filter to) {
    if (!protocol.isEmpty()) {
      boolean not = protocol.startsWith("!");
      String name = not ? protocol.substring(1) : protocol;
      if (to.protocol.isEmpty() || name.equals(to.protocol) == not) {
        return false;
      }
    }
    return net(local, to.local) && net(remote, to.remote) && name(to.localName);
  }

  private boolean name(String asked) {
    return localName.isEmpty()
        || localName.equalsIgnoreCase(asked)
        || localName.startsWith("*.")
            && asked.indexOf('.') > 0
            && asked.substring(asked.indexOf('.')).equalsIgnoreCase(localName.substring(1));
  }

  private static boolean net(String net, String address) {
    return net.isEmpty() || !address.isEmpty() && contains(net, address);
  }

  private static int bits(String net) {
    if (net.isEmpty()) {
      return -1;
    }
    int slash = net.indexOf('/');
    return slash < 0 ? 128 : Integer.parseInt(net.substring(slash + 1));
  }

  /** Whether the network {@code net} (address or address/bits) contains an address. */
  public static boolean contains(String net, String address) {
    int slash = net.indexOf('/');
    InetAddress base = Ip.parse(slash < 0 ? net : net.substring(0, slash));
    InetAddress ip = Ip.parse(address);
    if (base == null || ip == null) {
      return false;
    }
    byte[] a = base.getAddress();
    byte[] b = ip.getAddress();
    if (a.length != b.length) {
      return false;
    }
    Integer bits = slash < 0 ? Integer.valueOf(a.length * 8) : number(net.substring(slash + 1));
    if (bits == null) {
      return false;
    }
    for (int i = 0; i < a.length && i * 8 < bits; i++) {
      int mask = bits - i * 8 >= 8 ? 0xff : 0xff << (8 - (bits - i * 8)) & 0xff;
      if ((a[i] & mask) != (b[i] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Integer number(String text) {
    return text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
  }
}
