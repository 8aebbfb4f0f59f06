package io.chapar.unix.net;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Ip;
import io.chapar.net.Stack;
import io.chapar.unix.Manual;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ip(8): shows addresses, links and routes; nothing can be changed with it here. */
final class IpCommand implements Program {
  private static final List<String> OBJECTS =
      List.of("address", "link", "route", "neighbour", "neighbor", "rule", "help");
  private static final List<String> MISSING =
      List.of(
          "addrlabel",
          "amt",
          "fou",
          "ila",
          "ioam",
          "l2tp",
          "macsec",
          "maddress",
          "monitor",
          "mptcp",
          "mroute",
          "mrule",
          "netconf",
          "netns",
          "nexthop",
          "ntable",
          "ntbl",
          "sr",
          "tap",
          "tcpmetrics",
          "token",
          "tunnel",
          "tuntap",
          "vrf",
          "xfrm");
  private static final List<String> CHANGES =
      List.of("add", "change", "replace", "delete", "flush", "set", "append", "save", "restore");

  /** How to show things. */
  private record View(int family, boolean brief, boolean oneLine) {}

  /** An interface of the host. */
  private record Link(int index, String name, String mac, List<InetAddress> addresses) {
    boolean loopback() {
      return name.equals("lo");
    }

    String flags() {
      return loopback() ? "<LOOPBACK,UP,LOWER_UP>" : "<BROADCAST,MULTICAST,UP,LOWER_UP>";
    }
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    int family = 0;
    boolean brief = false;
    boolean oneLine = false;
    while (!args.isEmpty() && args.get(0).startsWith("-")) {
      String option = args.remove(0).replaceFirst("^--", "-");
      if (option.equals("-4") || option.equals("-6")) {
        family = option.equals("-4") ? 4 : 6;
      } else if (option.length() > 2 && "-brief".startsWith(option)) {
        brief = true;
      } else if ("-oneline".startsWith(option)) {
        oneLine = true;
      } else if ("-Version".startsWith(option)) {
        p.out().println("ip utility, iproute2-6.1.0, libbpf 1.1.2");
        return 0;
      } else if ("-help".startsWith(option) && option.length() > 2) {
        return usage(p);
      } else if ("-family".startsWith(option) && !args.isEmpty()) {
        family = args.get(0).equals("inet6") ? 6 : args.get(0).equals("inet") ? 4 : 0;
        args.remove(0);
      } else if (List.of(
              "-s", "-d", "-j", "-p", "-r", "-h", "-c", "-t", "-ts", "-n", "-N", "-a", "-b", "-0")
          .contains(option)) {
        throw io.chapar.unix.Options.notSimulated(p, option);
      } else {
        p.err().print("Option \"" + option + "\" is unknown, try \"ip -help\".\n");
        return 255;
      }
    }
    if (args.isEmpty()) {
      return usage(p);
    }
    String word = args.remove(0);
    String object = first(OBJECTS, word);
    if (object == null) {
      if (first(MISSING, word) != null) {
        p.err().print("ip: object '" + word + "' is not simulated here\n");
        return 2;
      }
      p.err().print("Object \"" + word + "\" is unknown, try \"ip help\".\n");
      return 1;
    }
    View view = new View(family, brief, oneLine);
    return switch (object) {
      case "address" -> links(p, view, command(p, "address", args), args, true);
      case "link" -> links(p, view, command(p, "link", args), args, false);
      case "route" -> routes(p, view, args);
      case "rule" -> rules(p, command(p, "rule", args));
      case "help" -> usage(p);
      default -> {
        command(p, "neighbour", args);
        yield 0;
      }
    };
  }

  private static @Nullable String first(List<String> words, String prefix) {
    return words.stream().filter(w -> w.startsWith(prefix)).findFirst().orElse(null);
  }

  private static int usage(Process p) throws IOException {
    p.err().print(Manual.help("ip"));
    return 255;
  }

  /** What to do with the objects: show, which is the default, or something that we lack. */
  private static String command(Process p, String object, List<String> args) throws IOException {
    if (args.isEmpty()) {
      return "show";
    }
    String word = args.get(0);
    String change = first(CHANGES, word);
    if (change != null) {
      p.err().print("ip: command '" + object + " " + change + "' is not simulated here\n");
      throw new ExitException(2);
    }
    if (first(List.of("show", "list", "lst"), word) != null) {
      args.remove(0);
      return "show";
    }
    if ("help".startsWith(word)) {
      throw new ExitException(usage(p));
    }
    if (object.equals("route") && "get".startsWith(word)) {
      args.remove(0);
      return "get";
    }
    p.err().print("Command \"" + word + "\" is unknown, try \"ip " + object + " help\".\n");
    throw new ExitException(255);
  }

  // ---- addresses and links

  private static List<Link> links(Stack stack) {
    List<InetAddress> own = new ArrayList<>(stack.addresses());
    StringBuilder mac = new StringBuilder("52:54:00");
    byte[] bytes = own.get(0).getAddress();
    for (int i = 1; i < 4; i++) {
      mac.append(String.format(":%02x", bytes[i]));
    }
    own.add(Ip.of(String.format("fe80::5054:ff:fe%02x:%02x%02x", bytes[1], bytes[2], bytes[3])));
    return List.of(
        new Link(1, "lo", "00:00:00:00:00:00", List.of(Ip.LOOPBACK, Ip.of("::1"))),
        new Link(2, "eth0", mac.toString(), own));
  }

