package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.List;

/**
 * Maildir++: INBOX is the root directory, other mailboxes are directories in it whose names begin
 * with a dot, with a dot for each level; or, with LAYOUT=fs, directories in each other.
 */
final class MaildirTree extends FolderTree {
  private boolean untouched; // the root was made just now, and nothing else has been done

  MaildirTree(MailHost host, Layout layout) {
    super(host, layout);
  }

  /** The root directory and the log of the list of mailboxes, which a login needs. */
  @Override
  public void prepare() throws MailboxException {
    Files files = host.files();
    String root = layout.root();
    Inode there = files.peek(root);
    if (there == null) {
      mkdirs(root);
      untouched = true;
    }
    note("dovecot.list.index.log");
  }

  /** Where the indexes of a mailbox lie; empty for the mailbox itself. */
  private String indexes(String name) throws MailboxException {
    String index = layout.index();
    if (index.isEmpty() || index.equals("MEMORY")) {
      return index;
    }
    String path = index + "/" + (layout.fs() ? name : "." + name.replace('/', '.'));
    mkdirs(path);
    return path;
  }

  /** Makes a file of Dovecot's in the root directory. */
  private void note(String name) {
    if (!layout.index().equals("MEMORY")) {
      note(layout.index().isEmpty() ? layout.root() : layout.index(), name);
    }
  }

  @Override
  String listIndex() {
    return layout.index().equals("MEMORY")
        ? ""
        : layout.index().isEmpty() ? layout.root() : layout.index();
  }

  @Override
  void log() {
    note("dovecot.mailbox.log");
  }

  /** INBOX is made when it is opened. */
  private void inbox() throws MailboxException {
    prepare();
    Files files = host.files();
    String root = path("INBOX");
    if (!files.exists(root + "/tmp") || !files.exists(root + "/cur")) {
      Inode there = files.peek(root);
      if (there == null || files.may(root, 1)) {
        make(root);
        if (untouched && !layout.fs()) {
          folder(root);
        }
      }
    }
  }

  private void folder(String path) throws MailboxException {
    try {
      host.files().write(path + "/maildirfolder", new byte[0], 0600);
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "open", path + "/maildirfolder", e));
    }
  }

  private void make(String directory) throws MailboxException {
    for (String sub : List.of("cur", "new", "tmp")) {
      mkdirs(directory + "/" + sub);
    }
  }

  @Override
  public String path(String name) {
    if (isInbox(name)) {
      return layout.inbox().isEmpty() ? layout.root() : layout.inbox();
    }
    return layout.root() + "/" + (layout.fs() ? name : "." + name.replace('/', '.'));
  }

  @Override
  public String indexPath(String name) {
    String index = layout.index();
    if (index.isEmpty() || index.equals("MEMORY")) {
      return index.isEmpty() ? path(name) : "";
    }
    return index + "/" + (layout.fs() ? name : "." + name.replace('/', '.'));
  }

  @Override
  public List<Node> list() throws MailboxException {
    untouched = false;
    List<Node> nodes = new ArrayList<>();
    if (layout.fs()) {
      walk(layout.root(), "", nodes);
    } else {
      try {
        for (String entry : host.files().readdir(layout.root())) {
          if (entry.startsWith(".")
              && entry.length() > 1
              && host.files().isDirectory(layout.root() + "/" + entry)) {
            nodes.add(new Node(entry.substring(1).replace('.', '/'), true, true));
          }
        }
      } catch (DiskException e) {
        if (denied(e)) {
          throw MailboxException.internal(Denied.text(host, "opendir", layout.root(), e));
        }
      }
    }
    List<Node> all = ordered(nodes);
    all.add(new Node("INBOX", true, true));
    return all;
  }

  private void walk(String directory, String prefix, List<Node> nodes) {
    try {
      for (String entry : host.files().readdir(directory)) {
        String path = directory + "/" + entry;
        if (!entry.startsWith(".")
            && !List.of("cur", "new", "tmp").contains(entry)
            && host.files().isDirectory(path)) {
          nodes.add(new Node(prefix + entry, host.files().isDirectory(path + "/cur"), true));
          walk(path, prefix + entry + "/", nodes);
        }
      }
    } catch (DiskException e) {
      // what cannot be read is not shown
    }
  }

  @Override
  public boolean exists(String name) {
    return isInbox(name) || host.files().isDirectory(path(name) + "/cur");
  }

  @Override
  public Mailbox open(String name) throws MailboxException {
    if (isInbox(name)) {
      inbox();
      return new Maildir(host, "INBOX", path(name), indexes(name), layout.root());
    }
    if (!exists(name)) {
      throw missing(name);
    }
    return new Maildir(host, name, path(name), indexes(name), layout.root());
  }

  @Override
  public void create(String name, boolean directory) throws MailboxException {
    if (exists(name)) {
      throw MailboxException.of(MailboxException.Kind.EXISTS, "Mailbox already exists");
    }
    prepare();
    untouched = false;
    String path = path(name);
    if (directory && layout.fs()) {
      mkdirs(path);
      return;
    }
    make(path);
    if (!layout.fs()) {
      folder(path);
    }
    new Maildir(host, name, path, indexes(name), layout.root()).sync();
    made(name);
  }

  @Override
  public void delete(String name) throws MailboxException {
    if (isInbox(name)) {
      folder(path(name)); // it stays, and is marked as a folder of Maildir++
      return;
    }
    if (!exists(name)) {
      throw missing(name);
    }
    try {
      note("dovecot.mailbox.log");
      removeAll(path(name));
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "rename", path(name), e));
    }
  }

  @Override
  public void rename(String from, String to) throws MailboxException {
    if (!exists(from)) {
      throw missing(from);
    }
    if (exists(to)) {
      throw MailboxException.of(MailboxException.Kind.EXISTS, "Target mailbox already exists");
    }
    Files files = host.files();
    try {
      if (layout.fs()) {
        int slash = path(to).lastIndexOf('/');
        mkdirs(path(to).substring(0, slash));
        files.rename(path(from), path(to));
        return;
      }
      for (Node node : list()) {
        if (node.selectable() && (node.name().equals(from) || node.name().startsWith(from + "/"))) {
          files.rename(path(node.name()), path(to + node.name().substring(from.length())));
        }
      }
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "rename", path(from), e));
    }
  }

  @Override
  String subscriptionFile() {
    return (layout.control().isEmpty() ? layout.root() : layout.control()) + "/subscriptions";
  }
}
