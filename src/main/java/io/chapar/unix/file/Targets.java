package io.chapar.unix.file;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operands of cp, mv, ln and install: files, and where they go.
 *
 * @param directory whether the files go into {@code target}
 */
record Targets(List<String> files, String target, boolean directory) {

  /** Sorts the operands out; null after a complaint. */
  static @Nullable Targets of(Process p, Options options, Options.Parsed o) throws IOException {
    List<String> files = new ArrayList<>(o.operands());
    String into = o.value("t");
    if (files.isEmpty()) {
      throw options.wrong(p, "missing file operand");
    }
    if (into != null) {
      Inode inode = p.files().peek(p.path(into));
      if (inode == null || !inode.isDirectory()) {
        Gnu.error(
            p,
            "target directory "
                + Quote.shell(into)
                + ": "
                + (inode == null ? "No such file or directory" : "Not a directory"));
        return null;
      }
      return new Targets(files, into, true);
    }
    if (files.size() == 1) {
      throw options.wrong(p, "missing destination file operand after " + Quote.shell(files.get(0)));
    }
    String target = files.remove(files.size() - 1);
    Inode inode = p.files().peek(p.path(target));
    if (o.has("T")) {
      if (files.size() > 1) {
        throw options.wrong(p, "extra operand " + Quote.shell(target));
      }
      return new Targets(files, target, false);
    }
    if (inode != null && inode.isDirectory()) {
      return new Targets(files, target, true);
    }
    if (files.size() > 1) {
      Gnu.error(
          p,
          "target "
              + Quote.shell(target)
              + ": "
              + (inode == null ? "No such file or directory" : "Not a directory"));
      return null;
    }
    return new Targets(files, target, false);
  }

  /** Where one of the files goes. */
  String of(String file) {
    return directory ? Gnu.join(target, Gnu.base(file)) : target;
  }
}
