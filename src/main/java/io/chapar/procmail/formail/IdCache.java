package io.chapar.procmail.formail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Process;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The file of -D: a ring of the last message ids (or senders), each ended by a NUL. */
final class IdCache {
  private final Process p;
  private final String path;
  private final int limit;

  IdCache(Process p, String path, int limit) {
    this.p = p;
    this.path = path;
    this.limit = limit;
  }

  /** Whether the file is there, or could be made. */
  boolean open() {
    try {
      p.open(path, Set.of(Files.Mode.READ, Files.Mode.WRITE, Files.Mode.CREATE), 0666).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether {@code key} is in it; it is put there if not. */
  boolean seen(String key) throws IOException {
    byte[] ring = p.files().read(p.path(path));
    byte[] wanted = key.getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    int insert = limit;
    while (at < ring.length && at < limit) {
      int end = at;
      while (end < ring.length && ring[end] != 0) {
        end++;
      }
      if (end == ring.length) {
        break;
      }
      if (end == at && insert == limit) {
        insert = at; // the seam of the ring
        int next = end + 1;
        while (next < ring.length && ring[next] != 0) {
          next++;
        }
        if (next == ring.length) {
          break;
        }
        at = next + 1;
        continue;
      }
      if (Arrays.equals(ring, at, end, wanted, 0, wanted.length)) {
        return true;
      }
      at = end + 1;
      p.tick(1);
    }
    if (insert >= limit) {
      insert = 0;
    }
    byte[] now = Arrays.copyOf(ring, Math.max(ring.length, insert + wanted.length + 2));
    System.arraycopy(wanted, 0, now, insert, wanted.length);
    now[insert + wanted.length] = 0;
    now[insert + wanted.length + 1] = 0;
    try {
      p.files().write(p.path(path), now, 0666);
    } catch (DiskException e) {
      return false;
    }
    return false;
  }
}
