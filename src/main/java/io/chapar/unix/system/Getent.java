package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.ExitException;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** getent(1): entries of the databases of nsswitch.conf(5). */
final class Getent implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    while (!args.isEmpty() && args.get(0).startsWith("-")) {
      String option = args.remove(0);
      switch (option) {
        case "-s", "--service" -> {
          if (!args.isEmpty()) {
            args.remove(0);
          }
        }
        case "-i", "--no-idn" -> {}
        case "--help", "-?" -> {
          return Shadow.help(p);
        }
        default -> {
          p.err()
              .print(
                  p.args().get(0)
                      + (option.startsWith("--")
                          ? ": unrecognized option '" + option + "'"
                          : ": invalid option -- '" + option.charAt(1) + "'")
                      + "\n");
          throw hint(p, 64);
        }
      }
    }
    if (args.isEmpty()) {
      p.err().print(p.args().get(0) + ": wrong number of arguments\n");
      throw hint(p, 1);
    }
    String database = args.remove(0);
    return switch (database) {
      case "passwd" -> passwd(p, args);
      case "group" -> group(p, args);
      case "shadow" -> file(p, AccountFiles.SHADOW, args);
      case "gshadow" -> file(p, AccountFiles.GSHADOW, args);
      case "hosts" -> hosts(p, args);
      case "ahosts", "ahostsv4", "ahostsv6" -> ahosts(p, database, args);
      case "services" -> table(p, "/etc/services", args, 21, true);
      case "protocols" -> table(p, "/etc/protocols", args, 21, false);
      case "networks" -> table(p, "/etc/networks", args, 21, false);
      case "initgroups" -> initgroups(p, args);
      case "aliases" -> aliases(p, args);
      case "ethers", "netgroup", "rpc" -> args.isEmpty() ? 0 : 2;
      default -> {
        p.err().print("Unknown database: " + database + "\n");
        throw hint(p, 1);
      }
    };
  }

  private static ExitException hint(Process p, int status) throws IOException {
    p.err().print("Try `getent --help' or `getent --usage' for more information.\n");
    return new ExitException(status);
  }

  private static int passwd(Process p, List<String> keys) throws IOException {
    int status = 0;
    List<@Nullable Account> found = new ArrayList<>();
    if (keys.isEmpty()) {
      found.addAll(p.machine().users().accounts());
    }
    for (String key : keys) {
      boolean number = key.matches("\\d{1,9}");
      Account account =
          number
              ? p.machine().users().byUid(Integer.parseInt(key))
              : p.machine().users().named(key);
      found.add(account);
    }
    for (Account a : found) {
      if (a == null) {
        status = 2;
      } else {
        p.out()
            .println(
                String.join(
                    ":",
                    a.name(),
                    a.password(),
                    "" + a.uid(),
                    "" + a.gid(),
                    a.gecos(),
                    a.home(),
                    a.shell()));
      }
    }
    return status;
  }

  private static int group(Process p, List<String> keys) throws IOException {
    int status = 0;
    List<@Nullable Group> found = new ArrayList<>();
    if (keys.isEmpty()) {
      found.addAll(p.machine().users().groups());
    }
    for (String key : keys) {
      boolean number = key.matches("\\d{1,9}");
      found.add(
          number
              ? p.machine().users().groupByGid(Integer.parseInt(key))
              : p.machine().users().group(key));
    }
    for (Group g : found) {
      if (g == null) {
        status = 2;
      } else {
        p.out().println(g.name() + ":x:" + g.gid() + ":" + String.join(",", g.members()));
      }
    }
    return status;
  }

  private static int file(Process p, String file, List<String> keys) throws IOException {
    List<String> lines;
    try {
      lines = p.files().text(file).lines().toList();
    } catch (DiskException e) {
      return keys.isEmpty() ? 0 : 2;
    }
    if (keys.isEmpty()) {
      for (String line : lines) {
        p.out().println(line);
      }
      return 0;
    }
    int status = 0;
    for (String key : keys) {
      String found = lines.stream().filter(l -> l.startsWith(key + ":")).findFirst().orElse(null);
      if (found == null) {
        status = 2;
      } else {
        p.out().println(found);
      }
    }
    return status;
  }

  private static int hosts(Process p, List<String> keys) throws IOException {
    List<String> hosts = p.machine().root().text("/etc/hosts").lines().toList();
    if (keys.isEmpty()) {
      for (String line : hosts) {
        String[] words = line.replaceAll("#.*", "").strip().split("\\s+", 2);
        if (words.length == 2) {
          String address = words[0].equals("::1") ? "127.0.0.1" : words[0];
          p.out().println(String.format("%-15s %s", address, words[1].replaceAll("\\s+", " ")));
        }
      }
      return 0;
    }
    int status = 0;
    for (String key : keys) {
      InetAddress literal = Ip.parse(key);
      boolean any = false;
      for (String line : hosts) {
        List<String> words = List.of(line.replaceAll("#.*", "").strip().split("\\s+"));
        boolean same =
            literal == null
                ? words.subList(1, words.size()).contains(key)
                : words.get(0).equals(key);
        if (words.size() > 1 && same && !any) {
          p.out()
              .println(
                  String.format(
                      "%-15s %s", words.get(0), String.join(" ", words.subList(1, words.size()))));
          any = true;
        }
      }
      if (any) {
        continue;
      }
      if (literal != null) {
        Resolver.Name name = Resolver.of(p).name(literal);
        if (name.failure() == null) {
          p.out().println(String.format("%-15s %s", key, name.name()));
          continue;
        }
      } else {
        Resolver.Addresses found = Resolver.of(p).addresses(key, Resolver.Family.ANY);
        if (found.failure() == null) {
          for (InetAddress address : found.list()) {
            p.out().println(String.format("%-15s %s", Ip.text(address), found.canonical()));
          }
          continue;
        }
      }
      status = 2;
    }
    return status;
  }

  private static int ahosts(Process p, String database, List<String> keys) throws IOException {
    Resolver.Family family =
        database.endsWith("v4")
            ? Resolver.Family.V4
            : database.endsWith("v6") ? Resolver.Family.V6 : Resolver.Family.ANY;
    int status = 0;
    for (String key : keys) {
      Resolver.Addresses found = Resolver.of(p).addresses(key, family);
      if (found.failure() != null) {
        status = 2;
        continue;
      }
      boolean first = true;
      for (InetAddress address : found.list()) {
        for (String type : List.of("STREAM", "DGRAM ", "RAW   ")) {
          p.out()
              .println(
                  String.format(
                      "%-15s %s %s", Ip.text(address), type, first ? found.canonical() : ""));
          first = false;
        }
      }
    }
    return status;
  }

  /** A file of names, numbers and aliases. */
  private static int table(Process p, String file, List<String> keys, int width, boolean protocols)
      throws IOException {
    List<String[]> rows = new ArrayList<>();
    try {
      for (String line : p.machine().root().text(file).lines().toList()) {
        String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
        if (words.length >= 2) {
          rows.add(words);
        }
      }
    } catch (DiskException e) {
      return keys.isEmpty() ? 0 : 2;
    }
    int status = 0;
    for (String key : keys.isEmpty() ? List.of("") : keys) {
      boolean any = keys.isEmpty();
      for (String[] words : rows) {
        String number = words[1];
        Set<String> names = new java.util.HashSet<>(List.of(words));
        names.remove(number);
        String bare = protocols ? key.replaceFirst("/.*", "") : key;
        boolean kind = !key.contains("/") || number.endsWith(key.substring(key.indexOf('/')));
        boolean same =
            names.contains(bare)
                || number.equals(bare)
                || number.startsWith(bare + "/") && !bare.isEmpty();
        if (key.isEmpty() || same && kind) {
          StringBuilder out =
              new StringBuilder(String.format("%-" + width + "s %s", words[0], number));
          for (int i = 2; i < words.length; i++) {
            out.append(' ').append(words[i]);
          }
          p.out().println(out.toString());
          any = true;
          if (!key.isEmpty()) {
            break;
          }
        }
      }
      status = any ? status : 2;
    }
    return status;
  }

  private static int initgroups(Process p, List<String> keys) throws IOException {
    for (String key : keys) {
      StringBuilder out = new StringBuilder(String.format("%-21s", key));
      for (Group group : p.machine().users().groups()) {
        if (group.members().contains(key)) {
          out.append(' ').append(group.gid());
        }
      }
      p.out().println(out.toString());
    }
    return 0;
  }

  private static int aliases(Process p, List<String> keys) throws IOException {
    int status = 0;
    List<String> lines =
        p.machine().root().exists("/etc/aliases")
            ? p.machine().root().text("/etc/aliases").lines().toList()
            : List.of();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0
          && !line.startsWith("#")
          && (keys.isEmpty() || keys.contains(line.substring(0, colon).strip()))) {
        p.out()
            .println(line.substring(0, colon).strip() + ": " + line.substring(colon + 1).strip());
      }
    }
    for (String key : keys) {
      status = lines.stream().anyMatch(l -> l.startsWith(key + ":")) ? status : 2;
    }
    return status;
  }
}
