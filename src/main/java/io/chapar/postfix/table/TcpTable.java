package io.chapar.postfix.table;

import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.postfix.conf.Ascii;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** tcp: a server that answers {@code get KEY} with a status code and a text. */
final class TcpTable extends Table {
  private static final int TRIES = 10;
  private static final int LONGEST = 4096;
  private static final Duration TIMEOUT = Duration.ofSeconds(100);

  private final Opening opening;

  private TcpTable(Opening opening) {
    super("tcp", opening.name());
    this.opening = opening;
  }

  static Table open(Opening opening) throws Unopenable {
    opening.readOnly();
    return new TcpTable(opening);
  }

  @Override
  public Lookup lookup(String key) {
    TableHost here = opening.host();
    String reason = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        here.sleep(Duration.ofSeconds(1));
      }
      try (SimSocket socket = connect(here)) {
        socket.getOutputStream().write(Utf8.encode("get " + quote(key) + "\n"));
        socket.getOutputStream().flush();
        String reply = line(socket.getInputStream());
        if (!reply.isEmpty()) {
          return answer(key, reply);
        }
        warn("read TCP map reply from " + name() + ": unexpected EOF (Success)");
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
        warn("connect to TCP map " + name() + ": " + reason);
      }
    }
    return Lookup.unavailable(this, key, reason);
  }

  private SimSocket connect(TableHost here) throws IOException {
    int colon = name().lastIndexOf(':');
    String host = colon < 0 ? "" : name().substring(0, colon);
    String port = name().substring(colon + 1);
    if (!Ascii.allDigits(port) || port.length() > 5) {
      throw new IOException("Connection refused");
    }
    List<String> addresses = here.resolve(host.isEmpty() ? "localhost" : host);
    if (addresses.isEmpty()) {
      throw new IOException("Connection refused");
    }
    InetAddress address = Ip.of(addresses.get(0));
    return here.connect(address, Integer.parseInt(port), TIMEOUT);
  }

  private Lookup answer(String key, String reply) {
    boolean wellFormed =
        reply.length() > 3
            && Ascii.allDigits(reply.substring(0, 3))
            && Ascii.isSpace(reply.charAt(3));
    if (!wellFormed) {
      warn("read TCP map reply from " + name() + ": malformed reply: " + reply);
      return Lookup.unavailable(this, key);
    }
    return switch (reply.charAt(0)) {
      case '2' -> Lookup.found(this, key, unquote(reply.substring(4)), 0);
      case '5' -> Lookup.missing(this, key);
      case '4' -> Lookup.unavailable(this, key);
      default -> {
        warn("read TCP map reply from " + name() + ": bad status code: " + reply);
        yield Lookup.unavailable(this, key);
      }
    };
  }

  private void warn(String text) {
    opening.log().warning(text);
  }

  private static String line(InputStream in) throws IOException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    for (int b; (b = in.read()) >= 0 && b != '\n' && line.size() < LONGEST; ) {
      line.write(b);
    }
    return Utf8.decode(line.toByteArray());
  }

  private static String quote(String key) {
    StringBuilder out = new StringBuilder();
    for (byte b : Utf8.encode(key)) {
      int c = b & 255;
      if (c > 32 && c < 127 && c != '%') {
        out.append((char) c);
      } else {
        out.append(String.format("%%%02X", c));
      }
    }
    return out.toString();
  }

  private static String unquote(String text) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    byte[] bytes = Utf8.encode(text);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return Utf8.decode(out.toByteArray());
  }

  @Override
  public boolean fixed() {
    return false;
  }
}
