package io.chapar.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client library that asks for java.net.Sockets (Jakarta Mail) speak over the network of a
 * simulated host.
 */
public final class StackSocketFactory extends SocketFactory {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stack stack;

  /**
   * Sockets that start from {@code stack}; hosts must be given as IP literals, for nothing is
   * looked up.
   */
  public StackSocketFactory(Stack stack) {
    this.stack = stack;
  }

  @Override
  public Socket createSocket() throws SocketException {
    return new Unconnected(stack);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return stack.connect(Ip.of(host), port, PATIENCE);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return stack.connect(local, Ip.of(host), port, PATIENCE);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return stack.connect(host, port, PATIENCE);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return stack.connect(local, host, port, PATIENCE);
  }

  /** A socket that becomes a {@link SimSocket} when it is connected. */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one task of a world runs at a time
  private static final class Unconnected extends Socket {
    private final Stack stack;
    private @Nullable SimSocket socket;
    private int timeout;

    Unconnected(Stack stack) throws SocketException {
      super((SocketImpl) null);
      this.stack = stack;
    }

    private SimSocket connected() throws SocketException {
      SimSocket s = socket;
      if (s == null) {
        throw new SocketException("Socket is not connected");
      }
      return s;
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      connect(to, 0);
    }

    @Override
    public void connect(SocketAddress to, int millis) throws IOException {
      if (!(to instanceof InetSocketAddress address) || address.isUnresolved()) {
        throw new SocketException("not an IP address: " + to);
      }
      Duration patience = millis == 0 ? PATIENCE : Duration.ofMillis(millis);
      SimSocket s = stack.connect(address.getAddress(), address.getPort(), patience);
      s.setSoTimeout(timeout);
      socket = s;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return connected().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return connected().getOutputStream();
    }

    @Override
    public void setSoTimeout(int millis) {
      timeout = millis;
      if (socket != null) {
        socket.setSoTimeout(millis);
      }
    }

    @Override
    public int getSoTimeout() {
      return timeout;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean isConnected() {
      return socket != null;
    }

    @Override
    public boolean isBound() {
      return socket != null;
    }

    @Override
    public boolean isClosed() {
      return socket != null && socket.isClosed();
    }

    @Override
    public InetAddress getInetAddress() {
      return socket == null ? Ip.ANY : socket.getInetAddress();
    }

    @Override
    public int getPort() {
      return socket == null ? 0 : socket.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
      return socket == null ? Ip.ANY : socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
      return socket == null ? -1 : socket.getLocalPort();
    }

    @Override
    public void shutdownOutput() throws IOException {
      connected().shutdownOutput();
    }

    @Override
    public void shutdownInput() throws IOException {
      connected().shutdownInput();
    }

    @Override
    public void close() {
      if (socket != null) {
        socket.close();
      }
    }
  }
}
