package io.chapar.dovecot.login;

import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A connection seen from a server: lines and bytes in, text out, both counted; TLS may be laid over
 * it on the way.
 */
public final class Wire {
  /** A line longer than this is refused. */
  public static final int MAX_LINE = 65_536;

  private final SimSocket base;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private final byte[] buffer = new byte[8192];
  private int start;
  private int end;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long read;
  private long written;

  /** A line that is too long. */
  public static final class LongLineException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** A connection in clear. */
  public Wire(SimSocket base) throws IOException {
    this.base = base;
    this.socket = base;
    this.in = base.getInputStream();
    this.out = base.getOutputStream();
  }

  /** Goes on over another socket that lies on the old one. */
  public void layer(Socket tls) throws IOException {
    socket = tls;
    in = tls.getInputStream();
    out = tls.getOutputStream();
    start = 0;
    end = 0;
  }

  /** Whether TLS lies on the connection. */
  public boolean secure() {
    return socket instanceof javax.net.ssl.SSLSocket;
  }

  /** The connection in memory at the bottom. */
  public SimSocket base() {
    return base;
  }

  /** Reads wait at most so long, in simulated milliseconds. */
  public void timeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
    base.setSoTimeout(millis);
  }

  private boolean fill() throws IOException {
    flush();
    int n = in.read(buffer, 0, buffer.length);
    start = 0;
    end = Math.max(0, n);
    return n > 0;
  }

  /** Whether something has come that was not read yet. */
  public boolean ready() throws IOException {
    return start < end || in.available() > 0 || base.incoming().readable();
  }

  /** Whether bytes are left over from the last read. */
  public boolean buffered() {
    return start < end;
  }

  /** Waits until something comes or the clock shows {@code deadline}. */
  public void await(long deadline) throws IOException {
    flush();
    if (!ready()) {
      base.incoming().awaitChange(deadline);
    }
  }

  /** The next byte; -1 at the end. */
  public int read() throws IOException {
    if (start == end && !fill()) {
      return -1;
    }
    read++;
    return buffer[start++] & 0xff;
  }

  /** Puts the last byte back. */
  public void unread() {
    start--;
    read--;
  }

  /** The next line without its end; null at the end of the connection. */
  public @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    while (true) {
      int c = read();
      if (c < 0) {
        return null;
      }
      if (c == '\n') {
        byte[] bytes = line.toByteArray();
        int n = bytes.length;
        if (n > 0 && bytes[n - 1] == '\r') {
          n--;
        }
        return Utf8.decode(bytes, 0, n);
      }
      line.write(c);
      if (line.size() > MAX_LINE) {
        throw new LongLineException();
      }
    }
  }

  /** Exactly so many bytes; null if the connection ends before. */
  public byte @Nullable [] bytes(int count) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(Math.min(count, 65_536));
    int left = count;
    while (left > 0) {
      if (start == end && !fill()) {
        return null;
      }
      int n = Math.min(left, end - start);
      all.write(buffer, start, n);
      start += n;
      read += n;
      left -= n;
    }
    return all.toByteArray();
  }

  /** Skips so many bytes. */
  public boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (start == end && !fill()) {
        return false;
      }
      int n = (int) Math.min(left, end - start);
      start += n;
      read += n;
      left -= n;
    }
    return true;
  }

  /** Writes a line and sends it. */
  public void say(String line) throws IOException {
    put(line + "\r\n");
    flush();
  }

  /** Writes text; it goes out with the next flush or read. */
  public void put(String text) throws IOException {
    put(Utf8.encode(text));
  }

  /** Writes bytes; they go out with the next flush or read. */
  public void put(byte[] bytes) throws IOException {
    pending.writeBytes(bytes);
    written += bytes.length;
    if (pending.size() > 32_768) {
      flush();
    }
  }

  /** Sends what was written. */
  public void flush() throws IOException {
    if (pending.size() > 0) {
      byte[] bytes = pending.toByteArray();
      pending.reset();
      out.write(bytes, 0, bytes.length);
      out.flush();
    }
  }

  /** Counts from zero again. */
  public void resetCounts() {
    read = 0;
    written = 0;
  }

  /** Bytes read. */
  public long bytesRead() {
    return read;
  }

  /** Bytes written. */
  public long bytesWritten() {
    return written;
  }

  /** Closes the connection. */
  public void close() {
    try {
      flush();
      socket.close();
    } catch (IOException e) {
      // the other side is gone
    }
    base.close();
  }
}
