package io.chapar.unix.openssl;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.tls.Tls;
import io.chapar.text.Utf8;
import io.chapar.unix.net.Secure;
import io.chapar.unix.net.SecurePump;
import io.chapar.unix.net.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** s_client: a TLS connection by hand. */
final class Client {
  private static final List<String> STARTTLS =
      List.of(
          "smtp",
          "pop3",
          "imap",
          "ftp",
          "xmpp",
          "xmpp-server",
          "telnet",
          "irc",
          "mysql",
          "postgres",
          "lmtp",
          "nntp",
          "sieve",
          "ldap");
  private static final Duration PATIENCE = Duration.ofSeconds(130);

  private final Tool tool;
  private final Process process;
  private final Tool.Args args;
  private final boolean quiet;
  private boolean silent; // the server went before it had said a word of TLS

  private Client(Tool tool, Tool.Args args) {
    this.tool = tool;
    this.process = tool.process();
    this.args = args;
    this.quiet = args.has("quiet");
  }

  static int run(Tool tool, List<String> words) throws IOException {
    Tool.Args a =
        tool.parse(
            words,
            "quiet brief showcerts crlf ign_eof no_ign_eof verify_return_error tls1_2 tls1_3"
                + " no_tls1_3 no_tls1_2 4 6 noservername prexit no_ssl3 no_tls1 no_tls1_1 nbio",
            "connect host port starttls servername CAfile CApath verify verify_hostname verify_ip"
                + " name xmpphost cipher ciphersuites alpn",
            "cert key debug msg state status tlsextdebug sess_out sess_in reconnect tls1 tls1_1"
                + " proxy unix bind early_data keylogfile trace serverinfo psk pause dtls requestCAfile"
                + " verifyCAfile no_CAfile no_CApath verify_quiet chainCAfile cert_chain pass nocommands"
                + " adv sigalgs groups curves nameopt security_debug no_ticket");
    String starttls = a.value("starttls");
    if (starttls != null && !STARTTLS.contains(starttls)) {
      tool.say("s_client: Value must be one of:");
      for (String each : STARTTLS) {
        tool.say("\t" + each);
      }
      return 1;
    }
    if (!a.operands().isEmpty() && a.operands().size() > 1
        || a.operands().size() == 1 && a.has("connect")) {
      tool.say("s_client: Use -help for summary.");
      return 1;
    }
    return new Client(tool, a).run(starttls);
  }

  private int run(@Nullable String starttls) throws IOException {
    String target =
        args.operands().isEmpty()
            ? args.value(
                "connect", args.value("host", "localhost") + ":" + args.value("port", "4433"))
            : args.operands().get(0);
    int colon = target.lastIndexOf(':');
    String host = (colon < 0 ? target : target.substring(0, colon)).replaceAll("[\\[\\]]", "");
    String service = colon < 0 ? "4433" : target.substring(colon + 1);
    int port =
        service.matches("\\d{1,5}")
            ? Integer.parseInt(service)
            : Services.port(process, service, "tcp");
    SimSocket socket = connect(host, port);
    if (socket == null) {
      return 1;
    }
    Wire wire = new Wire(socket, process);
    String left = "";
    try {
      if (starttls != null) {
        String said =
            new StartTls(tool, wire, args.value("name", "mail.example.com")).run(starttls);
        if (said == null) {
          return 1;
        }
        left = said;
      }
      String server = args.value("servername", host);
      boolean named =
          server.indexOf('.') >= 0 && Ip.parse(server) == null && !args.has("noservername");
      SSLSocket tls = handshake(socket, args.has("servername") || named ? server : "");
      if (tls == null) {
        return failed(wire);
      }
      if (!named && !args.has("servername")) {
        tool.say("Can't use SSL_get_servername");
      }
      return talk(tls, wire, left);
    } finally {
      socket.close();
    }
  }

  private @Nullable SimSocket connect(String host, int port) throws IOException {
    Resolver.Family family =
        args.has("4")
            ? Resolver.Family.V4
            : args.has("6") ? Resolver.Family.V6 : Resolver.Family.ANY;
    Resolver.Addresses found = Resolver.of(process).addresses(host, family);
    if (found.failure() != null) {
      tool.error(
          "10080002",
          "BIO routines",
          "BIO_lookup_ex",
          "system lib",
          "crypto/bio/bio_addr.c:746:" + found.failure().text());
      tool.say("connect:errno=0");
      return null;
    }
    int errno = 0;
    for (InetAddress address : found.list()) {
      try {
        return process.connect(address, port, PATIENCE);
      } catch (DiskException e) {
        errno =
            e.errno() == Errno.ECONNREFUSED
                ? 111
                : e.errno() == Errno.ETIMEDOUT ? 110 : e.errno() == Errno.EHOSTUNREACH ? 113 : 101;
        tool.error(
            String.format("800000%02X", errno),
            "system library",
            "BIO_connect",
            e.getMessage(),
            "crypto/bio/bio_sock2.c:117:calling connect()");
        tool.error(
            "10000067",
            "BIO routines",
            "BIO_connect",
            "connect error",
            "crypto/bio/bio_sock2.c:119:");
      }
    }
    tool.say("connect:errno=" + errno);
    return null;
  }

