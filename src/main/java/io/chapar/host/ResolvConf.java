package io.chapar.host;

import io.chapar.net.Ip;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * /etc/resolv.conf: whom to ask, and what to append to short names.
 *
 * @param servers at most three, in order
 * @param search the domains of the search list
 * @param ndots a name with as many dots is tried as it is first
 * @param timeout seconds to wait for an answer
 * @param attempts how often every server is asked
 */
public record ResolvConf(
    List<InetAddress> servers, List<String> search, int ndots, int timeout, int attempts) {
  private static final int MAX_SERVERS = 3;

  /**
   * The settings in a file.
   *
   * @param hostname the host's, whose domain is searched unless the file says otherwise
   */
  public static ResolvConf parse(String text, String hostname) {
    List<InetAddress> servers = new ArrayList<>();
    int dot = hostname.indexOf('.');
    List<String> search = dot < 0 ? List.of() : List.of(hostname.substring(dot + 1));
    int ndots = 1;
    int timeout = 5;
    int attempts = 2;
    for (String line : text.lines().toList()) {
      if (line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      String[] words = line.strip().split("\\s+", -1);
      List<String> rest = List.of(words).subList(1, words.length);
      switch (words[0]) {
        case "nameserver" -> {
          InetAddress server = rest.isEmpty() ? null : Ip.parse(rest.get(0));
          if (server != null && servers.size() < MAX_SERVERS) {
            servers.add(server);
          }
        }
        case "domain" -> search = rest.isEmpty() ? search : List.of(rest.get(0));
        case "search" -> search = rest;
        case "options" -> {
          for (String option : rest) {
            ndots = number(option, "ndots:", 15, ndots);
            timeout = Math.max(1, number(option, "timeout:", 30, timeout));
            attempts = Math.max(1, number(option, "attempts:", 5, attempts));
          }
        }
        default -> {}
      }
    }
    if (servers.isEmpty()) {
      servers.add(Ip.LOOPBACK);
    }
    return new ResolvConf(List.copyOf(servers), List.copyOf(search), ndots, timeout, attempts);
  }

  private static int number(String option, String name, int most, int otherwise) {
    String digits = option.startsWith(name) ? option.substring(name.length()) : "";
    return digits.matches("\\d{1,4}") ? Math.min(most, Integer.parseInt(digits)) : otherwise;
  }
}
