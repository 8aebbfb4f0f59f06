package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.postfix.conf.PostfixConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The script post-install: makes the directories that are missing, and with set-permissions gives
 * everything in the list postfix-files its owner and mode again.
 */
final class PostInstall {
  private final Process process;
  private final PostfixConfig config;
  private final Files files;

  /** A line of postfix-files. */
  private record Item(
      String path, String type, String owner, String group, String mode, String flags) {
    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }
  }

  PostInstall(Process process, PostfixConfig config) {
    this.process = process;
    this.config = config;
    this.files = process.files();
  }

  void run(String verb) throws IOException {
    boolean permissions = verb.equals("set-permissions");
    List<String> obsolete = new ArrayList<>();
    for (Item item : items()) {
      Inode inode = files.peek(item.path());
      if (item.type().equals("d") && inode == null && item.has('c')) {
        files.mkdirs(item.path(), 0755);
        own(item, item.path());
      } else if (inode != null && permissions && !item.has('p') && !item.has('o')) {
        permissions(item, inode);
      }
      if (item.has('o') && inode != null) {
        obsolete.add(item.path());
      }
    }
    if (verb.equals("upgrade-configuration") && !obsolete.isEmpty()) {
      process.out().println();
      process.out().println("    Note: the following files or directories still exist but are no");
      process.out().println("    longer part of Postfix:");
      process.out().println();
      process.out().println("     " + String.join(" ", obsolete));
      process.out().println();
    }
  }

  private void permissions(Item item, Inode inode) throws DiskException {
    if (item.type().equals("d") || item.type().equals("f")) {
      own(item, item.path());
    }
    if (inode.isDirectory() && item.has('r')) {
      tree(item, item.path());
    }
  }

  private void tree(Item item, String directory) throws DiskException {
    for (String name : files.list(directory)) {
      String path = directory + "/" + name;
      files.chown(path, uid(item), gid(item), true);
      if (files.lstat(path).isDirectory()) {
        tree(item, path);
      }
    }
  }

  private void own(Item item, String path) throws DiskException {
    files.chown(path, uid(item), gid(item), false);
    int keep = files.stat(path).isDirectory() ? files.stat(path).mode() & 06000 : 0;
    files.chmod(path, Integer.parseInt(item.mode(), 8) | keep);
  }

  private int uid(Item item) {
    Account account = process.machine().users().named(item.owner());
    return account == null ? -1 : account.uid();
  }

  private int gid(Item item) {
    Group group = process.machine().users().group(item.group());
    return group == null ? -1 : group.gid();
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    String text;
    try {
      text = files.text(config.get("meta_directory") + "/postfix-files");
    } catch (DiskException e) {
      return items;
    }
    for (String line : text.split("\n")) {
      String[] f = line.split(":", -1);
      if (line.startsWith("#") || f.length < 5) {
        continue;
      }
      items.add(
          new Item(
              config.expand(f[0]),
              f[1],
              config.expand(f[2]),
              config.expand(f[3]),
              f[4],
              f.length > 5 ? f[5] : ""));
    }
    return items;
  }
}
