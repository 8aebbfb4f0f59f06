package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes mail to folders: mailbox files, maildirs, MH folders and plain directories. */
final class Folders {
  /** What a folder is. */
  enum Kind {
    FILE,
    MAILDIR,
    MH,
    DIRECTORY,
    IMPOSSIBLE
  }

  /**
   * A folder as its name says it: the marks at the end taken away.
   *
   * @param mode of what is there or has been made
   */
  record Folder(Kind kind, String path, int mode) {}

  private final Run run;
  private String lastTried = ""; // the name that a file was to get

  Folders(Run run) {
    this.run = run;
  }

  /** What the marks at the end of a name ask for, and the name without them. */
  static Folder parse(String name) {
    Kind kind = Kind.FILE;
    int end = name.length();
    if (end == 2 && name.endsWith("/")) {
      return new Folder(Kind.MAILDIR, name.substring(0, 1), 0);
    }
    if (end <= 2) {
      return new Folder(kind, name, 0);
    }
    if (name.endsWith("/.")) {
      end -= 2;
      kind = Kind.MH;
    } else if (name.endsWith("/")) {
      end--;
      kind = Kind.MAILDIR;
    } else {
      return new Folder(kind, name, 0);
    }
    while (end > 1 && name.charAt(end - 1) == '/') {
      end--;
    }
    return new Folder(kind, name.substring(0, end), 0);
  }

  private Files files() {
    return run.files();
  }

  private String path(String name) {
    return run.p.path(name);
  }

  /** Looks what is there and makes directories that are missing. */
  private Folder open(String name, boolean forceDirectory) throws IOException {
    Folder asked = parse(name);
    String path = asked.path();
    Kind kind = asked.kind();
    Inode there = files().peek(path(path));
    int newFile = 0667 & ~run.umask;
    if (kind == Kind.FILE && !forceDirectory) {
      if (there == null) {
        return new Folder(Kind.FILE, path, newFile);
      }
      return new Folder(there.isDirectory() ? Kind.DIRECTORY : Kind.FILE, path, there.mode());
    }
    if (kind == Kind.FILE) {
      kind = Kind.DIRECTORY;
    }
    boolean force = forceDirectory;
    int mode = directory(path);
    boolean ok = mode >= 0 && files().isDirectory(path(path));
    if (ok && kind == Kind.MAILDIR) {
      force = true;
      for (String part : List.of("/new", "/cur", "/tmp")) {
        if (directory(path + part) < 0 || !files().isDirectory(path(path + part))) {
          run.log.say("Unable to treat as directory", path + part);
          run.log.say("Skipped", path);
          return new Folder(Kind.IMPOSSIBLE, path, 0);
        }
      }
    }
    if (ok) {
      return new Folder(kind, path, mode);
    }
    run.log.say("Unable to treat as directory", path);
    if (force) {
      run.log.say("Skipped", path);
      return new Folder(Kind.IMPOSSIBLE, path, 0);
    }
    return new Folder(Kind.FILE, path, mode < 0 ? newFile : mode);
  }

