package io.chapar.mailbox;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import java.util.ArrayList;
import java.util.List;

/** What both formats' trees of mailboxes share: checks of names, subscriptions, directories. */
abstract class FolderTree implements Folders {
  final MailHost host;
  final Layout layout;

  FolderTree(MailHost host, Layout layout) {
    this.host = host;
    this.layout = layout;
  }

  /** The tree of a layout. */
  static Folders of(MailHost host, Layout layout) {
    return layout.format().equals("maildir")
        ? new MaildirTree(host, layout)
        : new MboxTree(host, layout);
  }

  @Override
  public Layout layout() {
    return layout;
  }

  static MailboxException missing(String name) {
    return MailboxException.of(MailboxException.Kind.NOTFOUND, "Mailbox doesn't exist: " + name);
  }

  static boolean isInbox(String name) {
    return name.equalsIgnoreCase("INBOX");
  }

  /** Makes a directory and those above it, mode 0700. */
  void mkdirs(String path) throws MailboxException {
    Files files = host.files();
    if (files.isDirectory(path)) {
      return;
    }
    try {
      files.mkdirs(path, 0700);
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "mkdir", path, e));
    }
  }

  void removeAll(String path) throws DiskException {
    Files files = host.files();
    if (!files.lstat(path).isDirectory()) {
      files.unlink(path);
      return;
    }
    for (String name : files.list(path)) {
      host.tick(16);
      removeAll(path + "/" + name);
    }
    files.rmdir(path);
  }

  abstract String subscriptionFile();

  /** What happened to mailboxes is written down in dovecot.mailbox.log, for dsync. */
  abstract void log();

  /** Makes a file of Dovecot's, where that is possible. */
  void note(String directory, String name) {
    String path = directory + "/" + name;
    if (!directory.isEmpty() && !host.files().exists(path) && host.files().may(directory, 3)) {
      try {
        host.files().write(path, name + "\n", 0600);
      } catch (DiskException e) {
        // without it, too
      }
    }
  }

  @Override
  public List<String> subscriptions() {
    List<String> names = new ArrayList<>();
    try {
      boolean second = false;
      for (String line : host.files().text(subscriptionFile()).split("\n", -1)) {
        if (line.startsWith("V\t")) {
          second = true;
        } else if (!line.isEmpty()) {
          names.add(second ? line.replace('\t', '/') : line.replace(layout.separator(), '/'));
        }
      }
    } catch (DiskException e) {
      // nobody has subscribed to anything
    }
    return names;
  }

  @Override
  public boolean subscribe(String name, boolean on) throws MailboxException {
    List<String> names = new ArrayList<>(subscriptions());
    if (names.contains(name) == on) {
      return false;
    }
    if (on) {
      names.add(name);
    } else {
      names.remove(name);
    }
    prepare();
    StringBuilder out = new StringBuilder("V\t2\n\n");
    names.forEach(n -> out.append(n.replace('/', '\t')).append('\n'));
    try {
      host.files().write(subscriptionFile(), out.toString(), 0600);
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "open", subscriptionFile(), e));
    }
    log();
    return true;
  }

  static Credentials who(Files files) {
    return files.who();
  }

  static boolean denied(DiskException e) {
    return e.errno() == Errno.EACCES;
  }
}
