package io.chapar.postfix.master;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.ConfigHost;
import io.chapar.postfix.conf.MasterService;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which addresses and ports an inet service of master.cf listens on. */
public final class InetServices {
  private final Machine machine;
  private final ConfigHost host;
  private final PostfixConfig config;
  private final String interfaces;
  private final String protocols;

  /** An address to listen on. */
  record Address(String host, int port) {}

  InetServices(Machine machine, PostfixConfig config, String interfaces, String protocols) {
    this.machine = machine;
    this.host = config.host();
    this.config = config;
    this.interfaces = interfaces;
    this.protocols = protocols;
  }

  List<Address> addresses(MasterService service) {
    String name = service.name();
    int colon = name.startsWith("[") ? name.indexOf(':', name.indexOf(']')) : name.lastIndexOf(':');
    String where = colon < 0 ? "" : name.substring(0, colon);
    int port = port(name.substring(colon + 1), name);
    List<Address> found = new ArrayList<>();
    for (String address : where.isEmpty() ? own() : host(where, name)) {
      found.add(new Address(address, port));
    }
    return found;
  }

  private List<String> host(String where, String name) {
    String bare =
        where.startsWith("[") && where.endsWith("]")
            ? where.substring(1, where.length() - 1)
            : where;
    List<String> found = host.resolve(bare);
    if (found.isEmpty()) {
      throw new PostfixFatal(
          config.directory() + "/master.cf: bad hostname or network address: " + name);
    }
    return found;
  }

  private List<String> own() {
    Set<String> found = new LinkedHashSet<>();
    for (String word : interfaces.split("[,\\s]+")) {
      switch (word) {
        case "" -> {}
        case "all" -> {
          found.add("0.0.0.0");
          found.add("::");
        }
        case "loopback-only" -> {
          found.add("127.0.0.1");
          found.add("::1");
        }
        default -> {
          List<String> named = host.resolve(word.replaceAll("[\\[\\]]", ""));
          if (named.isEmpty()) {
            throw new PostfixFatal("config variable inet_interfaces: host not found: " + word);
          }
          found.addAll(named);
        }
      }
    }
    Set<String> protocols = Set.of(this.protocols.split("[,\\s]+"));
    boolean v4 = protocols.contains("all") || protocols.contains("ipv4");
    boolean v6 = protocols.contains("all") || protocols.contains("ipv6");
    found.removeIf(address -> address.indexOf(':') >= 0 ? !v6 : !v4);
    return new ArrayList<>(found);
  }

  private int port(String text, String name) {
    int port = port(machine, config, text);
    if (port < 0) {
      throw new PostfixFatal(config.directory() + "/master.cf: unknown service: " + name + "/tcp");
    }
    return port;
  }

  /** The number of a TCP port by its number or name; -1: there is no such name. */
  public static int port(Machine machine, PostfixConfig config, String text) {
    if (!text.isEmpty() && text.chars().allMatch(Character::isDigit) && text.length() < 6) {
      return Integer.parseInt(text);
    }
    for (String known : config.get("known_tcp_ports").split("[,\\s]+")) {
      String[] names = known.split("=");
      for (int i = 0; i + 1 < names.length; i++) {
        if (names[i].equals(text)) {
          return Integer.parseInt(names[names.length - 1]);
        }
      }
    }
    try {
      for (String line : machine.root().text("/etc/services").lines().toList()) {
        String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
        if (words.length > 1 && words[1].endsWith("/tcp")) {
          boolean same = words[0].equals(text);
          for (int i = 2; i < words.length; i++) {
            same |= words[i].equals(text);
          }
          if (same) {
            return Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
          }
        }
      }
    } catch (DiskException | NumberFormatException e) {
      // no services database
    }
    return -1;
  }
}
