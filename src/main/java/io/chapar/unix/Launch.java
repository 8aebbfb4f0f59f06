package io.chapar.unix;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that run other commands: execvp(3) and what shells build on it. */
public final class Launch {
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

  private Launch() {}

  /** The file that {@code name} means by $PATH, absolute; null if there is none. */
  public static @Nullable String which(Process p, String name) {
    try {
      return find(p, name);
    } catch (DiskException e) {
      return null;
    }
  }

  /** Like {@link #which}, saying why not: ENOENT or EACCES. */
  public static String find(Process p, String name) throws DiskException {
    if (name.contains("/")) {
      String path = p.path(name);
      p.files().stat(path);
      return path;
    }
    Errno why = Errno.ENOENT;
    for (String directory : p.env("PATH", USUAL_PATH).split(":", -1)) {
      String path = p.path(directory.isEmpty() ? "./" + name : Gnu.join(directory, name));
      Inode inode = p.files().peek(path);
      if (inode != null && inode.isRegular() && !name.isEmpty()) {
        if (p.credentials().may(inode, 1)) {
          return path;
        }
        why = Errno.EACCES;
      }
    }
    throw new DiskException(why, name);
  }

  /** execvp(3): the process becomes {@code argv}; a file without #! is given to sh. */
  public static int exec(Process p, List<String> argv) throws IOException {
    String path = find(p, argv.get(0));
    try {
      return p.exec(path, argv, p.env());
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOEXEC) {
        throw e;
      }
      List<String> script = new ArrayList<>(List.of("/bin/sh", path));
      script.addAll(argv.subList(1, argv.size()));
      return p.exec("/bin/sh", script, p.env());
    }
  }

  /** fork, execvp and wait in one; the exit status. Errors of exec come before the fork. */
  public static int run(Process p, List<String> argv) throws IOException {
    String path = find(p, argv.get(0));
    Inode inode = p.files().stat(path);
    if (!inode.isRegular() || !p.credentials().may(inode, 1)) {
      throw new DiskException(Errno.EACCES, path);
    }
    return p.fork().run(child -> exec(child, argv));
  }

  /**
   * execvp with the message and status that env, nice, nohup, timeout and their like give: 127
   * where there is no such command, 126 where it cannot be run.
   */
  public static int execOrFail(Process p, List<String> argv) throws IOException {
    try {
      return exec(p, argv);
    } catch (DiskException e) {
      Gnu.error(p, "failed to run command " + Quote.locale(argv.get(0)) + ": " + e.getMessage());
      return e.errno() == Errno.ENOENT ? 127 : 126;
    }
  }
}
