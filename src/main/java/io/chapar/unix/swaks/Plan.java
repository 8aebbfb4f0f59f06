package io.chapar.unix.swaks;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.net.Dns;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What swaks is going to do, once all options are understood.
 *
 * @param server where to connect; empty for a local socket or a program
 * @param protocol smtp, esmtp or lmtp
 * @param quitAfter the step after which it quits; empty: the whole
 */
record Plan(
    String server,
    int port,
    String protocol,
    boolean tls,
    boolean tlsOnConnect,
    String helo,
    String from,
    String to,
    String data,
    Duration timeout,
    String quitAfter,
    String dropAfter,
    String dropAfterSend,
    @Nullable Auth auth) {
  private static final Set<String> STEPS =
      Set.of(
          "connect", "first-helo", "tls", "helo", "auth", "mail", "rcpt", "xclient", "data", "dot");

  /** The plan that the options make. */
  static Plan of(Process p, Arguments a, Printer printer) throws IOException {
    int transports =
        (a.has("server") ? 1 : 0) + (a.has("socket") ? 1 : 0) + (a.has("pipe") ? 1 : 0);
    if (transports > 1) {
      throw wrong(printer, "Multiple transport types specified, exiting");
    }
    String name = a.value("protocol", "esmtp").toLowerCase(Locale.ROOT);
    if (!name.matches(
        "smtp|ssmtp|ssmtpa|smtps|esmtp|esmtpa|esmtps|esmtpsa|lmtp|lmtpa|lmtps|lmtpsa")) {
      throw wrong(printer, "Unknown protocol " + name + " specified, exiting");
    }
    String protocol =
        name.startsWith("lmtp")
            ? "lmtp"
            : name.equals("smtp") || name.equals("smtps") ? "smtp" : "esmtp";
    boolean tls = a.has("tls") || a.has("tls-optional") || a.has("tls-optional-strict");
    boolean onConnect = a.has("tls-on-connect");
    if (!tls && !onConnect) {
      onConnect = name.startsWith("ssmtp") || name.equals("smtps");
      tls = !onConnect && name.matches("(e?smtp|lmtp)sa?");
    }
    String quit = step(a, printer, "quit-after");
    String drop = step(a, printer, "drop-after");
    String dropSend = step(a, printer, "drop-after-send");
    String hostname = hostname(p);
    String from = a.asked(p, "from", "From: ");
    if (from == null || from.isEmpty()) {
      String user = p.env("LOGNAME", "");
      boolean unnamed = user.isEmpty() || a.has("force-getpwuid");
      from = (unnamed ? p.machine().users().userName(p.realUid()) : user) + "@" + hostname;
    }
    from = from.equals("<>") ? "" : from;
    String helo = a.asked(p, "helo", "Helo: ");
    helo = helo == null || helo.isEmpty() ? hostname : helo;
    String[] server = server(a.asked(p, "server", "Server: "), a.asked(p, "port", "Port: "));
    boolean alone =
        !quit.isEmpty() && !quit.equals("rcpt")
            || !drop.isEmpty() && !drop.matches("rcpt|data|dot")
            || !dropSend.isEmpty() && !dropSend.matches("rcpt|data|dot");
    String to = a.asked(p, "to", "To: ");
    boolean known = !server[0].isEmpty() || a.has("socket") || a.has("pipe");
    if ((to == null || to.isEmpty()) && !(alone && known)) {
      to = Arguments.ask(p, "To: ");
      if (to.isEmpty()) {
        throw new ExitException(1); // the real one asks for ever
      }
    }
    to = to == null ? "" : to;
    String host = server[0];
    if (host.isEmpty() && !a.has("socket") && !a.has("pipe")) {
      String routed = a.value("copy-routing", "");
      host = route(p, routed.isEmpty() ? to : routed);
    }
    if (host.indexOf(':') >= 0) {
      printer.error("IPv6 not available: requires IO::Socket::INET6.  Exiting");
      throw new ExitException(10);
    }
    String time = a.value("timeout", "30s");
    if (!time.matches("\\d{1,7}[hmsHMS]?")) {
      throw wrong(printer, "Unknown timeout format '" + time + "'");
    }
    String data = new Body(p, a).text(from, to, hostname);
    int port = port(p, printer, server[1], protocol, onConnect);
    Auth auth = Auth.of(p, a, printer, name.endsWith("a"));
    return new Plan(
        host,
        port,
        protocol,
        tls,
        onConnect,
        helo,
        from,
        to,
        data,
        seconds(time),
        quit,
        drop,
        dropSend,
        auth);
  }

  private static ExitException wrong(Printer printer, String message) throws IOException {
    printer.error(message);
    return new ExitException(1);
  }

  private static Duration seconds(String time) {
    char unit = Character.toLowerCase(time.charAt(time.length() - 1));
    long number = Long.parseLong(time.replaceAll("\\D", ""));
    return Duration.ofSeconds(number * (unit == 'h' ? 3600 : unit == 'm' ? 60 : 1));
  }

  private static String step(Arguments a, Printer printer, String option) throws IOException {
    String value = a.value(option, "").toLowerCase(Locale.ROOT);
    String step =
        switch (value) {
          case "ehlo", "lhlo", "helo" -> "helo";
          case "first-ehlo", "first-lhlo" -> "first-helo";
          case "starttls" -> "tls";
          case "banner" -> "connect";
          case "from" -> "mail";
          case "to" -> "rcpt";
          default -> value;
        };
    boolean last = option.equals("quit-after") && (step.equals("data") || step.equals("dot"));
    if (!step.isEmpty() && !STEPS.contains(step) || last) {
      throw wrong(printer, "Unknown " + option.replace('-', '_') + " value " + value + ", exiting");
    }
    return step;
  }

  /** The host's name as gethostbyname(3) makes it canonical. */
  static String hostname(Process p) {
    String own = p.hostname();
    String canonical = Resolver.of(p).addresses(own, Resolver.Family.V4).canonical();
    return canonical.isEmpty() ? own : canonical;
  }

  private static String[] server(@Nullable String server, @Nullable String port) {
    String text = server == null ? "" : server;
    String given = port == null ? "" : port;
    if (text.matches("\\[[^\\]]+\\]:.*")) {
      int close = text.indexOf(']');
      return new String[] {text.substring(1, close), text.substring(close + 2)};
    }
    if (text.matches("[^:]+:[^:]+") || text.matches("\\[?[^/\\]]*\\]?/\\w+")) {
      String[] parts = text.split("[:/]", 2);
      return new String[] {parts[0].replaceAll("[\\[\\]]", ""), parts[1]};
    }
    if (text.matches("\\[[^\\]]+\\]")) {
      return new String[] {text.substring(1, text.length() - 1), given};
    }
    return new String[] {text, given};
  }

  private static int port(
      Process p, Printer printer, String text, String protocol, boolean tlsOnConnect)
      throws IOException {
    if (text.matches("\\d{1,5}")) {
      return Integer.parseInt(text);
    }
    if (!text.isEmpty()) {
      int port = io.chapar.unix.net.Services.port(p, text, "tcp");
      if (port < 0) {
        throw wrong(printer, "unable to resolve service name " + text + " into a port, exiting");
      }
      return port;
    }
    return protocol.equals("lmtp") ? 24 : tlsOnConnect ? 465 : 25;
  }

  /** The server for an address: its domain's best MX, or the domain itself. */
  private static String route(Process p, String address) {
    if (address.matches(".*\\[\\d+\\.\\d+\\.\\d+\\.\\d+\\]")) {
      return address.substring(address.indexOf('[') + 1, address.length() - 1);
    }
    String domain = address.substring(address.lastIndexOf('@') + 1);
    if (domain.isEmpty()) {
      return "localhost";
    }
    List<Dns.Resource> records =
        Resolver.of(p).search(domain, Dns.Type.MX).records().stream()
            .filter(r -> r.type() == Dns.Type.MX)
            .sorted(Comparator.comparingInt(Dns.Resource::preference))
            .toList();
    return records.isEmpty() ? domain : records.get(0).data();
  }
}
