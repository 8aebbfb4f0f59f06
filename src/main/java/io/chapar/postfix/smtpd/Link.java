package io.chapar.postfix.smtpd;

import io.chapar.net.SimSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** What carries a conversation: a connection, or the standard streams of {@code sendmail -bs}. */
public interface Link {
  /** What the client says. */
  InputStream input() throws IOException;

  /** What the client hears. */
  OutputStream output() throws IOException;

  /** How long a read may wait; 0 for ever. */
  void timeout(int seconds) throws IOException;

  /** No more of either direction. */
  void close() throws IOException;

  /** The connection underneath, for TLS; null where there is none. */
  default @org.jspecify.annotations.Nullable Socket socket() {
    return null;
  }

  /** A connection of the simulated network. */
  static Link of(SimSocket socket) {
    return new OverSocket(socket);
  }

  /** A connection, TLS or not. */
  record OverSocket(Socket socket) implements Link {
    @Override
    public InputStream input() throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream output() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public void timeout(int seconds) throws IOException {
      socket.setSoTimeout(seconds * 1000);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
