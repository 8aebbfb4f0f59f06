package io.chapar.postfix.table;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import java.io.IOException;

/** Opens hash: and btree: tables to be asked: the .db file beside the source, not the source. */
final class DbOpener {
  private static final long SECOND = 1_000_000_000L;

  private DbOpener() {}

  static Table open(Opening o) throws Unopenable {
    String path = o.name() + ".db";
    TableHost host = o.host();
    DbFile file = read(o, path, o.type().equals("btree"));
    Inode built = host.stat(path);
    Inode source = host.stat(o.name());
    if (built != null
        && source != null
        && source.mtime() / SECOND > built.mtime() / SECOND
        && source.mtime() / SECOND < host.machine().scheduler().nanos() / SECOND - 100) {
      o.log().warning("database " + path + " is older than source file " + o.name());
    }
    return new DbTable(
        o.type(), o.name(), file, o.options().fold(), built == null ? 0 : built.uid());
  }

  /** The content of a .db file of the right kind. */
  static DbFile read(Opening o, String path, boolean btree) throws Unopenable {
    byte[] bytes;
    try {
      bytes = o.host().read(path);
    } catch (IOException e) {
      if (e instanceof DiskException d && d.errno() == Errno.EISDIR) {
        o.tables().aside("BDB0134 read: 0x7ffd1cc8ac50, 512: Is a directory");
      }
      throw new Unopenable("open database " + path + ": " + e.getMessage());
    }
    DbFile file = DbFile.read(bytes);
    if (file != null && file.btree() != btree) {
      String shown = path.startsWith("/") ? path : "./" + path;
      o.tables().aside("BDB0641 __db_meta_setup: " + shown + ": unexpected file type or format");
    }
    if (file == null || file.btree() != btree) {
      throw new Unopenable("open database " + path + ": " + Errno.EINVAL.text());
    }
    return file;
  }
}
