package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A file of settings as it was when somebody read it: a daemon keeps what it read at its start.
 *
 * @param text what stood in it; where it could not be read, why
 */
record RuleFile(String path, String text, boolean readable) {
  static final String RULES = "/usr/share/spamassassin";
  private static final String SITE = "/etc/spamassassin";
  private static final String SITE_ELSEWHERE = "/etc/mail/spamassassin";

  /** Where the settings of this system are: on Debian in one place, on Red Hat in another. */
  static String site(Files files) {
    return !files.isDirectory(SITE) && files.isDirectory(SITE_ELSEWHERE) ? SITE_ELSEWHERE : SITE;
  }

  /**
   * The files of the system in their order, as they are now.
   *
   * @param absolute makes a path an absolute one
   */
  static List<RuleFile> system(
      Files files, String rules, String site, UnaryOperator<String> absolute) {
    List<RuleFile> all = new ArrayList<>();
    if (files.isDirectory(absolute.apply(site))) {
      directory(files, site, ".pre", absolute, all);
    }
    directory(files, rules, ".cf", absolute, all);
    directory(files, site, ".cf", absolute, all);
    return List.copyOf(all);
  }

  private static void directory(
      Files files,
      String path,
      String suffix,
      UnaryOperator<String> absolute,
      List<RuleFile> into) {
    Inode inode = files.peek(absolute.apply(path));
    if (inode != null && inode.isRegular()) {
      into.add(read(files, path, absolute));
      return;
    }
    try {
      for (String name : files.list(absolute.apply(path))) {
        if (name.endsWith(suffix)) {
          into.add(read(files, path + "/" + name, absolute));
        }
      }
    } catch (DiskException e) {
      // no such directory: no such settings
    }
  }

  static RuleFile read(Files files, String path, UnaryOperator<String> absolute) {
    try {
      return new RuleFile(path, Utf8.decode(files.read(absolute.apply(path))), true);
    } catch (DiskException e) {
      return new RuleFile(path, String.valueOf(e.getMessage()), false);
    }
  }
}
