package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.disk.OpenFile;
import io.chapar.net.Pipe;
import io.chapar.net.SimSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * The kinds of {@link Channel}: files, pipes, sockets, devices, and the buffers at the edges of the
 * host.
 */
public final class Channels {
  private Channels() {}

  /** A regular file. */
  public static Channel file(OpenFile file, boolean reads, boolean writes) {
    return new FileChannel(file, reads, writes);
  }

  /** The reading end of a pipe. */
  public static Channel reader(Pipe pipe) {
    return new PipeReader(pipe);
  }

  /** The writing end of a pipe. */
  public static Channel writer(Pipe pipe) {
    return new PipeWriter(pipe);
  }

  /** A connection. */
  public static Channel socket(SimSocket socket) {
    return new SocketChannel(socket);
  }

  /** /dev/null, /dev/zero, /dev/full, /dev/random or /dev/urandom; ENXIO for another name. */
  public static Channel device(String name, RandomGenerator random) throws DiskException {
    return switch (name) {
      case "null", "zero", "full", "random", "urandom" -> new Device(name, random);
      default -> throw new DiskException(Errno.ENXIO, "/dev/" + name);
    };
  }

  /** Reads {@code bytes}; cannot be written. */
  public static Channel input(byte[] bytes) {
    return new Input(bytes);
  }

  /** Collects what is written. */
  public static Channel collector(ByteArrayOutputStream into, int limit) {
    return new Collector(into, limit);
  }

  private static DiskException bad(String name) {
    return new DiskException(Errno.EBADF, name);
  }

  private record FileChannel(OpenFile file, boolean reads, boolean writes) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!reads) {
        throw bad(name());
      }
      return file.read(into, offset, length);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (!writes) {
        throw bad(name());
      }
      file.write(from, offset, length);
    }

    @Override
    public void close() {
      file.close();
    }

    @Override
    public Inode stat() {
      return file.stat();
    }

    @Override
    public String name() {
      return file.path();
    }

    @Override
    public void seek(long position) {
      file.seek(position);
    }

    @Override
    public long position() {
      return file.position();
    }
  }

  private record PipeReader(Pipe pipe) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return pipe.read(into, offset, length, 0);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      throw bad(name());
    }

    @Override
    public boolean readable() {
      return pipe.readable();
    }

    @Override
    public void close() {
      pipe.closeReader();
    }

    @Override
    public String name() {
      return "pipe:[1]";
    }
  }

  private record PipeWriter(Pipe pipe) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw bad(name());
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      pipe.write(from, offset, length);
    }

    @Override
    public void close() {
      pipe.closeWriter();
    }

    @Override
    public String name() {
      return "pipe:[1]";
    }
  }

  private record SocketChannel(SimSocket socket) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return socket.getInputStream().read(into, offset, length);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      socket.getOutputStream().write(from, offset, length);
    }

    @Override
    public boolean readable() {
      return socket.incoming().readable();
    }

    @Override
    public void close() {
      socket.close();
    }

    @Override
    public String name() {
      return "socket:[1]";
    }
  }

  private record Device(String device, RandomGenerator random) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) {
      if (device.equals("null")) {
        return -1;
      }
      boolean chance = device.endsWith("random");
      for (int i = 0; i < length; i++) {
        into[offset + i] = chance ? (byte) random.nextInt() : 0;
      }
      return length;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (device.equals("full")) {
        throw new DiskException(Errno.ENOSPC, name());
      }
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "/dev/" + device;
    }
  }

  private static final class Input implements Channel {
    private final byte[] bytes;
    private int at;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int n = Math.min(length, bytes.length - at);
      if (n <= 0) {
        return -1;
      }
      System.arraycopy(bytes, at, into, offset, n);
      at += n;
      return n;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      throw bad(name());
    }

    @Override
    public void seek(long position) {
      at = (int) Math.min(bytes.length, position);
    }

    @Override
    public long position() {
      return at;
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "pipe:[0]";
    }
  }

  private record Collector(ByteArrayOutputStream into, int limit) implements Channel {
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw bad(name());
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (into.size() + (long) length > limit) {
        throw new DiskException(Errno.ENOMEM, name());
      }
      into.write(from, offset, length);
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "pipe:[0]";
    }
  }
}