  private @Nullable SSLSocket handshake(SimSocket socket, String name) throws IOException {
    SSLSocket tls = Tls.client(Secure.context(), socket, name.isEmpty() ? "" : name);
    if (args.has("tls1_2") || args.has("no_tls1_3")) {
      tls.setEnabledProtocols(new String[] {"TLSv1.2"});
    } else if (args.has("tls1_3") || args.has("no_tls1_2")) {
      tls.setEnabledProtocols(new String[] {"TLSv1.3"});
    }
    try {
      tls.startHandshake();
      return tls;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("SSL message")) {
        tool.error(
            "0A00010B",
            "SSL routines",
            "ssl3_get_record",
            "wrong version number",
            "ssl/record/ssl3_record.c:350:");
      } else if (message.contains("alert")) {
        tool.error(
            "0A000410",
            "SSL routines",
            "ssl3_read_bytes",
            "sslv3 alert handshake failure",
            "ssl/record/rec_layer_s3.c:1605:SSL alert number 40");
      } else {
        tool.error(
            "0A000126",
            "SSL routines",
            "ssl3_read_n",
            "unexpected eof while reading",
            "ssl/record/rec_layer_s3.c:318:");
        silent = true;
      }
      return null;
    }
  }

  private int failed(Wire wire) throws IOException {
    if (quiet) {
      return 1;
    }
    process
        .out()
        .print(
            "CONNECTED(00000003)\n---\nno peer certificate available\n---\n"
                + "No client certificate CA names sent\n---\n"
                + "SSL handshake has read "
                + (wire.read() + (silent ? 0 : 5))
                + " bytes and written "
                + (wire.written() + 297)
                + " bytes\nVerification: OK\n---\nNew, (NONE), Cipher is (NONE)\n"
                + "Secure Renegotiation IS NOT supported\nCompression: NONE\nExpansion: NONE\n"
                + "No ALPN negotiated\nEarly data was not sent\n"
                + "Verify return code: 0 (ok)\n---\n");
    return 1;
  }

  private int talk(SSLSocket tls, Wire wire, String left) throws IOException {
    Secure session = new Secure(tls.getSession());
    Report report = new Report(tool, args, session);
    String wrong = report.verify();
    if (wrong != null && args.has("verify_return_error")) {
      tool.error(
          "0A000086",
          "SSL routines",
          "tls_post_process_server_certificate",
          "certificate verify failed",
          "ssl/statem/statem_clnt.c:1890:");
      process.out().println("CONNECTED(00000003)\n---");
      return 1;
    }
    report.print(wrong, wire);
    process.out().flush();
    process.err().print(left);
    boolean ignoreEnd = quiet && !args.has("no_ign_eof") || args.has("ign_eof");
    boolean[] told = {false};
    boolean tickets = session.protocol().equals("TLSv1.3"); // they come before the first data
    try (SecurePump pump =
        new SecurePump(
            process,
            tickets ? Duration.ofMillis(2) : Duration.ZERO,
            (bytes, n) -> send(tls, bytes, n, ignoreEnd, told),
            tls.getInputStream(),
            (bytes, n) -> {
              process.write(1, bytes, 0, n);
              return true;
            })) {
      pump.await(() -> pump.peerEnded() || pump.inputEnded() && (!ignoreEnd || told[0]));
      if (pump.peerEnded() && !quiet && !args.has("brief")) {
        process.out().println("closed");
      } else if (!pump.peerEnded()) {
        tool.say("DONE");
      }
    }
    process.out().flush();
    return 0;
  }

  /** What is typed goes to the server; a Q at the beginning ends the program. */
  private boolean send(SSLSocket tls, byte[] bytes, int n, boolean plain, boolean[] told)
      throws IOException {
    if (!plain && bytes[0] == 'Q') {
      told[0] = true;
      return false;
    }
    if (!plain && bytes[0] == 'R') {
      tool.say("RENEGOTIATING");
      return true;
    }
    byte[] out = java.util.Arrays.copyOf(bytes, n);
    if (args.has("crlf")) {
      out = Utf8.encode(Utf8.decode(out).replace("\n", "\r\n"));
    }
    Objects.requireNonNull(tls.getOutputStream()).write(out);
    return true;
  }
}
