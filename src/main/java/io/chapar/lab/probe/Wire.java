package io.chapar.lab.probe;

import io.chapar.net.Stack;
import io.chapar.net.tls.Tls;
import io.chapar.text.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** A client's end of a text protocol: lines and counted bytes, in clear or inside TLS. */
public final class Wire implements AutoCloseable {
  /** The name that clients ask for in TLS. */
  static final String NAME = "mail.example.com";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TIMEOUT = 60_000;
  private static final int LIMIT = 1 << 20;

  private final Socket plain;
  private InputStream in;
  private OutputStream out;
  private List<X509Certificate> peer = List.of();
  private boolean secure;

  private Wire(Socket plain) throws IOException {
    this.plain = plain;
    this.in = new BufferedInputStream(plain.getInputStream());
    this.out = plain.getOutputStream();
  }

  /** Connects from a host to a port. */
  public static Wire connect(Stack from, InetAddress to, int port) throws IOException {
    Socket socket = from.connect(to, port, PATIENCE);
    socket.setSoTimeout(TIMEOUT);
    return new Wire(socket);
  }

  /** Speaks TLS from now on. */
  public void secure() throws IOException {
    SSLSocket tls = Tls.client(Tls.client(), plain, NAME);
    tls.startHandshake();
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    secure = true;
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (java.security.cert.Certificate each : tls.getSession().getPeerCertificates()) {
        if (each instanceof X509Certificate x509) {
          chain.add(x509);
        }
      }
    } catch (SSLPeerUnverifiedException e) {
      // a server without a certificate
    }
    peer = List.copyOf(chain);
  }

  boolean isSecure() {
    return secure;
  }

  /** The certificates that the server showed. */
  List<X509Certificate> peer() {
    return peer;
  }

  /** Says a line. */
  public void send(String line) throws IOException {
    sendAll(line + "\r\n");
  }

  void sendAll(String text) throws IOException {
    out.write(Utf8.encode(text));
    out.flush();
  }

  /** The next line, without its end. */
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c;
    while ((c = in.read()) >= 0 && c != '\n') {
      if (line.size() < LIMIT) {
        line.write(c);
      }
    }
    if (c < 0 && line.size() == 0) {
      throw new EOFException("the server closed the connection");
    }
    String text = Utf8.decode(line.toByteArray());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  String bytes(int count) throws IOException {
    return Utf8.decode(in.readNBytes(Math.min(count, LIMIT)));
  }

  @Override
  public void close() {
    try {
      plain.close();
    } catch (IOException e) {
      // it does not matter any more
    }
  }

  /** What went wrong, as a client would tell it. */
  public static String told(IOException e) {
    String text = e.getMessage();
    return text == null || text.isEmpty() ? e.getClass().getSimpleName() : text;
  }
}
