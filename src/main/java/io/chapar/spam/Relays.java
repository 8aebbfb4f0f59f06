package io.chapar.spam;

import io.chapar.net.Ip;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that a mail came through, as its Received fields tell: nearest first. */
final class Relays {
  private static final Pattern FROM =
      Pattern.compile("^from\\s+(\\S+)\\s+\\((.*?)\\)(?=\\s+(?:by|\\(|with|$))");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\[(?:IPv6:)?([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)\\]");

  /**
   * One of them.
   *
   * @param helo what it called itself
   * @param name what its address is called; empty if nobody knows
   */
  record Relay(InetAddress address, String helo, String name) {}

  final List<Relay> all = new ArrayList<>();
  final List<Relay> untrusted = new ArrayList<>();
  final boolean received;
  boolean trustedOnly;

  Relays(Subject mail, Settings settings) {
    List<String> fields = mail.all("Received");
    received = !fields.isEmpty();
    for (String field : fields) {
      Relay relay = parse(field);
      if (relay != null) {
        all.add(relay);
      }
    }
    boolean trusting = true;
    for (Relay relay : all) {
      trusting &= trusted(relay.address(), settings);
      if (!trusting) {
        untrusted.add(relay);
      }
    }
    trustedOnly = !all.isEmpty() && untrusted.isEmpty();
  }

  private static @Nullable Relay parse(String field) {
    Matcher m = FROM.matcher(field);
    if (!m.find()) {
      return null;
    }
    Matcher a = ADDRESS.matcher(m.group(2));
    if (!a.find()) {
      return null;
    }
    InetAddress address;
    try {
      address = Ip.of(a.group(1));
    } catch (RuntimeException e) {
      return null;
    }
    String name = m.group(2).substring(0, a.start()).strip();
    return new Relay(address, m.group(1), name.equals("unknown") || name.contains(" ") ? "" : name);
  }

  private static boolean trusted(InetAddress address, Settings settings) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    List<String> networks = settings.trusted;
    if (networks.isEmpty()) {
      return address.isSiteLocalAddress();
    }
    boolean in = false;
    for (String text : networks) {
      Network network = Network.of(text.replaceFirst("^!", ""));
      if (network != null && network.contains(address)) {
        in = !text.startsWith("!");
        break;
      }
    }
    return in;
  }
}
