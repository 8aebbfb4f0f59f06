package io.chapar.unix.openssl;

import io.chapar.host.Process;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import java.io.IOException;

/** The clear text before STARTTLS, counted. */
final class Wire {
  private final SimSocket socket;
  private int read;
  private int written;

  Wire(SimSocket socket, Process process) {
    this.socket = socket;
    process.machine().scheduler().work(1000);
  }

  int read() {
    return read;
  }

  int written() {
    return written;
  }

  void send(String line) throws IOException {
    byte[] bytes = Utf8.encode(line + "\r\n");
    written += bytes.length;
    socket.getOutputStream().write(bytes);
  }

  /** The next line with its end; empty when the server has closed. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = socket.getInputStream().read()) >= 0) {
      read++;
      line.append((char) c);
      if (c == '\n' || line.length() > 8192) {
        break;
      }
    }
    return line.toString();
  }
}
