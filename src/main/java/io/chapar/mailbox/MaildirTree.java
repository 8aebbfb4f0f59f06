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
  MaildirTree(MailHost host, Layout layout) {
    super(host, layout);
  }

  @Override
  public void prepare() throws MailboxException {
    Files files = host.files();
    String root = layout.root();
    if (!files.exists(root + "/tmp")) {
      Inode there = files.peek(root);
      if (there == null || files.may(root, 1)) {
        make(root);
      }
    }
  }

  private void make(String directory) throws MailboxException {
    for (String sub : List.of("tmp", "cur", "new")) {
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
  public List<Node> list() throws MailboxException {
    List<Node> nodes = new ArrayList<>();
    if (layout.fs()) {
      walk(layout.root(), "", nodes);
    } else {
      try {
        for (String entry : host.files().list(layout.root())) {
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
    nodes.add(new Node("INBOX", true, true));
    return nodes;
  }

  private void walk(String directory, String prefix, List<Node> nodes) {
    try {
      for (String entry : host.files().list(directory)) {
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
      prepare();
      return new Maildir(host, "INBOX", path(name), "");
    }
    if (!exists(name)) {
      throw missing(name);
    }
    return new Maildir(host, name, path(name), "");
  }

  @Override
  public void create(String name, boolean directory) throws MailboxException {
    if (exists(name)) {
      throw MailboxException.of(MailboxException.Kind.EXISTS, "Mailbox already exists");
    }
    prepare();
    String path = path(name);
    if (directory && layout.fs()) {
      mkdirs(path);
      return;
    }
    make(path);
    try {
      if (!layout.fs()) {
        host.files().write(path + "/maildirfolder", new byte[0], 0600);
      }
    } catch (DiskException e) {
      throw MailboxException.internal(Denied.text(host, "open", path + "/maildirfolder", e));
    }
    Mailbox made = new Maildir(host, name, path, "");
    made.sync();
  }

  @Override
  public void delete(String name) throws MailboxException {
    if (!exists(name)) {
      throw missing(name);
    }
    try {
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
        if (node.name().equals(from) || node.name().startsWith(from + "/")) {
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
