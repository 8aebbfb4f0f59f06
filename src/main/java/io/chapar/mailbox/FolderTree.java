package io.chapar.mailbox;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
      Inode root = files.peek(layout.root());
      files.mkdirs(path, root == null ? 0700 : root.mode() & 0777);
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

  /** Where the index of the list lies; empty: nowhere. */
  abstract String listIndex();

  private static final String LIST_INDEX = "dovecot.list.index.log";

  /** The names as the index of the list has them: what was found last stands first. */
  private List<String> known() {
    try {
      String root = listIndex();
      String text = root.isEmpty() ? "" : host.files().text(root + "/" + LIST_INDEX);
      List<String> names = new ArrayList<>(List.of(text.split("\n")));
      names.remove(0);
      names.removeIf(String::isEmpty);
      return names;
    } catch (DiskException e) {
      return new ArrayList<>();
    }
  }

  private void know(List<String> names) {
    String file = listIndex() + "/" + LIST_INDEX;
    if (listIndex().isEmpty() || !host.files().may(listIndex(), 3)) {
      return;
    }
    try {
      host.files().write(file, LIST_INDEX + "\n" + String.join("\n", names) + "\n", 0600);
    } catch (DiskException e) {
      // without it, too
    }
  }

  private static boolean add(List<String> known, Set<String> there, String name) {
    boolean any = false;
    for (int at = name.indexOf('/'); ; at = name.indexOf('/', at + 1)) {
      String step = at < 0 ? name : name.substring(0, at);
      if (there.add(step)) {
        known.add(0, step);
        any = true;
      }
      if (at < 0) {
        return any;
      }
    }
  }

  /** A mailbox was made: the index knows it at once. */
  void made(String name) {
    List<String> known = known();
    if (add(known, new HashSet<>(known), name)) {
      know(known);
    }
  }

  /**
   * What was found on the disk as a tree: those below another behind it, and the steps that nobody
   * has made. The order is that of the index, which puts in front what it has not seen before.
   */
  List<Node> ordered(List<Node> found) {
    List<String> known = known();
    List<String> before = List.copyOf(known);
    Set<String> there = new HashSet<>(known);
    Map<String, Node> nodes = new HashMap<>();
    Set<String> steps = new HashSet<>();
    for (Node node : found) {
      nodes.put(node.name(), node);
      add(known, there, node.name());
      add(new ArrayList<>(), steps, node.name());
    }
    known.removeIf(n -> !steps.contains(n));
    if (!known.equals(before)) {
      know(known);
    }
    Map<String, List<String>> below = new HashMap<>();
    for (String name : known) {
      int slash = name.lastIndexOf('/');
      below
          .computeIfAbsent(slash < 0 ? "" : name.substring(0, slash), k -> new ArrayList<>())
          .add(name);
    }
    List<Node> all = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(below.getOrDefault("", List.of()));
    while (!open.isEmpty()) {
      String name = open.pop();
      Node node = nodes.get(name);
      all.add(node == null ? Node.missing(name) : node);
      List<String> next = below.getOrDefault(name, List.of());
      for (int i = next.size() - 1; i >= 0; i--) {
        open.push(next.get(i));
      }
    }
    return all;
  }

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
