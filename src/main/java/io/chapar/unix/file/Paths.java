package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Names made canonical, for readlink, realpath and ln -r. */
final class Paths {
  /** Which components may be missing. */
  enum Missing {
    NONE,
    LAST,
    ALL
  }

  private Paths() {}

  /** The absolute name without links, '.' and '..'. */
  static String canonical(Process p, String name, Missing missing) throws DiskException {
    Deque<String> rest = new ArrayDeque<>(List.of(p.path(name).split("/+")));
    List<String> done = new ArrayList<>();
    int links = 0;
    boolean gone = false;
    while (!rest.isEmpty()) {
      String part = rest.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        if (!done.isEmpty()) {
          done.remove(done.size() - 1);
        }
        continue;
      }
      done.add(part);
      String path = "/" + String.join("/", done);
      try {
        if (gone) {
          continue;
        }
        if (p.files().lstat(path).isSymlink()) {
          if (++links > 40) {
            throw new DiskException(Errno.ELOOP, name);
          }
          String target = p.files().readlink(path);
          done.remove(done.size() - 1);
          if (target.startsWith("/")) {
            done.clear();
          }
          List<String> parts = List.of(target.split("/+"));
          for (int i = parts.size() - 1; i >= 0; i--) {
            rest.push(parts.get(i));
          }
        } else if (!rest.isEmpty() && !p.files().isDirectory(path) && missing != Missing.ALL) {
          throw new DiskException(Errno.ENOTDIR, name);
        }
      } catch (DiskException e) {
        boolean allowed =
            missing == Missing.ALL
                || missing == Missing.LAST && rest.isEmpty() && e.errno() == Errno.ENOENT;
        if (!allowed) {
          throw e;
        }
        gone = true;
      }
    }
    return "/" + String.join("/", done);
  }

  /** {@code path} as seen from the directory {@code base}; both canonical. */
  static String relative(String path, String base) {
    List<String> to = parts(path);
    List<String> from = parts(base);
    int common = 0;
    while (common < to.size() && common < from.size() && to.get(common).equals(from.get(common))) {
      common++;
    }
    List<String> result = new ArrayList<>();
    for (int i = common; i < from.size(); i++) {
      result.add("..");
    }
    result.addAll(to.subList(common, to.size()));
    return result.isEmpty() ? "." : String.join("/", result);
  }

  private static List<String> parts(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
  }
}
