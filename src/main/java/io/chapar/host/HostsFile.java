package io.chapar.host;

import io.chapar.net.Ip;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** /etc/hosts: names of addresses that need no name service. */
final class HostsFile {
  /** One line; the first name is the canonical one. */
  record Entry(InetAddress address, List<String> names) {
    boolean has(String name) {
      return names.stream().anyMatch(n -> n.equalsIgnoreCase(name));
    }
  }

  private HostsFile() {}

  /** The lines of a hosts file; those that are not well formed are passed over. */
  static List<Entry> parse(String text) {
    List<Entry> entries = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              int hash = line.indexOf('#');
              String[] words =
                  (hash < 0 ? line : line.substring(0, hash)).strip().split("\\s+", -1);
              InetAddress address = Ip.parse(words[0].toLowerCase(Locale.ROOT));
              if (address != null && words.length > 1) {
                entries.add(new Entry(address, List.of(words).subList(1, words.length)));
              }
            });
    return entries;
  }
}
