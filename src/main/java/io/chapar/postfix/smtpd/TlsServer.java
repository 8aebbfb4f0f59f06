package io.chapar.postfix.smtpd;

import io.chapar.host.Process;
import io.chapar.net.tls.Tls;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.smtpd.SessionEnded.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The server's side of TLS, with the certificate and the key that the host's disk holds. */
final class TlsServer {
  private final SSLContext context;
  private final TlsIdentity identity;
  private final List<String> protocols;
  private final String cipherGrade;
  private final int logLevel;

  private TlsServer(
      SSLContext context,
      TlsIdentity identity,
      List<String> protocols,
      String cipherGrade,
      int logLevel) {
    this.context = context;
    this.identity = identity;
    this.protocols = protocols;
    this.cipherGrade = cipherGrade;
    this.logLevel = logLevel;
  }

  /** Loads what is configured; null, and warnings, if that is not usable. */
  static @Nullable TlsServer start(
      Process process, PostfixConfig config, Settings settings, Log log) {
    TlsIdentity identity = TlsIdentity.load(process, config, log);
    if (identity == null) {
      return null;
    }
    boolean required = settings.tls.required();
    String wanted = config.get(required ? "smtpd_tls_mandatory_protocols" : "smtpd_tls_protocols");
    List<String> protocols = TlsProtocols.parse(wanted);
    if (protocols == null) {
      log.warning("Invalid TLS protocol list \"" + wanted + "\": disabling TLS support");
      return null;
    }
    return new TlsServer(
        identity.context(),
        identity,
        protocols,
        config.get(required ? "smtpd_tls_mandatory_ciphers" : "smtpd_tls_ciphers"),
        config.integer("smtpd_tls_loglevel"));
  }

  /** An encrypted connection. */
  static final class Channel {
    private final SSLSocket socket;
    private final TlsIdentity identity;

    Channel(SSLSocket socket, TlsIdentity identity) {
      this.socket = socket;
      this.identity = identity;
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // the client did not wait for the end
      }
    }

    /** As the log says it. */
    String summary() {
      String protocol = protocol();
      StringBuilder out = new StringBuilder(protocol).append(" with cipher ").append(cipher());
      return protocol.equals("TLSv1.3")
          ? out.append(' ').append(exchange()).toString()
          : out.toString();
    }

    private String protocol() {
      return socket.getSession().getProtocol();
    }

    private String cipher() {
      String suite = socket.getSession().getCipherSuite();
      int bits = suite.contains("256") && !suite.contains("AES_128") ? 256 : 128;
      return TlsProtocols.cipherName(suite) + " (" + bits + "/" + bits + " bits)";
    }

    private String exchange() {
      return "key-exchange X25519 server-signature " + identity.signature();
    }

    /** Lines of the Received: header. */
    List<String> received(boolean asked) {
      List<String> lines = new ArrayList<>();
      if (protocol().equals("TLSv1.3")) {
        lines.add("\t(using " + protocol() + " with cipher " + cipher());
        lines.add("\t " + exchange() + ")");
      } else {
        lines.add("\t(using " + protocol() + " with cipher " + cipher() + ")");
      }
      lines.add(
          asked
              ? "\t(Client did not present a certificate)"
              : "\t(No client certificate requested)");
      return lines;
    }
  }

  /** TLS from the first byte on; false: it cannot be. */
  static boolean wrap(Session session) throws IOException {
    TlsServer tls = session.server.tls();
    if (tls == null) {
      session.warn(
          "Wrapper-mode request dropped from "
              + session.nameAddress()
              + " for service "
              + session.server.anvil().service()
              + ". TLS context initialization failed. For details see earlier warnings in your logs.");
      return false;
    }
    if (session.server.anvil().tooManyHandshakes(session)) {
      return false;
    }
    tls.begin(session);
    return true;
  }

  /** Shakes hands, and goes on over the encrypted connection; where that fails, ends all. */
  void begin(Session session) {
    Socket plain = session.link.socket();
    if (plain == null) {
      throw new SessionEnded(Reason.LOST);
    }
    if (!List.of("export", "low", "medium", "high", "null").contains(cipherGrade)) {
      session.warn(session.nameAddress() + ": invalid cipher grade: \"" + cipherGrade + '"');
      throw new SessionEnded(Reason.LOST);
    }
    Channel channel = new Channel(handshake(session, plain), identity);
    if (session.server.anvil().shookHandsTooOften(session)) {
      throw new SessionEnded(Reason.QUIET);
    }
    session.tls = channel;
    if (logLevel > 0) {
      session.info(
          "Anonymous TLS connection established from "
              + session.nameAddress()
              + ": "
              + channel.summary());
    }
    if (session.settings.sasl.enabled()) {
      session.offerLogin();
    }
  }

  private SSLSocket handshake(Session session, Socket plain) {
    try {
      plain.setSoTimeout(session.settings.startTlsTimeout * 1000);
      SSLSocket socket = Tls.server(context, plain);
      List<String> offered = new ArrayList<>(protocols);
      offered.retainAll(List.of(socket.getSupportedProtocols()));
      socket.setEnabledProtocols(offered.toArray(String[]::new));
      socket.startHandshake();
      Link link = new Link.OverSocket(socket);
      session.wire.change(link);
      plain.setSoTimeout(session.settings.timeout * 1000);
      return socket;
    } catch (SocketTimeoutException e) {
      session.info("SSL_accept error from " + session.nameAddress() + ": Connection timed out");
      throw new SessionEnded(Reason.LOST);
    } catch (EOFException e) {
      session.info("SSL_accept error from " + session.nameAddress() + ": lost connection");
      throw new SessionEnded(Reason.LOST);
    } catch (IOException e) {
      String message = e.getMessage() == null ? "" : e.getMessage();
      boolean gone = TlsProtocols.connectionLost(message);
      session.info(
          "SSL_accept error from "
              + session.nameAddress()
              + ": "
              + (gone ? "lost connection" : "-1"));
      if (!gone) {
        session.warn("TLS library problem: " + TlsProtocols.libraryError(message));
      }
      throw new SessionEnded(Reason.LOST);
    }
  }
}
