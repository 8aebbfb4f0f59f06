package io.chapar.unix.net;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * telnet(1) of inetutils: to a port that does not speak telnet it sends what is typed line by line,
 * as everybody uses it to speak SMTP by hand.
 */
final class Telnet implements Program {
  private static final Options OPTIONS =
      Options.of(
              "4,ipv4",
              "6,ipv6",
              "8,binary",
              "a,login",
              "c,no-rc",
              "e,escape=",
              "E,no-escape",
              "K,no-login",
              "L,binary-output",
              "l,user=",
              "x,encrypt",
              "-d,debug",
              "-n,trace=",
              "-r,rlogin",
              "-X,disable-auth=")
          .inOrder()
          .status(64)
          .version("GNU inetutils", "2.4");
  private static final List<String> COMMANDS =
      List.of(
          "close", "logout", "display", "mode", "open", "quit", "send", "set", "unset", "status",
          "toggle", "slc", "auth", "encrypt", "z", "!", "environ", "?", "help");
  private static final Duration PATIENCE = Duration.ofSeconds(130);

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().size() > 2) {
      p.err().print("telnet: too many arguments\n");
      return 1;
    }
    Talk talk = new Talk(p, o);
    if (o.has("e")) {
      p.out().println("Telnet escape character is '" + talk.escapeName() + "'.");
    }
    if (!o.operands().isEmpty()) {
      if (!talk.open(o.operands())) {
        return 1;
      }
      talk.converse();
      return 0;
    }
    while (true) {
      p.out().print("telnet> ").flush();
      String line = Gnu.line(p);
      if (line == null) {
        p.out().println();
        return 0;
      }
      if (!talk.command(line)) {
        return 0;
      }
      if (talk.socket != null) {
        talk.converse();
      }
    }
  }

  /** A connection, if there is one, and what is typed into it. */
  private static final class Talk {
    final Process p;
    final Resolver.Family family;
    final int escape; // -1: none
    @Nullable SimSocket socket;
    private String host = "";
    private boolean commanding;
    private boolean closedHere;
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();

    Talk(Process p, Options.Parsed o) {
      this.p = p;
      String key = o.value("e", "\u001d");
      this.escape =
          o.has("E") || key.isEmpty()
              ? -1
              : key.length() == 2 && key.charAt(0) == '^' ? key.charAt(1) & 31 : key.charAt(0);
      this.family =
          switch (o.last("4", "6")) {
            case "4" -> Resolver.Family.V4;
            case "6" -> Resolver.Family.V6;
            default -> Resolver.Family.ANY;
          };
    }

    String escapeName() {
      return escape < 0
          ? "off"
          : escape < ' ' ? "^" + (char) (escape + '@') : Character.toString((char) escape);
    }

    /** Connects; says so or why not. */
    boolean open(List<String> where) throws IOException {
      host = where.get(0);
      String service = where.size() > 1 ? where.get(1).replaceFirst("^-", "") : "telnet";
      int port =
          service.matches("\\d{1,5}")
              ? Integer.parseInt(service)
              : service.equals("telnet") ? 23 : Services.port(p, service, "tcp");
      Resolver.Addresses found = Resolver.of(p).addresses(host, family);
      String failure =
          found.failure() != null
              ? found.failure().text()
              : port < 0 ? "Servname not supported for ai_socktype" : null;
      if (failure != null) {
        p.err().print("Server lookup failure:  " + host + ":" + service + ", " + failure + "\n");
        return false;
      }
      List<InetAddress> addresses = found.list();
      for (int i = 0; i < addresses.size(); i++) {
        p.out().println("Trying " + Ip.text(addresses.get(i)) + "...");
        if (p.terminal(1)) {
          p.out().flush();
        }
        try {
          socket = p.connect(addresses.get(i), port, PATIENCE);
          p.out()
              .println(
                  "Connected to "
                      + (found.canonical().isEmpty() ? host : found.canonical())
                      + ".\nEscape character is '"
                      + escapeName()
                      + "'.");
          p.out().flush();
          return true;
        } catch (DiskException e) {
          boolean last = i == addresses.size() - 1;
          p.err()
              .print(
                  (last ? "telnet: Unable to connect to remote host: " : "Connection failed: ")
                      + e.getMessage()
                      + "\n");
        }
      }
      return false;
    }

    /** Copies both ways until one side ends. */
    void converse() throws IOException {
      SimSocket open = socket;
      if (open == null) {
        return;
      }
      try (SecurePump pump =
          new SecurePump(p, Duration.ZERO, this::typed, open.getInputStream(), this::received)) {
        pump.await(() -> pump.peerEnded() || pump.inputEnded());
      }
      p.out().flush();
      p.err().print(closedHere ? "Connection closed.\n" : "Connection closed by foreign host.\n");
      open.close();
      socket = null;
    }

    /** What comes from the other side: line ends as this host has them. */
    private boolean received(byte[] bytes, int n) throws IOException {
      byte[] plain = new byte[n];
      int length = 0;
      for (int i = 0; i < n; i++) {
        if (bytes[i] != '\r' || i + 1 < n && bytes[i + 1] != '\n') {
          plain[length++] = bytes[i];
        }
      }
      p.write(1, plain, 0, length);
      return true;
    }

    /** What is typed: lines for the other side, or commands behind the escape character. */
    private boolean typed(byte[] bytes, int n) throws IOException {
      for (int i = 0; i < n; i++) {
        byte b = bytes[i];
        if (!commanding && b == escape && escape >= 0) {
          send();
          commanding = true;
          p.out().print("\ntelnet> ").flush();
          if (i + 1 < n && bytes[i + 1] == '\n') {
            i++; // a terminal gives the character only with the line
          }
          continue;
        }
        typed.write(b);
        if (b != '\n' || !commanding) {
          continue;
        }
        String line = Utf8.decode(typed.toByteArray()).strip();
        typed.reset();
        commanding = false;
        if (!command(line)) {
          closedHere = true;
          return false;
        }
      }
      if (!commanding) {
        send();
      }
      return true;
    }

    private void send() throws IOException {
      SimSocket open = socket;
      byte[] text = typed.toByteArray();
      typed.reset();
      if (open == null || text.length == 0) {
        return;
      }
      byte[] out = new byte[2 * text.length];
      int length = 0;
      for (int i = 0; i < text.length; i++) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) {
          out[length++] = '\r';
        }
        out[length++] = text[i];
      }
      open.getOutputStream().write(Arrays.copyOf(out, length));
    }

    /** Obeys a command; false ends the program, or the connection. */
    boolean command(String line) throws IOException {
      List<String> words = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
      words.removeAll(Collections.singleton(""));
      if (words.isEmpty()) {
        return true;
      }
      String word = words.get(0);
      List<String> fitting = COMMANDS.stream().filter(c -> c.startsWith(word)).toList();
      if (fitting.isEmpty() || fitting.size() > 1 && !fitting.contains(word)) {
        p.out().println(fitting.isEmpty() ? "?Invalid command" : "?Ambiguous command").flush();
        return true;
      }
      switch (fitting.size() > 1 ? word : fitting.get(0)) {
        case "quit":
          return false;
        case "close", "logout":
          if (socket == null) {
            p.out().println("?Need to be connected first.").flush();
          }
          return socket == null;
        case "open":
          openByCommand(words);
          return true;
        case "status":
          status();
          return true;
        case "?", "help":
          p.out().print(help()).flush();
          return true;
        default:
          p.err().print("telnet: command '" + word + "' is not simulated here\n");
          return true;
      }
    }

    private void openByCommand(List<String> words) throws IOException {
      if (socket != null) {
        p.out().println("?Already connected to " + host).flush();
        return;
      }
      if (words.size() < 2) {
        p.out().print("(to) ").flush();
        String line = Gnu.line(p);
        if (line == null || line.isBlank()) {
          p.out().println("usage: open host-name [port]").flush();
          return;
        }
        words.addAll(Arrays.asList(line.strip().split("\\s+")));
      }
      open(words.subList(1, words.size()));
    }

    private void status() throws IOException {
      p.out()
          .print(
              socket == null
                  ? "No connection.\n"
                  : "Connected to "
                      + host
                      + ".\nOperating in obsolete linemode\nLocal character echo\n");
      p.out().println("Escape character is '" + escapeName() + "'.").flush();
    }

    private static String help() {
      return "Commands may be abbreviated.  Commands are:\n\n"
          + "close   \tclose current connection\n"
          + "logout  \tforcibly logout remote user and close the connection\n"
          + "open    \tconnect to a site\n"
          + "quit    \texit telnet\n"
          + "status  \tprint status information\n"
          + "?       \tprint help information\n";
    }
  }
}
