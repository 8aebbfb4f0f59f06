package io.chapar.unix.net;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of ports: /etc/services, as getservbyname(3) and getservbyport(3) read it. */
public final class Services {
  private Services() {}

  /** The port of a name; -1 if there is none. */
  public static int port(Process p, String name, String protocol) {
    for (String[] words : entries(p, protocol)) {
      for (int i = 0; i < words.length; i++) {
        if (i != 1 && words[i].equals(name)) {
          return Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
        }
      }
    }
    return -1;
  }

  /** The name of a port, or null. */
  public static @Nullable String name(Process p, int port, String protocol) {
    String wanted = port + "/" + protocol;
    for (String[] words : entries(p, protocol)) {
      if (words[1].equals(wanted)) {
        return words[0];
      }
    }
    return null;
  }

  private static List<String[]> entries(Process p, String protocol) {
    String text;
    try {
      text = p.files().text("/etc/services");
    } catch (DiskException e) {
      return List.of();
    }
    return text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+", -1))
        .filter(words -> words.length > 1 && words[1].matches("\\d{1,5}/" + protocol))
        .toList();
  }
}