  /** The mode of what is at a path, where a directory is made if there is nothing; or -1. */
  private int directory(String name) {
    try {
      return files().stat(path(name)).mode();
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        return -1;
      }
    }
    try {
      files().mkdir(path(name), 0777 & ~run.umask);
      return 0777 & ~run.umask;
    } catch (DiskException e) {
      return -1;
    }
  }

  /**
   * Delivers a stretch of the mail.
   *
   * @param links further directories that get a link to it
   * @param tolerant errors in writing do not matter
   * @param lock whether to take the lock file of a mailbox file
   */
  boolean write(String name, List<String> links, int from, int to, boolean tolerant, boolean lock)
      throws IOException {
    Folder folder = open(name, false);
    String path = folder.path();
    switch (folder.kind()) {
      case FILE:
        return toFile(path, folder.mode(), String.join(" ", links), from, to, tolerant, lock);
      case IMPOSSIBLE:
        return false;
      case MAILDIR:
        String made = toMaildir(path, from, to, tolerant);
        if (made == null) {
          return false;
        }
        finish(path, folder.mode(), made, links);
        return true;
      default:
        String entry = toDirectory(folder, from, to, tolerant);
        if (entry == null) {
          return false;
        }
        finish(path, folder.mode(), entry, links);
        return true;
    }
  }

  private boolean toFile(
      String path, int mode, String rest, int from, int to, boolean tolerant, boolean lock)
      throws IOException {
    if (!rest.isEmpty()) {
      run.log.say("Skipped", rest);
    }
    boolean nowhere = path.equals("/dev/null");
    if (nowhere) {
      run.raw = true;
    } else {
      mark(path, mode);
    }
    if (lock && !nowhere) {
      run.locks.lockDefault(path + run.vars.lockExt);
    }
    run.lastFolder(path);
    run.log.detail("Opening", path);
    run.log.flush();
    Channel channel;
    try {
      channel =
          run.p.open(path, Set.of(Files.Mode.WRITE, Files.Mode.APPEND, Files.Mode.CREATE), 0667);
    } catch (DiskException e) {
      return tolerant || failed(path, e, -1);
    }
    Inode before = channel.stat();
    long size = before == null ? 0 : before.size();
    run.lastOffset = size;
    try {
      if (!nowhere) {
        acquireLock();
      }
      boolean fresh =
          before != null
              && before.isRegular()
              && size == 0
              && before.ctime() / 1_000_000_000 == run.now() / 1_000_000_000;
      byte[] bytes = text(from, to, !nowhere, true);
      int at = 0;
      if (fresh && bytes.length > 0 && !run.raw) {
        // a first byte, and a second of sleep: so the time of access stays before that of change
        channel.write(bytes, at++, 1);
        run.log.flush();
        run.sleep(1);
      }
      channel.write(bytes, at, bytes.length - at);
      run.p.tick(bytes.length);
      return true;
    } catch (DiskException e) {
      boolean device = before == null || !before.isRegular();
      return tolerant
          || failed(path, device ? new DiskException(Errno.EIO, path) : e, device ? -1 : size);
    } finally {
      channel.close();
    }
  }

  private void acquireLock() throws IOException {
    if (run.log.verbose) {
      run.log.say("Acquiring kernel-lock");
      run.log.flush();
    }
  }

  /** What is written: quoted for a mailbox file, with a blank line at its end. */
  private byte[] text(int from, int to, boolean quoted, boolean blankLine) {
    byte[] bytes = quoted && !run.raw ? run.letter.escaped(from, to) : run.letter.part(from, to);
    byte[] all = run.raw || !blankLine ? bytes : closed(bytes);
    run.lastDump = all.length;
    return all;
  }

  /** With a blank line at the end. */
  static byte[] closed(byte[] bytes) {
    int n = bytes.length;
    if (n >= 2 && bytes[n - 1] == '\n' && bytes[n - 2] == '\n') {
      return bytes;
    }
    byte[] more = java.util.Arrays.copyOf(bytes, n + 1);
    more[n] = '\n';
    return more;
  }

  private boolean failed(String path, DiskException e, long size) throws IOException {
    run.log.say(
        switch (e.errno()) {
          case ENOSPC -> "No space left to finish writing";
          case EDQUOT -> "Quota exceeded while writing";
          default -> "Error while writing to";
        },
        path);
    if (size >= 0) {
      try {
        files().open(path(path), Set.of(Files.Mode.WRITE), 0).truncate(size);
        if (run.log.opened || run.log.verbose) {
          run.log.say("Truncated file to former size");
        }
      } catch (IOException again) {
        // it stays as it is
      }
    }
    return false;
  }

  private @Nullable String toMaildir(String path, int from, int to, boolean tolerant)
      throws IOException {
    int start = from == 0 ? run.letter.afterStamp(to) : from;
    String name = run.names.maildir();
    String temporary = path + "/tmp/" + name;
    byte[] bytes = text(start, to, false, false);
    try {
      files().write(path(temporary), bytes, 0667 & ~run.umask);
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOSPC || e.errno() == Errno.EDQUOT) {
        unlink(temporary);
        if (!tolerant) {
          failed(temporary, e, -1);
          return null;
        }
      }
      return refused(path + "/tmp/" + run.names.maildir());
    }
    String target = path + "/new/" + name;
    try {
      files().link(path(temporary), path(target));
    } catch (DiskException e) {
      unlink(temporary);
      return refused(temporary);
    }
    unlink(temporary);
    run.lastFolder(target);
    run.lastOffset = 0;
    return target;
  }

  private @Nullable String refused(String name) throws IOException {
    run.log.say("Couldn't create or rename temp file", name);
    return null;
  }

  private void unlink(String name) {
    try {
      files().unlink(path(name));
    } catch (DiskException e) {
      // it stays
    }
  }

  private @Nullable String toDirectory(Folder folder, int from, int to, boolean tolerant)
      throws IOException {
    String path = folder.path();
    String temporary = path + "/" + run.names.temporary();
    String target;
    try {
      files().write(path(temporary), new byte[0], 0667 & ~run.umask);
      target = place(folder, temporary, false);
      unlink(temporary);
    } catch (DiskException e) {
      unlink(temporary);
      return refused(path + (folder.kind() == Kind.MH ? "/." : "/"));
    }
    run.lastFolder(target);
    run.lastOffset = 0;
    run.log.detail("Opening", target);
    acquireLock();
    boolean stamped = true;
    byte[] bytes = text(from, to, false, stamped);
    try {
      files().append(path(target), bytes, 0667);
    } catch (DiskException e) {
      if (!tolerant) {
        unlink(target);
        failed(target, e, -1);
        return null;
      }
    }
    return target;
  }

  /** Gives the file a name in an MH folder, a maildir or a plain directory. */
  private String place(Folder folder, String file, boolean linkOnly) throws DiskException {
    lastTried = folder.path() + "/";
    String path = folder.path() + "/";
    switch (folder.kind()) {
      case MH:
        long highest = 0;
        for (String name : files().list(path(folder.path()))) {
          if (name.matches("[0-9]{1,18}")) {
            highest = Math.max(highest, Long.parseLong(name));
          }
        }
        while (true) {
          String name = path + ++highest;
          lastTried = name;
          try {
            files().link(path(file), path(name));
            return name;
          } catch (DiskException e) {
            if (!Run.taken(e)) {
              throw e;
            }
          }
        }
      case MAILDIR:
        String mail = path + "new/" + run.names.maildir();
        lastTried = mail;
        files().link(path(file), path(mail));
        return mail;
      default:
        int inode = files().stat(path(file)).number();
        String name = path + run.vars.msgPrefix + Names.base64(inode);
        lastTried = name;
        if (linkOnly || !files().exists(path(name))) {
          files().link(path(file), path(name));
        }
        return name;
    }
  }

  private void finish(String path, int mode, String made, List<String> links) throws IOException {
    mark(path, mode);
    for (String name : links) {
      Folder folder = open(name, true);
      if (folder.kind() == Kind.IMPOSSIBLE) {
        continue;
      }
      try {
        String link = place(folder, made, true);
        run.linked = made;
        run.log.detail("Linking to", link);
        run.vars.put("LASTFOLDER", run.vars.text("LASTFOLDER") + " " + link);
        mark(folder.path(), folder.mode());
      } catch (DiskException e) {
        run.log.say("Couldn't make link to", lastTried);
      }
    }
  }

  /** Sets the bit that says that mail has come, where the umask lets it be seen. */
  private void mark(String path, int mode) {
    if (((mode | run.umask) & 1) == 0) {
      try {
        files().chmod(path(path), mode & 07777 | 1);
      } catch (DiskException e) {
        // not ours
      }
    }
  }
}
