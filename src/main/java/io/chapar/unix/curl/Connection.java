package io.chapar.unix.curl;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.tls.Tls;
import io.chapar.text.Utf8;
import io.chapar.unix.net.Secure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection of curl: lines both ways, shown with -v, and the switch to TLS. */
final class Connection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Settings settings;
  private final Url url;
  private final long began;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean verbose;

  private Connection(Process process, Settings settings, Url url, SimSocket socket, long began)
      throws IOException {
    this.process = process;
    this.settings = settings;
    this.url = url;
    this.socket = socket;
    this.began = began;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.verbose = settings.has("verbose");
  }

  /** Connects to the URL's host, trying one address after the other. */
  static Connection open(Process p, Settings settings, Url url) throws IOException {
    long began = p.machine().scheduler().nanos();
    Resolver.Family family =
        settings.has("ipv4")
            ? Resolver.Family.V4
            : settings.has("ipv6") ? Resolver.Family.V6 : Resolver.Family.ANY;
    Resolver.Addresses found = Resolver.of(p).addresses(url.host(), family);
    if (found.failure() != null) {
      String message = "Could not resolve host: " + url.host();
      info(p, settings, message);
      info(p, settings, "Closing connection 0");
      throw new CurlException(CurlException.NO_HOST, message);
    }
    boolean late = false;
    for (InetAddress address : found.list()) {
      String literal = Ip.text(address);
      boolean v6 = literal.indexOf(':') >= 0;
      info(
          p,
          settings,
          "  Trying " + (v6 ? "[" + literal + "]" : literal) + ":" + url.port() + "...");
      try {
        SimSocket socket = p.stack().connect(address, url.port(), patience(p, settings, began));
        info(
            p,
            settings,
            "Connected to " + url.host() + " (" + literal + ") port " + url.port() + " (#0)");
        return new Connection(p, settings, url, socket, began);
      } catch (DiskException e) {
        late = e.errno() == Errno.ETIMEDOUT;
        if (!late) {
          info(
              p,
              settings,
              "connect to " + literal + " port " + url.port() + " failed: " + e.getMessage());
        }
      }
    }
    long took = (p.machine().scheduler().nanos() - began) / 1_000_000;
    CurlException failure;
    if (late && settings.has("max-time")) {
      failure =
          new CurlException(
              CurlException.TIMEOUT, "Connection timed out after " + (took + 1) + " milliseconds");
    } else {
      failure =
          new CurlException(
              late ? CurlException.TIMEOUT : CurlException.NO_CONNECTION,
              "Failed to connect to "
                  + url.host()
                  + " port "
                  + url.port()
                  + " after "
                  + (late ? took + 1 : took)
                  + " ms: "
                  + (late ? "Timeout was reached" : "Couldn't connect to server"));
    }
    info(p, settings, String.valueOf(failure.getMessage()));
    info(p, settings, "Closing connection 0");
    throw failure;
  }

  private static Duration patience(Process p, Settings settings, long began) {
    Duration wait = PATIENCE;
    for (String option : List.of("connect-timeout", "max-time")) {
      String text = settings.value(option);
      if (text != null && text.matches("\\d{1,6}(\\.\\d{1,9})?")) {
        Duration limit = Duration.ofMillis((long) (Double.parseDouble(text) * 1000));
        wait = limit.compareTo(wait) < 0 && !limit.isZero() ? limit : wait;
      }
    }
    Duration used = Duration.ofNanos(p.machine().scheduler().nanos() - began);
    Duration left = wait.minus(used);
    return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
  }

  static void info(Process p, Settings settings, String text) throws IOException {
    if (settings.has("verbose")) {
      p.err().print("* " + text + "\n");
    }
  }

  void info(String text) throws IOException {
    if (verbose) {
      process.err().print("* " + text + "\n");
    }
  }

  /** Shows nothing any more: the good-bye of a finished transfer. */
  void hush() {
    verbose = false;
  }

  // ---- lines

  void send(String line) throws IOException {
    if (verbose) {
      process.err().print("> " + line + "\r\n");
    }
    write(Utf8.encode(line + "\r\n"));
  }

  void write(byte[] bytes) throws IOException {
    try {
      out.write(bytes);
      out.flush();
    } catch (DiskException | java.net.SocketException e) {
      throw new CurlException(CurlException.SEND_ERROR, "Send failure: Broken pipe");
    }
  }

  /** The next line without its end, shown. */
  String receive() throws IOException {
    String line = line();
    if (line == null) {
      throw new CurlException(CurlException.RECEIVE_ERROR, "response reading failed (errno: 0)");
    }
    if (verbose) {
      process.err().print("< " + line + "\r\n");
    }
    return line;
  }

  /** The next line without its end; null at the end. */
  @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c;
    while ((c = read()) >= 0 && c != '\n') {
      line.write(c);
      if (line.size() > 1 << 24) {
        throw new CurlException(CurlException.WEIRD_REPLY, "Weird server reply");
      }
    }
    if (c < 0 && line.size() == 0) {
      return null;
    }
    String text = Utf8.decode(line.toByteArray());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  int read() throws IOException {
    try {
      limit();
      return in.read();
    } catch (SocketTimeoutException e) {
      throw timedOut();
    } catch (DiskException | java.net.SocketException e) {
      return -1;
    }
  }

  byte[] read(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int n = 0; n < count; n++) {
      int c = read();
      if (c < 0) {
        return java.util.Arrays.copyOf(bytes, n);
      }
      bytes[n] = (byte) c;
    }
    return bytes;
  }

  private void limit() throws IOException {
    if (in.available() == 0 && settings.has("max-time")) {
      socket.setSoTimeout((int) Math.max(1, patience(process, settings, began).toMillis()));
    }
  }

  private CurlException timedOut() {
    long took = (process.machine().scheduler().nanos() - began) / 1_000_000;
    return new CurlException(
        CurlException.TIMEOUT,
        "Operation timed out after " + took + " milliseconds with 0 bytes received");
  }

  // ---- TLS

  /** Switches to TLS and checks the certificate, unless -k. */
  void secure() throws IOException {
    SSLSocket tls = Tls.client(Secure.context(), socket, url.host());
    try {
      tls.startHandshake();
    } catch (SSLException e) {
      String message = String.valueOf(e.getMessage());
      throw new CurlException(
          CurlException.SSL_CONNECT,
          message.contains("SSL message")
              ? "error:0A00010B:SSL routines::wrong version number"
              : "OpenSSL SSL_connect: Connection reset by peer in connection to "
                  + url.host()
                  + ":"
                  + url.port()
                  + " ");
    }
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    Secure session = new Secure(tls.getSession());
    info("SSL connection using " + session.protocol() + " / " + session.cipher());
    new Certificates(process, settings, this).check(session, url.host());
  }

  List<String> lines() throws IOException {
    List<String> all = new ArrayList<>();
    String line;
    while ((line = line()) != null) {
      all.add(line);
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    try {
      socket.close();
    } catch (IOException e) {
      // the peer was faster
    }
  }
}
