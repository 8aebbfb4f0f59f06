package io.chapar.postfix.smtpd.restriction;

import io.chapar.net.Dns.Resource;
import io.chapar.net.Dns.Type;
import io.chapar.net.Ip;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of clients or domains in the name service: DNSBL, RHSBL and their permitting relatives.
 */
final class BlockList {
  private static final int LONGEST_REASON = 500;

  private BlockList() {}

  /** What a list knows: why, if it says so; null: it knows nothing. {@code silent}: no answer. */
  record Entry(@Nullable String reason, boolean silent) {
    boolean listed() {
      return reason != null;
    }
  }

  private static final Entry NONE = new Entry(null, false);

  /** What {@code domain[=pattern]} knows of an address. */
  static Entry address(Evaluation e, String list, String address) {
    InetAddress ip = Ip.parse(address);
    if (ip == null) {
      return NONE;
    }
    String reversed = io.chapar.net.Dns.reverse(ip);
    String bare = reversed.substring(0, reversed.lastIndexOf('.', reversed.lastIndexOf('.') - 1));
    return ask(e, list, bare);
  }

  /** What it knows of a domain, or of the domain of an address. */
  static Entry domain(Evaluation e, String list, String subject) {
    String domain = subject.substring(subject.lastIndexOf('@') + 1);
    String last = domain.substring(domain.lastIndexOf('.') + 1);
    boolean numeric = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
    return domain.startsWith("[") || numeric || !HostSyntax.name(domain)
        ? NONE
        : ask(e, list, domain);
  }

  private static Entry ask(Evaluation e, String list, String name) {
    int equals = list.indexOf('=');
    String zone = equals < 0 ? list : list.substring(0, equals);
    String query = name + "." + zone;
    NameService.Reply reply = e.names().ask(query, Type.A);
    if (reply.status() == NameService.Status.RETRY) {
      e.facts.warn(
          query
              + ": RBL lookup error: Host or domain name not found. Name service error for name="
              + query
              + " type=A: Host not found, try again");
      return new Entry(null, true);
    }
    List<String> found = reply.records().stream().map(Resource::data).toList();
    e.because(query + ": " + (found.isEmpty() ? "not listed" : String.join(" ", found)));
    boolean hit =
        equals < 0
            ? !found.isEmpty()
            : found.stream().anyMatch(a -> AddressPattern.matches(list.substring(equals + 1), a));
    if (!hit) {
      return NONE;
    }
    String text =
        e.names().ask(query, Type.TXT).records().stream()
            .map(Resource::data)
            .collect(Collectors.joining(" / "));
    return new Entry(text.substring(0, Math.min(LONGEST_REASON, text.length())), false);
  }
}