  private static int links(
      Process p, View view, String command, List<String> args, boolean addresses)
      throws IOException {
    String wanted = "";
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("dev") && i + 1 < args.size()) {
        wanted = args.get(++i);
      } else if (List.of("to", "scope", "label", "type", "master", "vrf", "dynamic", "permanent")
          .contains(arg)) {
        p.err().print("ip: '" + command + " " + arg + "' is not simulated here\n");
        return 2;
      } else if (!arg.equals("up")) { // every link of this host is
        wanted = arg;
      }
    }
    String name = wanted;
    List<Link> all = links(p.stack());
    if (!name.isEmpty() && all.stream().noneMatch(l -> l.name().equals(name))) {
      p.err().print("Device \"" + name + "\" does not exist.\n");
      return 1;
    }
    for (Link link : all) {
      if (name.isEmpty() || link.name().equals(name)) {
        show(p, view, link, addresses);
      }
    }
    return 0;
  }

  private static void show(Process p, View view, Link link, boolean addresses) throws IOException {
    List<InetAddress> shown =
        link.addresses().stream()
            .filter(
                a -> view.family() == 0 || view.family() == (a.getAddress().length == 4 ? 4 : 6))
            .toList();
    String state = link.loopback() ? "UNKNOWN" : "UP";
    if (view.brief()) {
      StringBuilder line = new StringBuilder(String.format("%-16s %-14s ", link.name(), state));
      if (addresses) {
        shown.forEach(a -> line.append(Ip.text(a)).append('/').append(prefix(link, a)).append(' '));
      } else {
        line.append(link.mac()).append(' ').append(link.flags()).append(' ');
      }
      p.out().println(line.toString());
      return;
    }
    if (addresses && view.oneLine()) {
      for (InetAddress address : shown) {
        p.out()
            .println(
                link.index()
                    + ": "
                    + link.name()
                    + "    "
                    + inet(link, address)
                    + "\\       "
                    + "valid_lft forever preferred_lft forever");
      }
      return;
    }
    boolean six = addresses && view.family() == 6;
    StringBuilder out = new StringBuilder();
    out.append(link.index()).append(": ").append(link.name()).append(": ").append(link.flags());
    out.append(" mtu ").append(link.loopback() ? 65536 : 1500);
    out.append(six ? "" : " qdisc " + (link.loopback() ? "noqueue" : "pfifo_fast"));
    out.append(" state ").append(state);
    out.append(six ? "" : addresses ? " group default" : " mode DEFAULT group default");
    out.append(" qlen 1000");
    if (!addresses || view.family() == 0) {
      out.append(view.oneLine() ? "\\" : "\n").append("    link/");
      out.append(link.loopback() ? "loopback " : "ether ").append(link.mac()).append(" brd ");
      out.append(link.loopback() ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff");
    }
    for (InetAddress address : addresses ? shown : List.<InetAddress>of()) {
      out.append("\n    ").append(inet(link, address));
      out.append("\n       valid_lft forever preferred_lft forever");
    }
    p.out().println(out.toString());
  }

  private static int prefix(Link link, InetAddress address) {
    boolean v4 = address.getAddress().length == 4;
    return link.loopback() ? v4 ? 8 : 128 : v4 ? 24 : 64;
  }

  private static String inet(Link link, InetAddress address) {
    boolean v4 = address.getAddress().length == 4;
    String text = Ip.text(address) + "/" + prefix(link, address);
    if (link.loopback()) {
      return v4 ? "inet " + text + " scope host lo" : "inet6 " + text + " scope host ";
    }
    return v4
        ? "inet "
            + text
            + " brd "
            + Ip.text(address).replaceFirst("\\.\\d+$", ".255")
            + " scope global eth0"
        : "inet6 " + text + " scope link ";
  }

  // ---- routes

  private static int routes(Process p, View view, List<String> args) throws IOException {
    InetAddress own = p.stack().addresses().get(0);
    if (command(p, "route", args).equals("get")) {
      return get(p, own, args);
    }
    String only = "";
    for (String arg : args) {
      if (List.of("default", "all").contains(arg)) {
        only = arg.equals("all") ? "" : arg;
      } else {
        p.err().print("ip: selecting routes by '" + arg + "' is not simulated here\n");
        return 2;
      }
    }
    if (view.family() == 6) {
      p.out().println("fe80::/64 dev eth0 proto kernel metric 256 pref medium");
      return 0;
    }
    p.out().println("default via " + Routes.gateway(own) + " dev eth0 ");
    if (only.isEmpty()) {
      p.out()
          .println(
              Routes.network(own) + " dev eth0 proto kernel scope link src " + Ip.text(own) + " ");
    }
    return 0;
  }

  private static int get(Process p, InetAddress own, List<String> args) throws IOException {
    String text = args.isEmpty() ? "" : args.get(args.size() - 1);
    InetAddress to = Ip.parse(text);
    if (to == null) {
      p.err().print("Error: any valid prefix is expected rather than \"" + text + "\".\n");
      return 1;
    }
    int uid = p.credentials().uid();
    if (p.stack().owns(to)) {
      p.out().println("local " + text + " dev lo src " + text + " uid " + uid + " ");
      p.out().println("    cache <local> ");
      return 0;
    }
    String via = Routes.local(p.stack(), to) ? "" : " via " + Routes.gateway(own);
    p.out().println(text + via + " dev eth0 src " + Ip.text(own) + " uid " + uid + " ");
    p.out().println("    cache ");
    return 0;
  }

  private static int rules(Process p, String command) throws IOException {
    if (command.equals("show")) {
      p.out()
          .print(
              "0:\tfrom all lookup local\n32766:\tfrom all lookup main\n"
                  + "32767:\tfrom all lookup default\n");
    }
    return 0;
  }
}
