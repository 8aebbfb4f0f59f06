package io.chapar.net;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.time.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;

/**
 * One end of a connection in memory. To a protocol handler, GreenMail's and JSSE's included, it is
 * a java.net.Socket with the simulated addresses; no real socket lies under it.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // one task of a world runs at a time
public final class SimSocket extends Socket {
  private final Pipe in;
  private final Pipe out;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final InputStream input = new Input();
  private final OutputStream output = new Output();
  private int timeout;
  private boolean closed;
  private boolean reset;
  private boolean inputShut;
  private boolean outputShut;

  private SimSocket(Pipe in, Pipe out, InetSocketAddress local, InetSocketAddress remote)
      throws SocketException {
    super((SocketImpl) null);
    this.in = in;
    this.out = out;
    this.local = local;
    this.remote = remote;
  }

  /** The two ends of a new connection: first the client's, then the server's. */
  static SimSocket[] pair(Scheduler scheduler, InetSocketAddress client, InetSocketAddress server)
      throws SocketException {
    Pipe up = new Pipe(scheduler);
    Pipe down = new Pipe(scheduler);
    return new SimSocket[] {
      new SimSocket(down, up, client, server), new SimSocket(up, down, server, client)
    };
  }

  /** The pipe that this end reads: for a caller that waits for several things at once. */
  public Pipe incoming() {
    return in;
  }

  /** The pipe that this end writes. */
  public Pipe outgoing() {
    return out;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    alive();
    return input;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    alive();
    return output;
  }

  private void alive() throws SocketException {
    if (closed) {
      throw new SocketException("Socket is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      out.closeWriter();
      in.closeReader();
    }
  }

  @Override
  public void shutdownInput() {
    inputShut = true;
    in.closeReader();
  }

  @Override
  public void shutdownOutput() {
    outputShut = true;
    out.closeWriter();
  }

  @Override
  public boolean isInputShutdown() {
    return inputShut;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputShut;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public InetAddress getInetAddress() {
    return remote.getAddress();
  }

  @Override
  public int getPort() {
    return remote.getPort();
  }

  @Override
  public InetAddress getLocalAddress() {
    return local.getAddress();
  }

  @Override
  public int getLocalPort() {
    return local.getPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return remote;
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return local;
  }

  /** Reads wait at most this many simulated milliseconds; 0 for ever. */
  @Override
  public void setSoTimeout(int millis) {
    timeout = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeout;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setSoLinger(boolean on, int seconds) {}

  @Override
  public void setReuseAddress(boolean on) {}

  @Override
  public String toString() {
    return "SimSocket[" + local + " " + remote + "]";
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      alive();
      return in.read(into, offset, length, timeout);
    }

    @Override
    public int available() {
      return in.available();
    }

    @Override
    public void close() {
      SimSocket.this.close();
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      alive();
      if (out.readerClosed()) {
        // the first write to a closed peer is answered by a reset, the next one fails with a broken
        // pipe
        if (!reset) {
          reset = true;
          return;
        }
        throw new DiskException(Errno.EPIPE, "");
      }
      out.write(from, offset, length);
    }

    @Override
    public void close() {
      SimSocket.this.close();
    }
  }
}
