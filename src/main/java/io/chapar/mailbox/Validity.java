package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import java.util.Locale;

/** The UIDVALIDITY of new mailboxes: never the same twice below a root, where the last is kept. */
final class Validity {
  private Validity() {}

  /** The next one; {@code root} is the directory that keeps the last one, if it can. */
  static long next(MailHost host, String root) {
    Files files = host.files();
    String path = root + "/dovecot-uidvalidity";
    long next = host.nanos() / 1_000_000_000L;
    try {
      String last = files.exists(path) ? files.text(path).strip() : "";
      if (last.matches("[0-9a-f]{1,8}")) {
        next = Math.max(next, Long.parseLong(last, 16) + 1);
      }
      String now = String.format(Locale.ROOT, "%08x", next);
      if (!last.isEmpty() && files.exists(path + "." + last)) {
        files.rename(path + "." + last, path + "." + now);
      } else {
        files.write(path + "." + now, new byte[0], 0444);
      }
      files.write(path, now, 0600);
    } catch (DiskException e) {
      // where nothing can be kept, the clock has to do
    }
    return next;
  }
}
