package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The index file of a mailbox, dovecot.index.log: what the formats themselves cannot keep. Ours is
 * a text: the first UID that is still recent, the modification sequence, and its value for each
 * message that has changed.
 */
@SuppressWarnings("ReferenceEquality") // an inode is immutable: the same object is the same file
final class Index {
  private final Files files;
  private final String path;
  private @Nullable Inode read;
  private String guid = "";
  private long firstRecent;
  private long modseq = 1;
  private final Map<Long, Long> changed = new HashMap<>();
  private boolean dirty;

  Index(Files files, String directory) {
    this.files = files;
    this.path = directory.isEmpty() ? "" : directory + "/dovecot.index.log";
  }

  void load() {
    if (path.isEmpty()) {
      return;
    }
    Inode now = files.peek(path);
    if (now == read && now != null) {
      return;
    }
    read = now;
    firstRecent = 0;
    modseq = 1;
    changed.clear();
    guid = "";
    if (now == null) {
      return;
    }
    try {
      for (String line : files.text(path).split("\n", -1)) {
        String[] f = line.split(" ", -1);
        switch (f[0]) {
          case "recent" -> firstRecent = Long.parseLong(f[1]);
          case "modseq" -> modseq = Long.parseLong(f[1]);
          case "guid" -> guid = f[1];
          case "m" -> changed.put(Long.parseLong(f[1]), Long.parseLong(f[2]));
          default -> {
            // a line of another writer
          }
        }
      }
    } catch (DiskException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      read = null; // not ours or broken: as if there were none
    }
  }

  /** Whether there was an index. */
  boolean known() {
    return read != null;
  }

  String guid() {
    return guid;
  }

  void guid(String id) {
    guid = id;
    dirty = true;
  }

  long firstRecent() {
    return firstRecent;
  }

  void firstRecent(long uid) {
    if (uid > firstRecent) {
      firstRecent = uid;
      dirty = true;
    }
  }

  long highest() {
    return modseq;
  }

  long of(long uid) {
    return changed.getOrDefault(uid, 1L);
  }

  /** A change of the messages: the next modification sequence is theirs. */
  void touch(Iterable<Long> uids) {
    modseq++;
    for (Long uid : uids) {
      changed.put(uid, modseq);
    }
    dirty = true;
  }

  void forget(Iterable<Long> uids) {
    modseq++;
    for (Long uid : uids) {
      changed.remove(uid);
    }
    dirty = true;
  }

  void save() throws DiskException {
    if (!dirty || path.isEmpty()) {
      return;
    }
    StringBuilder out = new StringBuilder("chapar index 1\n");
    out.append("recent ").append(firstRecent).append('\n');
    out.append("modseq ").append(modseq).append('\n');
    out.append("guid ").append(guid).append('\n');
    changed.forEach((uid, m) -> out.append("m ").append(uid).append(' ').append(m).append('\n'));
    try {
      files.write(path, out.toString(), 0600);
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOENT) {
        return;
      }
      throw e;
    }
    read = files.peek(path);
    dirty = false;
  }
}
