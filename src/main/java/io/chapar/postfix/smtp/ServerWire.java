package io.chapar.postfix.smtp;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The bytes of a conversation with a server. What is sent waits until an answer is wanted. */
final class ServerWire {
  private static final int SIZE = 4096;
  private static final byte[] CRLF = {'\r', '\n'};

  private final byte[] in = new byte[SIZE];
  private final byte[] out = new byte[SIZE];
  private Socket socket;
  private InputStream input;
  private OutputStream output;
  private int at;
  private int end;
  private int pending;
  private boolean dead;

  ServerWire(Socket socket) throws IOException {
    this.socket = socket;
    input = socket.getInputStream();
    output = socket.getOutputStream();
  }

  /** Goes on over another connection: TLS has begun. */
  void change(Socket other) throws IOException {
    socket = other;
    input = other.getInputStream();
    output = other.getOutputStream();
    at = 0;
    end = 0;
    pending = 0;
  }

  Socket socket() {
    return socket;
  }

  void timeout(int seconds) {
    try {
      socket.setSoTimeout(seconds * 1000);
    } catch (IOException e) {
      dead = true;
    }
  }

  /** Whether the connection is of no use any more. */
  boolean dead() {
    return dead;
  }

  /** No word more. */
  void kill() {
    dead = true;
  }

  /** How much waits to be sent. */
  int pending() {
    return pending;
  }

  void say(String line) throws ServerLost {
    byte[] bytes = Utf8.encode(line);
    put(bytes, 0, bytes.length);
    put(CRLF, 0, 2);
  }

  void newline() throws ServerLost {
    put(CRLF, 0, 2);
  }

  void put(byte[] bytes, int from, int length) throws ServerLost {
    int done = 0;
    while (done < length) {
      if (pending == SIZE) {
        flush();
      }
      int n = Math.min(length - done, SIZE - pending);
      System.arraycopy(bytes, from + done, out, pending, n);
      pending += n;
      done += n;
    }
  }

  void flush() throws ServerLost {
    if (dead) {
      throw new ServerLost(false);
    }
    int n = pending;
    pending = 0;
    if (n == 0) {
      return;
    }
    try {
      output.write(out, 0, n);
      output.flush();
    } catch (IOException e) {
      dead = true;
      throw new ServerLost(false);
    }
  }

  /** A line from the server, its unprintable bytes as '?'. */
  String line() throws ServerLost {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    while (true) {
      if (at == end) {
        fill();
      }
      byte b = in[at++];
      if (b == '\n') {
        break;
      }
      if (line.size() < 2048) {
        line.write(b);
      }
    }
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    StringBuilder text = new StringBuilder(length);
    String raw = Utf8.decode(java.util.Arrays.copyOf(bytes, length));
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      text.append(c < ' ' || c == 0x7f ? '?' : c);
    }
    return text.toString();
  }

  private void fill() throws ServerLost {
    flush();
    try {
      int n = input.read(in, 0, SIZE);
      if (n <= 0) {
        dead = true;
        throw new ServerLost(false);
      }
      at = 0;
      end = n;
    } catch (SocketTimeoutException e) {
      dead = true;
      throw new ServerLost(true);
    } catch (IOException e) {
      dead = true;
      throw new ServerLost(false);
    }
  }

  void close() {
    try {
      if (!dead) {
        flush();
      }
    } catch (ServerLost e) {
      // it is over anyway
    }
    try {
      socket.close();
    } catch (IOException e) {
      // it is over anyway
    }
  }
}
