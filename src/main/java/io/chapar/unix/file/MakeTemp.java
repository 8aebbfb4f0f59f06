package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.Set;

/** mktemp(1). */
final class MakeTemp implements Program {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final Options OPTIONS =
      Options.coreutils("d,directory", "u,dry-run", "q,quiet", "p=", "tmpdir=?", "suffix=", "t");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().size() > 1) {
      throw OPTIONS.wrong(p, "too many templates");
    }
    boolean given = !o.operands().isEmpty();
    String template = given ? o.operands().get(0) : "tmp.XXXXXXXXXX";
    String suffix = o.value("suffix", "");
    if (o.has("suffix") && !template.endsWith("X")) {
      return Gnu.error(
          p, 1, "with --suffix, template " + Quote.locale(template) + " must end in X");
    }
    int end = template.lastIndexOf('X') + 1;
    int start = end;
    while (start > 0 && template.charAt(start - 1) == 'X') {
      start--;
    }
    if (end - start < 3) {
      return o.has("q") ? 1 : Gnu.error(p, 1, "too few X's in template " + Quote.locale(template));
    }
    suffix = template.substring(end) + suffix;
    String prefix = template.substring(0, start);
    if (!given || o.has("p") || o.has("tmpdir") || o.has("t")) {
      String directory = o.value("p", o.value("tmpdir", ""));
      if (directory.isEmpty() || o.has("t")) {
        directory = p.env("TMPDIR", directory.isEmpty() ? "/tmp" : directory);
      }
      if (given && template.startsWith("/") && !o.has("t")) {
        return Gnu.error(
            p,
            1,
            "invalid template, "
                + Quote.locale(template)
                + "; with --tmpdir, it may not be absolute");
      }
      prefix = Gnu.join(directory, prefix);
    }
    return make(p, o, prefix, end - start, suffix);
  }

  private static int make(Process p, Options.Parsed o, String prefix, int count, String suffix)
      throws IOException {
    boolean directory = o.has("d");
    while (true) {
      StringBuilder name = new StringBuilder(prefix);
      for (int i = 0; i < count; i++) {
        name.append(LETTERS.charAt(p.machine().random().nextInt(LETTERS.length())));
      }
      name.append(suffix);
      try {
        if (!o.has("u")) {
          if (directory) {
            p.files().mkdir(p.path(name.toString()), 0700);
          } else {
            p.files()
                .open(
                    p.path(name.toString()),
                    Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.EXCLUSIVE),
                    0600)
                .close();
          }
        }
        p.out().println(name.toString());
        return 0;
      } catch (DiskException e) {
        if (e.errno() == Errno.EEXIST) {
          continue;
        }
        return o.has("q")
            ? 1
            : Gnu.error(
                p,
                1,
                "failed to create "
                    + (directory ? "directory" : "file")
                    + " via template "
                    + Quote.locale(prefix + "X".repeat(count) + suffix)
                    + ": "
                    + e.getMessage());
      }
    }
  }
}
