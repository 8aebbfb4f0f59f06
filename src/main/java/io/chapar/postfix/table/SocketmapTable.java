package io.chapar.postfix.table;

import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.postfix.conf.Ascii;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** socketmap: a server that is asked in netstrings, {@code TABLE KEY}. */
final class SocketmapTable extends Table {
  private static final int LONGEST = 100_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(100);

  private final Opening opening;
  private final String server;
  private final String map;

  private SocketmapTable(Opening opening, String server, String map) {
    super("socketmap", opening.name());
    this.opening = opening;
    this.server = server;
    this.map = map;
  }

  static Table open(Opening opening) throws Unopenable {
    opening.readOnly();
    int colon = opening.name().lastIndexOf(':');
    if (colon < 0) {
      throw new Unopenable("socketmap requires server:socketmap argument");
    }
    return new SocketmapTable(
        opening, opening.name().substring(0, colon), opening.name().substring(colon + 1));
  }

  @Override
  public Lookup lookup(String key) {
    String reply;
    try (SimSocket socket = connect(opening.host())) {
      byte[] query = Utf8.encode(map + " " + key);
      socket.getOutputStream().write(Utf8.encode(query.length + ":"));
      socket.getOutputStream().write(query);
      socket.getOutputStream().write(',');
      socket.getOutputStream().flush();
      reply = netstring(socket.getInputStream());
    } catch (IOException e) {
      String where = server.replaceFirst("^(inet|unix):", "");
      opening.log().warning("connect to " + where + ": " + e.getMessage());
      opening.log().warning("table " + spec() + " lookup error: " + e.getMessage());
      return Lookup.unavailable(this, key, String.valueOf(e.getMessage()));
    }
    int space = reply.indexOf(' ');
    String status = space < 0 ? reply : reply.substring(0, space);
    String text = space < 0 ? "" : reply.substring(space + 1);
    String kind =
        switch (status) {
          case "OK", "NOTFOUND" -> "";
          case "TEMP" -> "temporary";
          case "TIMEOUT" -> "timeout";
          case "PERM" -> "permanent";
          default -> "unknown";
        };
    if (kind.isEmpty()) {
      return status.equals("OK") ? Lookup.found(this, key, text, 0) : Lookup.missing(this, key);
    }
    String detail = Ascii.trim(text);
    opening
        .log()
        .warning(
            spec()
                + " socketmap server "
                + kind
                + " error"
                + (detail.isEmpty() ? "" : ": " + detail));
    return status.equals("PERM")
        ? new Lookup(spec(), key, Lookup.Status.MISCONFIGURED, "", 0)
        : Lookup.unavailable(this, key);
  }

  private SimSocket connect(TableHost here) throws IOException {
    if (server.startsWith("unix:")) {
      return here.connect(server.substring(5));
    }
    String inet = server.startsWith("inet:") ? server.substring(5) : server;
    int colon = inet.lastIndexOf(':');
    String port = inet.substring(colon + 1);
    List<String> addresses = here.resolve(colon <= 0 ? "localhost" : inet.substring(0, colon));
    if (!Ascii.allDigits(port) || port.length() > 5 || addresses.isEmpty()) {
      throw new IOException("Connection refused");
    }
    return here.connect(Ip.of(addresses.get(0)), Integer.parseInt(port), TIMEOUT);
  }

  private static String netstring(InputStream in) throws IOException {
    int length = 0;
    for (int b; (b = in.read()) != ':'; ) {
      if (b < '0' || b > '9' || length > LONGEST) {
        throw new IOException(b < 0 ? "unexpected disconnect" : "netstring format error");
      }
      length = length * 10 + b - '0';
    }
    byte[] bytes = in.readNBytes(Math.min(length, LONGEST));
    if (bytes.length < length || in.read() != ',') {
      throw new IOException("netstring format error");
    }
    return Utf8.decode(bytes);
  }

  @Override
  public boolean fixed() {
    return false;
  }
}
