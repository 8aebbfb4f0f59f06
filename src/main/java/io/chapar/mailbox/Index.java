package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private long tracked; // since when messages have their own sequence; 0: not yet
  private final Map<Long, Long> changed = new HashMap<>();
  private final TreeMap<Long, Long> gone = new TreeMap<>(); // UID to when it was expunged
  private String seen = ""; // size and time of the file when it was last looked into, and its news
  private long validity; // of a mailbox whose file does not say it
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
    tracked = 0;
    changed.clear();
    gone.clear();
    guid = "";
    seen = "";
    validity = 0;
    if (now == null) {
      return;
    }
    try {
      for (String line : files.text(path).split("\n", -1)) {
        String[] f = line.split(" ", -1);
        switch (f[0]) {
          case "recent" -> firstRecent = Long.parseLong(f[1]);
          case "modseq" -> modseq = Long.parseLong(f[1]);
          case "validity" -> validity = Long.parseLong(f[1]);
          case "seen" -> seen = line;
          case "guid" -> guid = f[1];
          case "tracked" -> tracked = Long.parseLong(f[1]);
          case "x" -> gone.put(Long.parseLong(f[1]), Long.parseLong(f[2]));
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

  private static String state(Inode file) {
    return "seen " + file.size() + " " + file.mtime() + " ";
  }

  /** Remembers the state of a file that holds all messages, and whether some of them are new. */
  void seen(Inode file, boolean news) {
    String now = state(file) + (news ? 1 : 0);
    if (!now.equals(seen)) {
      seen = now;
      dirty = true;
    }
  }

  /** What is known of new mail in a file. */
  Folders.News news(Inode file) {
    load();
    return !seen.startsWith(state(file))
        ? Folders.News.UNKNOWN
        : seen.endsWith("1") ? Folders.News.SOME : Folders.News.NONE;
  }

  long validity() {
    return validity;
  }

  void validity(long number) {
    validity = number;
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
    return tracked == 0 ? modseq : changed.getOrDefault(uid, tracked);
  }

  /** Whether messages have their own modification sequences: somebody asked for them once. */
  boolean tracks() {
    return tracked != 0;
  }

  /** From now on they have. */
  void track() {
    if (tracked == 0) {
      tracked = modseq;
      dirty = true;
    }
  }

  /** The UIDs that were expunged after a modification sequence. */
  Set<Long> goneSince(long since) {
    Set<Long> uids = new TreeSet<>();
    gone.forEach(
        (uid, when) -> {
          if (when > since) {
            uids.add(uid);
          }
        });
    return uids;
  }

  /** A change of the messages: the next modification sequence is theirs. */
  void touch(Collection<Long> uids, int steps) {
    if (uids.isEmpty() || steps == 0) {
      return;
    }
    modseq += steps;
    if (tracked != 0) {
      for (Long uid : uids) {
        changed.put(uid, modseq);
      }
    }
    dirty = true;
  }

  void forget(Collection<Long> uids) {
    modseq++;
    for (Long uid : uids) {
      changed.remove(uid);
      gone.put(uid, modseq);
    }
    while (gone.size() > 1000) {
      gone.pollFirstEntry();
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
    if (validity != 0) {
      out.append("validity ").append(validity).append('\n');
    }
    if (!seen.isEmpty()) {
      out.append(seen).append('\n');
    }
    if (tracked != 0) {
      out.append("tracked ").append(tracked).append('\n');
    }
    gone.forEach((uid, m) -> out.append("x ").append(uid).append(' ').append(m).append('\n'));
    changed.forEach((uid, m) -> out.append("m ").append(uid).append(' ').append(m).append('\n'));
    try {
      Inode dir = files.peek(path.substring(0, path.lastIndexOf('/')));
      files.write(path, out.toString(), dir == null ? 0600 : dir.mode() & 0666);
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
