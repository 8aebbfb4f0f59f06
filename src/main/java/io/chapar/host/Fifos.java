package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.net.Pipe;
import io.chapar.time.Scheduler;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The named pipes of a host that somebody has open: fifo(7). Opening one end waits for the other.
 */
final class Fifos {
  private final Scheduler scheduler;
  private final Map<Integer, Fifo> open = new HashMap<>();

  Fifos(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  private static final class Fifo {
    final WaitPoint changed;
    Pipe pipe;
    int readers;
    int writers;
    long readersEver;
    long writersEver;

    Fifo(Scheduler scheduler) {
      this.changed = new WaitPoint(scheduler);
      this.pipe = new Pipe(scheduler);
    }
  }

  /** Opens an end; blocks until the other one is there. */
  Channel open(Inode inode, String path, boolean reads, boolean writes) {
    Fifo fifo = open.computeIfAbsent(inode.number(), n -> new Fifo(scheduler));
    if (fifo.pipe.writerClosed() && writes || fifo.pipe.readerClosed() && reads) {
      fifo.pipe = new Pipe(scheduler);
    }
    fifo.readers += reads ? 1 : 0;
    fifo.writers += writes ? 1 : 0;
    fifo.readersEver += reads ? 1 : 0;
    fifo.writersEver += writes ? 1 : 0;
    fifo.changed.signalAll();
    End end = new End(this, inode.number(), fifo, path, reads, writes);
    long seenWriters = fifo.writers > 0 ? -1 : fifo.writersEver;
    long seenReaders = fifo.readers > 0 ? -1 : fifo.readersEver;
    try {
      while (reads && !writes && fifo.writers == 0 && fifo.writersEver == seenWriters) {
        fifo.changed.await();
      }
      while (writes && !reads && fifo.readers == 0 && fifo.readersEver == seenReaders) {
        fifo.changed.await();
      }
    } catch (RuntimeException interrupted) {
      end.close();
      throw interrupted;
    }
    return end;
  }

  private record End(Fifos all, int number, Fifo fifo, String name, boolean reads, boolean writes)
      implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!reads) {
        throw new DiskException(Errno.EBADF, name);
      }
      return fifo.pipe.read(into, offset, length, 0);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (!writes) {
        throw new DiskException(Errno.EBADF, name);
      }
      fifo.pipe.write(from, offset, length);
    }

    @Override
    public boolean readable() {
      return fifo.pipe.readable();
    }

    @Override
    public void close() {
      fifo.readers -= reads ? 1 : 0;
      fifo.writers -= writes ? 1 : 0;
      if (writes && fifo.writers == 0) {
        fifo.pipe.closeWriter();
      }
      if (reads && fifo.readers == 0) {
        fifo.pipe.closeReader();
      }
      if (fifo.readers == 0 && fifo.writers == 0) {
        all.open.remove(number, fifo);
      }
      fifo.changed.signalAll();
    }
  }
}
