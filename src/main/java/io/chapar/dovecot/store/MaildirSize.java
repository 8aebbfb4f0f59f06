package io.chapar.dovecot.store;

import io.chapar.disk.DiskException;
import io.chapar.text.Utf8;

/**
 * The file maildirsize of Maildir++: the limits, then a line for each change of the bytes and the
 * messages. Whoever finds it for other limits, or over the limit, counts again.
 */
final class MaildirSize {
  private static final int MAX = 5120;

  private final MailUser user;
  private final Quota.Root root;
  private final String path;

  MaildirSize(MailUser user, Quota.Root root) {
    this.user = user;
    this.root = root;
    this.path = user.inboxNamespace().folders().layout().root() + "/maildirsize";
  }

  private String header() {
    String bytes = root.bytes() > 0 ? root.bytes() + "S" : "";
    String messages = root.messages() > 0 ? root.messages() + "C" : "";
    return bytes + (bytes.isEmpty() || messages.isEmpty() ? "" : ",") + messages;
  }

  /** What the file says, or {@code counted} where it has to be made. */
  Quota.Usage read(Quota.Count counted) throws io.chapar.mailbox.MailboxException {
    try {
      String[] lines = user.files().text(path).split("\n", -1);
      if (lines[0].equals(header())) {
        long bytes = 0;
        long messages = 0;
        for (int i = 1; i < lines.length; i++) {
          String[] f = lines[i].strip().split("\\s+");
          if (f.length == 2 && f[0].matches("-?\\d{1,15}") && f[1].matches("-?\\d{1,9}")) {
            bytes += Long.parseLong(f[0]);
            messages += Long.parseLong(f[1]);
          }
        }
        return new Quota.Usage(Math.max(0, bytes), Math.max(0, messages));
      }
    } catch (DiskException e) {
      // there is none yet
    }
    Quota.Usage now = counted.count();
    write(now);
    return now;
  }

  /** Makes it anew. */
  void write(Quota.Usage usage) {
    try {
      user.files()
          .write(path, header() + "\n" + usage.bytes() + " " + usage.messages() + "\n", 0600);
    } catch (DiskException e) {
      // the next one may
    }
  }

  /** Adds a change. */
  void add(long bytes, long messages, Quota.Count counted)
      throws io.chapar.mailbox.MailboxException {
    try {
      user.files().append(path, Utf8.encode(bytes + " " + messages + "\n"), 0600);
      Quota.Usage now = read(counted);
      boolean over =
          root.bytes() > 0 && now.bytes() > root.bytes()
              || root.messages() > 0 && now.messages() > root.messages();
      if (bytes > 0 && over || user.files().stat(path).size() > MAX) {
        write(counted.count());
      }
    } catch (DiskException e) {
      // without it the mail is counted each time
    }
  }
}
