package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tree of mbox files: a mailbox is a file, or a directory that holds mailboxes, not both. */
final class MboxTree extends FolderTree {
  MboxTree(MailHost host, Layout layout) {
    super(host, layout);
  }

  @Override
  public void prepare() throws MailboxException {
    indexDirectory("");
    note(indexRoot(), "dovecot.list.index.log");
  }

  /** Where the indexes of all mailboxes lie; empty: nowhere. */
  private String indexRoot() {
    return layout.index().equals("MEMORY")
        ? ""
        : layout.index().isEmpty() ? layout.root() + "/.imap" : layout.index();
  }

  /** Where the index of a mailbox goes; makes it if it can. */
  private String indexDirectory(String name) throws MailboxException {
    if (layout.index().equals("MEMORY")) {
      return "";
    }
    String base;
    if (!layout.index().isEmpty()) {
      base = layout.index() + (name.isEmpty() ? "" : "/" + name);
    } else {
      int slash = name.lastIndexOf('/');
      String parent = slash < 0 ? "" : "/" + name.substring(0, slash);
      base =
          layout.root()
              + parent
              + "/.imap"
              + (name.isEmpty()
                  ? ""
                  : name.substring(slash < 0 ? 0 : slash).replaceFirst("^/?", "/"));
    }
    if (!host.files().isDirectory(base)) {
      String imap = layout.index().isEmpty() ? base.substring(0, base.indexOf("/.imap") + 6) : base;
      mkdirs(imap);
      mkdirs(base);
    }
    return base;
  }

  @Override
  public String path(String name) {
    return isInbox(name) ? layout.inbox() : layout.root() + "/" + name;
  }

  @Override
  public List<Node> list() throws MailboxException {
    List<Node> nodes = new ArrayList<>();
    walk(layout.root(), "", nodes, 0);
    List<Node> all = ordered(nodes);
    all.add(new Node("INBOX", true, false));
    return all;
  }

  private void walk(String directory, String prefix, List<Node> nodes, int depth)
      throws MailboxException {
    if (depth > 50) {
      return;
    }
    List<String> entries;
    try {
      entries = host.files().readdir(directory);
    } catch (DiskException e) {
      if (e.errno() == Errno.EACCES) {
        throw MailboxException.internal(Denied.text(host, "opendir", directory, e));
      }
      return;
    }
    for (String entry : entries) {
      String path = directory + "/" + entry;
      Inode inode = host.files().peek(path);
      host.tick(16);
      if (entry.startsWith(".")
          || inode == null
          || path.equals(layout.inbox())
          || entry.endsWith(".lock")) {
        continue;
      }
      if (inode.isDirectory()) {
        nodes.add(new Node(prefix + entry, false, true));
        walk(path, prefix + entry + "/", nodes, depth + 1);
      } else {
        nodes.add(new Node(prefix + entry, true, false, news(prefix + entry, inode)));
      }
    }
  }

  /** What the index says of new mail, if it has seen the file as it is now. */
  private News news(String name, Inode inode) {
    return layout.index().equals("MEMORY")
        ? News.UNKNOWN
        : new Index(host.files(), indexPath(name)).news(inode);
  }

  @Override
  public boolean exists(String name) {
    Inode inode = host.files().peek(path(name));
    return isInbox(name) || inode != null && !inode.isDirectory();
  }

  @Override
  public Mailbox open(String name) throws MailboxException {
    if (!exists(name)) {
      Inode inode = host.files().peek(path(name));
      if (inode != null) {
        throw MailboxException.of(MailboxException.Kind.NOTPOSSIBLE, "Mailbox isn't selectable");
      }
      throw missing(name);
    }
    String index;
    try {
      index = indexDirectory(isInbox(name) ? "INBOX" : name);
    } catch (MailboxException e) {
      if (isInbox(name)) {
        throw MailboxException.internal(e.logged());
      }
      index = "";
    }
    if (isInbox(name)) {
      inbox();
    }
    return new Mbox(host, isInbox(name) ? "INBOX" : name, path(name), index, indexRoot());
  }

