package io.chapar.postfix.conf;

import io.chapar.net.Ip;
import io.chapar.postfix.PostfixFatal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which addresses of the host are Postfix's own ({@code inet_interfaces}, {@code inet_protocols}),
 * and the networks that follow from them ({@code mynetworks_style}).
 */
public final class OwnAddresses {
  private static final Set<String> PROTOCOLS = Set.of("all", "ipv4", "ipv6");

  private OwnAddresses() {}

  /** Whether {@code inet_protocols} includes the family of an address. */
  public static boolean speaks(PostfixConfig config, InetAddress address) {
    return families(config).contains(address.getAddress().length);
  }

  /** The address lengths that {@code inet_protocols} allows: 4, 16 or both. */
  public static Set<Integer> families(PostfixConfig config) {
    String value = config.get("inet_protocols");
    Set<Integer> lengths = new LinkedHashSet<>();
    for (String word : Ascii.words(value, Ascii.COMMA_SPACE)) {
      if (!PROTOCOLS.contains(word)) {
        throw new PostfixFatal("unknown inet_protocols value \"" + word + "\" in \"" + value + '"');
      }
      if (!word.equals("ipv6")) {
        lengths.add(4);
      }
      if (!word.equals("ipv4")) {
        lengths.add(16);
      }
    }
    return lengths;
  }

  /** The addresses with their networks, IPv4 first. */
  public static List<ConfigHost.Interface> list(PostfixConfig config) {
    Set<Integer> families = families(config);
    List<ConfigHost.Interface> local = new ArrayList<>();
    for (int length : List.of(4, 16)) {
      for (ConfigHost.Interface one : config.host().interfaces()) {
        if (families.contains(length) && Ip.of(one.address()).getAddress().length == length) {
          local.add(one);
        }
      }
    }
    String interfaces = config.get("inet_interfaces");
    if (families.isEmpty()) {
      return List.of();
    }
    if (local.isEmpty()) {
      throw new PostfixFatal("could not find any active network interfaces");
    }
    return switch (interfaces) {
      case "all" -> local;
      case "loopback-only" ->
          local.stream().filter(i -> Ip.of(i.address()).isLoopbackAddress()).toList();
      default -> named(config, interfaces, local);
    };
  }

  private static List<ConfigHost.Interface> named(
      PostfixConfig config, String interfaces, List<ConfigHost.Interface> local) {
    Set<Integer> families = families(config);
    Set<InetAddress> wanted = new LinkedHashSet<>();
    for (String name : Ascii.words(interfaces, " \t,")) {
      boolean found = false;
      for (String literal : config.host().resolve(unbracketed(name))) {
        InetAddress address = Ip.of(literal);
        if (families.contains(address.getAddress().length)) {
          wanted.add(address);
          found = true;
        }
      }
      if (!found) {
        throw new PostfixFatal("config variable inet_interfaces: host not found: " + name);
      }
    }
    List<ConfigHost.Interface> own = new ArrayList<>();
    for (InetAddress address : wanted) {
      own.add(
          local.stream()
              .filter(i -> Ip.of(i.address()).equals(address))
              .findFirst()
              .orElseThrow(
                  () ->
                      new PostfixFatal(
                          "parameter inet_interfaces: no local interface found for "
                              + Ip.text(address))));
    }
    return own;
  }

  private static String unbracketed(String name) {
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  /** The default of {@code mynetworks}. */
  static String networks(PostfixConfig config) {
    String style = config.get("mynetworks_style");
    if (families(config).isEmpty()) {
      return "";
    }
    List<String> styles = Ascii.words(style, Ascii.COMMA_SPACE);
    for (String word : styles) {
      if (!Set.of("class", "subnet", "host").contains(word)) {
        throw new PostfixFatal(
            "unknown mynetworks mask style value \"" + word + "\" in \"" + style + '"');
      }
    }
    if (Set.copyOf(styles).size() != 1) {
      throw new PostfixFatal(
          "bad mynetworks_style value: " + style + "; specify exactly one value");
    }
    Set<String> networks = new LinkedHashSet<>();
    for (ConfigHost.Interface one : list(config)) {
      networks.add(network(one, styles.get(0)));
    }
    return String.join(" ", networks);
  }

  private static String network(ConfigHost.Interface one, String style) {
    byte[] bytes = Ip.of(one.address()).getAddress();
    boolean v4 = bytes.length == 4;
    int prefix =
        switch (style) {
          case "host" -> bytes.length * 8;
          case "class" -> v4 ? classPrefix(bytes[0] & 0xff) : one.prefix();
          default -> one.prefix();
        };
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    String base = Ip.text(address(bytes));
    return (v4 ? base : "[" + base + "]") + "/" + prefix;
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int classPrefix(int first) {
    if (first < 128) {
      return 8;
    }
    return first < 192 ? 16 : first < 224 ? 24 : 4;
  }
}
