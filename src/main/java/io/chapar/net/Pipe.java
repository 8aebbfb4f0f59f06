package io.chapar.net;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.time.Scheduler;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * Bytes on their way from one task to another, in order and bounded: a pipe of the shell, or one
 * direction of a connection. Reading an empty one and writing a full one block the task, not its
 * thread's world.
 */
public final class Pipe {
  private static final int CAPACITY = 64 * 1024; // as Linux's pipes

  private final Scheduler scheduler;
  private final WaitPoint changed;
  private byte[] buffer = new byte[512]; // a ring that grows up to the capacity
  private int start;
  private int count;
  private boolean writerClosed;
  private boolean readerClosed;

  /** An empty one between tasks of {@code scheduler}. */
  public Pipe(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.changed = new WaitPoint(scheduler);
  }

  /**
   * Reads what is there, at least one byte.
   *
   * @param timeout simulated milliseconds to wait at most; 0 for ever
   * @return the number of bytes; -1 after the writer has closed and everything is read
   * @throws SocketTimeoutException if nothing came in time
   */
  public int read(byte[] into, int offset, int length, int timeout) throws IOException {
    if (length == 0) {
      return 0;
    }
    long deadline = timeout == 0 ? Long.MAX_VALUE : scheduler.nanos() + timeout * 1_000_000L;
    while (count == 0) {
      if (writerClosed || readerClosed) {
        return -1;
      }
      if (!changed.awaitUntil(deadline) && count == 0 && !writerClosed) {
        throw new SocketTimeoutException("Read timed out");
      }
    }
    int n = Math.min(length, count);
    int first = Math.min(n, buffer.length - start);
    System.arraycopy(buffer, start, into, offset, first);
    System.arraycopy(buffer, 0, into, offset + first, n - first);
    start = (start + n) % buffer.length;
    count -= n;
    changed.signalAll();
    return n;
  }

  /** Writes all of it; EPIPE once the reader has closed. */
  public void write(byte[] from, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (readerClosed || writerClosed) {
        throw new DiskException(Errno.EPIPE, "");
      }
      int n = offer(from, offset + done, length - done);
      done += n;
      if (n == 0) {
        changed.await();
      }
    }
  }

  /** Writes what there is room for, without blocking; returns how much. */
  public int offer(byte[] from, int offset, int length) {
    int n = Math.min(length, CAPACITY - count);
    if (n <= 0 || readerClosed) {
      return 0;
    }
    if (count + n > buffer.length) {
      grow(count + n);
    }
    int end = (start + count) % buffer.length;
    int first = Math.min(n, buffer.length - end);
    System.arraycopy(from, offset, buffer, end, first);
    System.arraycopy(from, offset + first, buffer, 0, n - first);
    count += n;
    changed.signalAll();
    return n;
  }

  private void grow(int needed) {
    byte[] bigger = new byte[Math.min(CAPACITY, Math.max(needed, buffer.length * 4))];
    int first = Math.min(count, buffer.length - start);
    System.arraycopy(buffer, start, bigger, 0, first);
    System.arraycopy(buffer, 0, bigger, first, count - first);
    buffer = bigger;
    start = 0;
  }

  /** Bytes that can be read without blocking. */
  public int available() {
    return count;
  }

  /** Whether a read would return at once: bytes, or the end. */
  public boolean readable() {
    return count > 0 || writerClosed || readerClosed;
  }

  /** Whether the writer has closed and everything is read. */
  public boolean exhausted() {
    return count == 0 && writerClosed;
  }

  /** Blocks until something changes: bytes come or go, or an end closes. */
  public boolean awaitChange(long deadline) {
    return changed.awaitUntil(deadline);
  }

  /** Nothing more will be written. */
  public void closeWriter() {
    writerClosed = true;
    changed.signalAll();
  }

  /** Nothing more will be read. */
  public void closeReader() {
    readerClosed = true;
    changed.signalAll();
  }

  /** Whether nobody will read any more. */
  public boolean readerClosed() {
    return readerClosed;
  }

  /** Whether nobody will write any more. */
  public boolean writerClosed() {
    return writerClosed;
  }
}