  /** INBOX is made where it is missing, with the help of the privileged group if need be. */
  private void inbox() throws MailboxException {
    String file = layout.inbox();
    Files files = host.files();
    if (files.peek(file) != null) {
      return;
    }
    try {
      files.write(file, new byte[0], 0600);
    } catch (DiskException e) {
      if (!denied(e)) {
        if (e.errno() == Errno.ENOENT) {
          int slash = file.lastIndexOf('/');
          mkdirs(file.substring(0, slash));
          try {
            files.write(file, new byte[0], 0600);
            return;
          } catch (DiskException again) {
            throw MailboxException.unmade(
                "Mailbox INBOX: " + Denied.text(host, "open", file, again));
          }
        }
        throw MailboxException.unmade("Mailbox INBOX: " + Denied.text(host, "open", file, e));
      }
      try {
        Files privileged = host.privileged();
        (privileged == null ? files : privileged).write(file, new byte[0], 0600);
      } catch (DiskException again) {
        throw MailboxException.unmade("Mailbox INBOX: " + Denied.text(host, "open", file, e));
      }
    }
  }

  @Override
  public void create(String name, boolean directory) throws MailboxException {
    prepare();
    Files files = host.files();
    String path = path(name);
    Inode there = files.peek(path);
    if (there != null) {
      throw MailboxException.of(MailboxException.Kind.EXISTS, "Mailbox already exists");
    }
    int slash = name.lastIndexOf('/');
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      Inode above = files.peek(layout.root() + "/" + name.substring(0, at));
      if (above != null && !above.isDirectory()) {
        throw MailboxException.of(
            MailboxException.Kind.NOTPOSSIBLE, "Mailbox doesn't allow inferior mailboxes");
      }
    }
    if (slash > 0) {
      mkdirs(layout.root() + "/" + name.substring(0, slash));
    }
    if (directory) {
      mkdirs(path);
      return;
    }
    mkdirs(layout.root());
    try {
      files.write(path, new byte[0], 0600);
    } catch (DiskException e) {
      throw MailboxException.internal(
          "Mailbox " + name + ": " + Denied.text(host, "open", path, e));
    }
    new Mbox(host, name, path, indexDirectory(name), indexRoot()).made();
    made(name);
  }

  @Override
  public void delete(String name) throws MailboxException {
    if (isInbox(name)) {
      return; // it stays
    }
    note(indexRoot(), "dovecot.mailbox.log");
    Files files = host.files();
    Inode inode = files.peek(path(name));
    if (inode == null) {
      throw missing(name);
    }
    try {
      if (inode.isDirectory()) {
        List<String> left = new ArrayList<>(files.list(path(name)));
        left.removeAll(Set.of(".imap"));
        if (!left.isEmpty()) {
          throw MailboxException.of(
              MailboxException.Kind.NOTPOSSIBLE, "Mailbox has children, can't delete it");
        }
        removeAll(path(name));
        return;
      }
      files.unlink(path(name));
      String index = indexPath(name);
      if (files.exists(index)) {
        removeAll(index);
      }
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "unlink", path(name), e));
    }
  }

  @Override
  public String indexPath(String name) {
    if (!layout.index().isEmpty()) {
      return layout.index().equals("MEMORY") ? "" : layout.index() + "/" + name;
    }
    int slash = name.lastIndexOf('/');
    return layout.root()
        + (slash < 0 ? "" : "/" + name.substring(0, slash))
        + "/.imap/"
        + name.substring(slash + 1);
  }

  @Override
  public void rename(String from, String to) throws MailboxException {
    Files files = host.files();
    if (files.peek(path(from)) == null) {
      throw missing(from);
    }
    if (files.peek(path(to)) != null) {
      throw MailboxException.of(MailboxException.Kind.EXISTS, "Target mailbox already exists");
    }
    int slash = to.lastIndexOf('/');
    if (slash > 0) {
      mkdirs(layout.root() + "/" + to.substring(0, slash));
    }
    try {
      files.rename(path(from), path(to));
      note(indexRoot(), "dovecot.mailbox.log");
      String index = indexPath(from);
      if (files.exists(index) && !files.exists(indexPath(to))) {
        mkdirs(indexPath(to).substring(0, indexPath(to).lastIndexOf('/')));
        files.rename(index, indexPath(to));
      }
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "rename", path(from), e));
    }
  }

  @Override
  String listIndex() {
    return indexRoot();
  }

  @Override
  void log() {
    note(indexRoot(), "dovecot.mailbox.log");
  }

  @Override
  String subscriptionFile() {
    return layout.root() + "/.subscriptions";
  }
}
