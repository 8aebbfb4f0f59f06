package io.chapar.unix.net;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** nc(1), OpenBSD's netcat: connects or listens, and copies both ways. */
final class Nc implements Program {
  private static final String USAGE =
      """
      usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
      \t  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
      \t  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
      \t  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
      \t  [destination] [port]""";
  private static final Options OPTIONS =
      Options.of(
              "4", "6", "C", "d", "h", "k", "l", "N", "n", "r", "U", "u", "v", "z", "D", "b", "i=",
              "p=", "q=", "s=", "w=", "-F", "-I=", "-M=", "-m=", "-O=", "-P=", "-S", "-T=", "-t",
              "-V=", "-W=", "-X=", "-x=", "-Z")
          .shortOnly()
          .hint(USAGE);
  private static final Duration PATIENCE = Duration.ofSeconds(130);

  /** What the command line asks for. */
  record Settings(
      boolean crlf,
      boolean deaf,
      boolean shutdown,
      boolean numeric,
      boolean verbose,
      @Nullable Duration interval,
      @Nullable Duration quit,
      @Nullable Duration timeout) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      p.err().print("OpenBSD netcat (Debian patchlevel 1.219-1)\n" + USAGE + "\n");
      return 0;
    }
    Duration quit = seconds(p, o.value("q"), "quit timer", true);
    Settings settings =
        new Settings(
            o.has("C"),
            o.has("d"),
            o.has("N"),
            o.has("n"),
            o.has("v"),
            seconds(p, o.value("i"), "interval", false),
            quit,
            seconds(p, o.value("w"), "timeout", false));
    List<String> operands = o.operands();
    if (o.has("U") && !operands.isEmpty() && operands.size() < 2) {
      return o.has("l")
          ? fail(p, "option '-l' with '-U' is not simulated here", 2)
          : local(p, settings, operands.get(0), o.has("z"));
    }
    if (o.has("l") && (!operands.isEmpty() || o.has("p")) && operands.size() < 3) {
      return o.has("u") ? unsimulated(p, "-u") : listen(p, o, settings, operands);
    }
    if (operands.size() == 1) {
      return fail(p, "missing port number", 1);
    }
    if (operands.size() != 2) {
      p.err().print(USAGE + "\n");
      return 1;
    }
    return connect(p, o, settings, operands.get(0), operands.get(1));
  }

  private static int unsimulated(Process p, String option) throws IOException {
    throw Options.notSimulated(p, option);
  }

  private static int fail(Process p, String message, int status) throws IOException {
    p.err().print("nc: " + message + "\n");
    return status;
  }

  private static @Nullable Duration seconds(
      Process p, @Nullable String text, String what, boolean negative) throws IOException {
    if (text == null) {
      return null;
    }
    if (negative && text.matches("-\\d{1,9}")) {
      return null;
    }
    if (!text.matches("\\d{1,9}")) {
      boolean number = text.matches("-?\\d+");
      String why = !number ? "invalid" : text.startsWith("-") ? "too small" : "too large";
      throw new ExitException(fail(p, what + " " + why + ": " + text, 1));
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  // ---- connecting

  private static int connect(
      Process p, Options.Parsed o, Settings settings, String host, String portText)
      throws IOException {
    String protocol = o.has("u") ? "udp" : "tcp";
    List<Integer> ports = ports(p, portText, protocol);
    Resolver.Family family = family(o);
    InetAddress source = null;
    String from = o.value("s");
    if (from != null) {
      Resolver.Addresses own = Resolver.of(p).addresses(from, family);
      if (own.failure() != null) {
        return fail(p, "getaddrinfo: " + own.failure().text(), 1);
      }
      source = own.list().get(0);
    }
    int result = 1;
    for (int port : ports) {
      InetAddress literal = Resolver.literal(host);
      Resolver.Addresses found =
          settings.numeric() && literal == null
              ? new Resolver.Addresses(Resolver.Failure.NONAME, "", List.of())
              : Resolver.of(p).addresses(host, family);
      if (found.failure() != null) {
        String message = "getaddrinfo for host \"" + host + "\" port " + port + ": ";
        return fail(p, message + found.failure().text(), 1);
      }
      if (o.has("u")) {
        if (!o.has("z")) {
          return unsimulated(p, "-u");
        }
        result &= datagram(p, settings, host, port, found.list());
        continue;
      }
      SimSocket socket = first(p, settings, host, port, source, found.list());
      if (socket == null) {
        continue;
      }
      result = 0;
      if (settings.verbose() || o.has("z") && settings.verbose()) {
        p.err().print(succeeded(p, settings, host, socket.getInetAddress(), port, "tcp"));
      }
      if (o.has("z")) {
        socket.close();
      } else {
        new NcTransfer(p, settings).run(socket, false);
      }
    }
    return result;
  }

  private static Resolver.Family family(Options.Parsed o) {
    return switch (o.last("4", "6")) {
      case "4" -> Resolver.Family.V4;
      case "6" -> Resolver.Family.V6;
      default -> Resolver.Family.ANY;
    };
  }

  private static @Nullable SimSocket first(
      Process p,
      Settings settings,
      String host,
      int port,
      @Nullable InetAddress source,
      List<InetAddress> addresses)
      throws IOException {
    Duration timeout = settings.timeout();
    for (InetAddress address : addresses) {
      String failure;
      try {
        return p.stack().connect(source, address, port, timeout == null ? PATIENCE : timeout);
      } catch (io.chapar.disk.DiskException e) {
        boolean late = timeout != null && e.errno() == io.chapar.disk.Errno.ETIMEDOUT;
        failure = late ? "timed out: Operation now in progress" : "failed: " + e.getMessage();
      }
      if (settings.verbose()) {
        p.err()
            .print(
                "nc: connect to "
                    + where(settings, host, address)
                    + " port "
                    + port
                    + " (tcp) "
                    + failure
                    + "\n");
      }
    }
    return null;
  }

  private static String where(Settings settings, String host, InetAddress address) {
    return Resolver.literal(host) != null || settings.numeric()
        ? host
        : host + " (" + Ip.text(address) + ")";
  }

  private static String succeeded(
      Process p, Settings settings, String host, InetAddress address, int port, String protocol) {
    String service = settings.numeric() ? null : Services.name(p, port, protocol);
    return "Connection to "
        + where(settings, host, address)
        + " "
        + port
        + " port ["
        + protocol
        + "/"
        + (service == null ? "*" : service)
        + "] succeeded!\n";
  }

  /** A datagram is refused by a host of which the port is closed; otherwise it is just gone. */
  private static int datagram(
      Process p, Settings settings, String host, int port, List<InetAddress> addresses)
      throws IOException {
    for (InetAddress address : addresses) {
      boolean refused =
          port == 53
              ? Resolver.of(p).reach(address) == Resolver.Reach.REFUSES
              : p.stack().owns(address) || p.stack().internet().knows(address);
      if (!refused) {
        p.sleep(Duration.ofSeconds(3));
        if (settings.verbose()) {
          p.err().print(succeeded(p, settings, host, address, port, "udp"));
        }
        return 0;
      }
    }
    return 1;
  }

  private static List<Integer> ports(Process p, String text, String protocol) throws IOException {
    int named = Services.port(p, text, protocol);
    if (named >= 0) {
      return List.of(named);
    }
    int dash = text.indexOf('-');
    if (dash <= 0) {
      return List.of(port(p, text));
    }
    int one = port(p, text.substring(0, dash));
    int other = port(p, text.substring(dash + 1));
    List<Integer> range = new ArrayList<>();
    for (int port = Math.min(one, other); port <= Math.max(one, other); port++) {
      range.add(port);
    }
    return range;
  }

  private static int port(Process p, String text) throws IOException {
    String why =
        !text.matches("-?\\d+")
            ? "invalid"
            : text.matches("-.*|0+")
                ? "too small"
                : text.length() > 5 || Integer.parseInt(text) > 65535 ? "too large" : "";
    if (!why.isEmpty()) {
      throw new ExitException(fail(p, "port number " + why + ": " + text, 1));
    }
    return Integer.parseInt(text);
  }

  private static int local(Process p, Settings settings, String path, boolean scan)
      throws IOException {
    SimSocket socket;
    try {
      socket = p.connect(path);
    } catch (IOException e) {
      return fail(p, path + ": " + e.getMessage(), 1);
    }
    if (scan) {
      socket.close();
    } else {
      new NcTransfer(p, settings).run(socket, false);
    }
    return 0;
  }

  // ---- listening

  private static int listen(Process p, Options.Parsed o, Settings settings, List<String> operands)
      throws IOException {
    String source = o.value("p");
    String portText =
        operands.size() == 2 ? operands.get(1) : source != null ? source : operands.get(0);
    String host =
        operands.size() == 2
            ? operands.get(0)
            : operands.size() == 1 && source != null ? operands.get(0) : "";
    int port = ports(p, portText, "tcp").get(0);
    InetAddress address = o.last("4", "6").equals("6") ? Ip.of("::") : Ip.ANY;
    if (!host.isEmpty()) {
      Resolver.Addresses found = Resolver.of(p).addresses(host, family(o));
      if (found.failure() != null) {
        return fail(p, "getaddrinfo: " + found.failure().text(), 1);
      }
      address = found.list().get(0);
    }
    if (port < 1024 && !p.credentials().root()) {
      return fail(p, "Permission denied", 1);
    }
    try (NcServer server = NcServer.open(p, address, port)) {
      if (settings.verbose()) {
        p.err().print("Listening on " + name(p, settings, address) + " " + port + "\n");
      }
      do {
        SimSocket socket = server.accept();
        if (settings.verbose()) {
          String from = name(p, settings, socket.getInetAddress());
          p.err().print("Connection received on " + from + " " + socket.getPort() + "\n");
        }
        if (!o.has("k")) {
          server.stop();
        }
        new NcTransfer(p, settings).run(socket, true);
      } while (o.has("k"));
      return 0;
    } catch (SocketTimeoutException e) {
      return 1;
    } catch (io.chapar.disk.DiskException e) {
      return fail(p, e.getMessage(), 1);
    }
  }

  private static String name(Process p, Settings settings, InetAddress address) {
    if (settings.numeric() || address.isAnyLocalAddress()) {
      return Ip.text(address);
    }
    Resolver.Name name = Resolver.of(p).name(address);
    return name.failure() == null ? name.name() : Ip.text(address);
  }
}
