package io.chapar.postfix.queue;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The queue directory on the disk. Files of the mail owner; a message that is complete has its x
 * bits set, and its modification time is when it is due.
 */
public final class Spool {
  public static final String MAILDROP = "maildrop";
  public static final String INCOMING = "incoming";
  public static final String ACTIVE = "active";
  public static final String DEFERRED = "deferred";
  public static final String HOLD = "hold";
  public static final String CORRUPT = "corrupt";
  public static final String BOUNCE = "bounce";
  public static final String DEFER = "defer";
  public static final String TRACE = "trace";
  public static final String FLUSH = "flush";

  private static final int COMPLETE = 0700;

  /** The order of a directory: what came last into it is read first. */
  private static final Comparator<Entry> LATEST =
      Comparator.comparingLong((Entry e) -> e.inode().isDirectory() ? 0 : e.inode().ctime())
          .thenComparingInt(e -> e.inode().number())
          .reversed();

  private final Machine machine;
  private final Files files;
  private final String root;
  private final Set<String> hashed;
  private final int depth;
  private final boolean longIds;
  private final int uid;
  private final int gid;

  /** A file of a queue. */
  public record Entry(String queue, String id, Inode inode) {}

  private Spool(Machine machine, PostfixConfig config) {
    this.machine = machine;
    this.files = machine.root();
    this.root = config.get("queue_directory");
    this.hashed = Set.copyOf(new TreeSet<>(config.list("hash_queue_names")));
    this.depth = config.integer("hash_queue_depth");
    this.longIds = config.bool("enable_long_queue_ids");
    Account owner = machine.users().named(config.get("mail_owner"));
    this.uid = owner == null ? 0 : owner.uid();
    this.gid = owner == null ? 0 : owner.gid();
  }

  /** The queue directory that a configuration names. */
  public static Spool of(Machine machine, PostfixConfig config) {
    return new Spool(machine, config);
  }

  /** The queue directory. */
  public String root() {
    return root;
  }

  /** The path of a file. */
  public String path(String queue, String id) {
    return root + "/" + queue + "/" + (hashed.contains(queue) ? QueueId.hash(id, depth) : "") + id;
  }

  /** Makes an empty file with a new id in a queue. */
  public String create(String queue) throws DiskException {
    long now = machine.scheduler().nanos();
    int inode = machine.disk().image().next();
    String id = longIds ? QueueId.longId(now, inode) : QueueId.shortId(now, inode);
    String path = path(queue, id);
    write(path, new byte[0], 0600);
    return id;
  }

  /** Puts all of a message into its file, and marks it complete. */
  public void complete(String queue, String id, byte[] bytes) throws DiskException {
    String path = path(queue, id);
    files.write(path, bytes, 0600);
    files.chmod(path, COMPLETE);
  }

  /** Writes a file that belongs to the mail owner, with the directories above it. */
  public void write(String path, byte[] bytes, int mode) throws DiskException {
    try {
      files.write(path, bytes, mode);
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw e;
      }
      directories(path);
      files.write(path, bytes, mode);
    }
    files.chown(path, uid, gid, false);
  }

  /** Adds to a log file of the queue. */
  public void append(String queue, String id, String text) throws DiskException {
    String path = path(queue, id);
    boolean fresh = !files.exists(path);
    if (fresh) {
      write(path, io.chapar.text.Utf8.encode(text), 0600);
    } else {
      files.append(path, io.chapar.text.Utf8.encode(text), 0600);
    }
  }

  private void directories(String path) throws DiskException {
    int top = path.indexOf('/', root.length() + 1);
    for (int slash = path.indexOf('/', top + 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash);
      if (!files.isDirectory(directory)) {
        files.mkdir(directory, 0700);
        files.chown(directory, uid, gid, false);
      }
    }
  }

  /** The bytes of a file. */
  public byte[] read(String queue, String id) throws DiskException {
    return files.read(path(queue, id));
  }

  /** Whether there is such a file. */
  public boolean exists(String queue, String id) {
    return files.exists(path(queue, id));
  }

  /** Moves a message from one queue to another. */
  public void move(String from, String to, String id) throws DiskException {
    String target = path(to, id);
    try {
      files.rename(path(from, id), target);
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT || !files.exists(path(from, id))) {
        throw e;
      }
      directories(target);
      files.rename(path(from, id), target);
    }
  }

  /** Says when a message is due. */
  public void due(String queue, String id, long at) throws DiskException {
    files.utimes(path(queue, id), at, at);
  }

  /** Removes a file; false if there is none. */
  public boolean remove(String queue, String id) {
    try {
      files.unlink(path(queue, id));
      return true;
    } catch (DiskException e) {
      return false;
    }
  }

  /** Writes over one byte of a file: the type of a record. */
  public void mark(String queue, String id, long offset, char type) throws DiskException {
    overwrite(queue, id, offset, String.valueOf(type));
  }

  /** Takes the marks of a flush or an expiry off a message. */
  public void normal(String queue, String id) throws DiskException {
    files.chmod(path(queue, id), COMPLETE);
  }

  /** Writes over some bytes of a file; its times stay. */
  public void overwrite(String queue, String id, long offset, String ascii) throws DiskException {
    var file = files.open(path(queue, id), Set.of(Files.Mode.READ, Files.Mode.WRITE), 0);
    try {
      Inode before = file.stat();
      file.seek(offset);
      byte[] bytes = ascii.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      file.write(bytes, 0, bytes.length);
      files.utimes(path(queue, id), before.atime(), before.mtime());
    } catch (DiskException e) {
      throw e;
    } catch (java.io.IOException e) {
      throw new DiskException(Errno.EIO, path(queue, id));
    } finally {
      file.close();
    }
  }

  /** The files of a queue as readdir(3) gives them: the newest first. */
  public List<Entry> list(String queue) {
    List<Entry> found = new ArrayList<>();
    list(queue, root + "/" + queue, found, 0);
    return found;
  }

  private void list(String queue, String directory, List<Entry> found, int level) {
    try {
      List<Entry> here = new ArrayList<>();
      for (String name : files.list(directory)) {
        Inode inode = files.lstat(directory + "/" + name);
        if (inode.isDirectory() && level < 6 || inode.isRegular() && QueueId.valid(name)) {
          here.add(new Entry(queue, name, inode));
        }
      }
      here.sort(LATEST);
      for (Entry entry : here) {
        if (entry.inode().isDirectory()) {
          list(queue, directory + "/" + entry.id(), found, level + 1);
        } else {
          found.add(entry);
        }
      }
    } catch (DiskException e) {
      // a queue directory that is not there has no messages
    }
  }

  /** Whether a file is a message that was completed. */
  public static boolean complete(Inode inode) {
    return (inode.mode() & 0777) == COMPLETE;
  }
}
