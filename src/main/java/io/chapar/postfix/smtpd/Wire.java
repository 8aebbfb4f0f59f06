package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.SessionEnded.Reason;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * The bytes of a conversation, buffered in both directions: replies to commands that came in one
 * packet go out in one packet, because output is only flushed before waiting for more input.
 */
final class Wire {
  private static final int SIZE = 4096;

  private final byte[] in = new byte[SIZE];
  private final byte[] out = new byte[SIZE];
  private InputStream input;
  private OutputStream output;
  private int at;
  private int end;
  private int written;
  private boolean ended;
  private boolean watchBareNewline;

  Wire(Link link) {
    try {
      this.input = link.input();
      this.output = link.output();
    } catch (IOException e) {
      throw new SessionEnded(Reason.LOST);
    }
  }

  /** Goes on over other streams: TLS has begun. What the client sent before is forgotten. */
  void change(Link link) throws IOException {
    input = link.input();
    output = link.output();
    at = 0;
    end = 0;
    written = 0;
  }

  /** Whether lines that end in LF alone are to be told apart. */
  void watchBareNewline(boolean watch) {
    watchBareNewline = watch;
  }

  // ---- from the client

  /** Reads a line, or the first {@code limit} bytes of a longer one. */
  void line(Line line, int limit) {
    line.clear();
    more(line, limit);
  }

  /** As {@link #line}, and drops what a longer line has beyond the limit. */
  void command(Line line, int limit) {
    line(line, limit);
    if (!line.complete) {
      while (true) {
        int newline = find(end);
        if (newline >= 0) {
          at = newline + 1;
          return;
        }
        at = end;
        fill();
      }
    }
  }

  private void more(Line line, int limit) {
    int room = limit;
    while (room > 0) {
      if (at == end) {
        fill();
      }
      int stop = Math.min(end, at + room);
      int newline = find(stop);
      int upTo = newline >= 0 ? newline : stop;
      line.append(in, at, upTo - at);
      room -= upTo - at;
      at = upTo;
      if (newline >= 0) {
        at++;
        line.endOfLine(watchBareNewline);
        return;
      }
    }
    if (line.length > 0 && line.bytes[line.length - 1] == '\r') {
      if (at == end) {
        fill();
      }
      if (in[at] == '\n') {
        at++;
        line.endOfLine(watchBareNewline);
      }
    }
  }

  private int find(int stop) {
    for (int i = at; i < stop; i++) {
      if (in[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads exactly that many bytes. */
  void read(byte[] into, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (at == end) {
        fill();
      }
      int n = Math.min(length - done, end - at);
      System.arraycopy(in, at, into, offset + done, n);
      at += n;
      done += n;
    }
  }

  /** Takes input in, after everything that is due has gone out. */
  private void fill() {
    flush();
    try {
      int n = input.read(in, 0, SIZE);
      if (n <= 0) {
        ended = true;
        throw new SessionEnded(Reason.LOST);
      }
      at = 0;
      end = n;
    } catch (SocketTimeoutException e) {
      throw new SessionEnded(Reason.TIMEOUT);
    } catch (IOException e) {
      ended = true;
      throw new SessionEnded(Reason.LOST);
    }
  }

  /** What has come and is not read yet, without waiting. */
  byte[] waiting() {
    try {
      if (at == end && input.available() > 0) {
        int n = input.read(in, 0, SIZE);
        at = 0;
        end = Math.max(0, n);
      }
    } catch (IOException e) {
      return new byte[0];
    }
    return Arrays.copyOfRange(in, at, end);
  }

  /** How many bytes have come and are not read yet. */
  int buffered() {
    return end - at;
  }

  // ---- to the client

  /** Sends one line, sooner or later. */
  void say(String line) {
    byte[] bytes = Utf8.encode(line);
    put(bytes, bytes.length);
    put(CRLF, 2);
  }

  private static final byte[] CRLF = {'\r', '\n'};

  private void put(byte[] bytes, int length) {
    int done = 0;
    while (done < length) {
      if (written == SIZE) {
        flush();
      }
      int n = Math.min(length - done, SIZE - written);
      System.arraycopy(bytes, done, out, written, n);
      written += n;
      done += n;
    }
  }

  /** Whether something waits to be sent. */
  boolean unsent() {
    return written > 0;
  }

  /** Sends what is due. */
  void flush() {
    if (written == 0) {
      return;
    }
    int n = written;
    written = 0;
    try {
      output.write(out, 0, n);
      output.flush();
    } catch (IOException e) {
      if (!ended) {
        ended = true;
        throw new SessionEnded(Reason.LOST);
      }
    }
  }

  /** Sends what is due, if anybody is still there. */
  void flushQuietly() {
    try {
      flush();
    } catch (SessionEnded e) {
      written = 0;
    }
  }
}
