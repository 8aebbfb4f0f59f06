package io.chapar.unix.file;

import io.chapar.disk.Files;
import io.chapar.unix.Options;

/** The names of backups that cp, mv, ln and install make. */
final class Backup {
  private Backup() {}

  /** What was wished: empty (none), or "numbered", "existing" or a suffix behind "simple ". */
  static String wish(Options.Parsed o, String variable) {
    if (!o.has("b") && !o.has("backup") && !o.has("S")) {
      return "";
    }
    String control = o.value("backup", variable.isEmpty() ? "existing" : variable);
    return switch (control) {
      case "none", "off" -> "";
      case "t", "numbered" -> "numbered";
      case "never", "simple" -> "simple " + o.value("S", "~");
      default -> "existing " + o.value("S", "~");
    };
  }

  /** The name that {@code path} is kept under. */
  static String name(Files files, String path, String wish) {
    String suffix = wish.substring(wish.indexOf(' ') + 1);
    if (wish.startsWith("simple") || wish.startsWith("existing") && !files.exists(path + ".~1~")) {
      return path + suffix;
    }
    int n = 1;
    while (files.exists(path + ".~" + n + "~")) {
      n++;
    }
    return path + ".~" + n + "~";
  }
}
