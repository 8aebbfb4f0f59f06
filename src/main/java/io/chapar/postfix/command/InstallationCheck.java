package io.chapar.postfix.command;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.postfix.conf.PostfixConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What {@code postfix check} finds about owners, modes and stray files: warnings only. */
final class InstallationCheck {
  private static final List<String> OWNED_QUEUES =
      List.of(
          "active",
          "bounce",
          "corrupt",
          "defer",
          "deferred",
          "flush",
          "hold",
          "incoming",
          "private",
          "public",
          "saved",
          "trace");
  private static final int DEEPEST = 40;

  private final Process process;
  private final PostfixConfig config;
  private final PostfixScript script;
  private final String queue;

  /** Something found: its path as it is shown, and what is there. */
  private record Found(String path, Inode inode) {}

  /** What is said about a finding. */
  @FunctionalInterface
  private interface Test {
    boolean wrong(Inode inode);
  }

  InstallationCheck(Process process, PostfixConfig config, PostfixScript script) {
    this.process = process;
    this.config = config;
    this.script = script;
    this.queue = config.get("queue_directory");
  }

  void run() throws IOException {
    List<Found> roots = new ArrayList<>();
    roots.addAll(one(queue + "/."));
    roots.addAll(one(queue + "/pid"));
    warn(roots, "not owned by root: ", i -> i.uid() != 0);
    warn(roots, "group or other writable: ", InstallationCheck::writable);
    List<Found> shared = new ArrayList<>();
    TreeSet<String> trees = new TreeSet<>();
    trees.add(config.directory() + "/.");
    trees.add(config.get("daemon_directory") + "/.");
    trees.add(config.get("meta_directory") + "/.");
    if (!config.get("shlib_directory").equals("no")) {
      trees.add(config.get("shlib_directory") + "/.");
    }
    for (String tree : trees) {
      shared.addAll(tree(tree));
    }
    warn(shared, "not owned by root: ", i -> i.uid() != 0);
    warn(followed(shared), "group or other writable: ", InstallationCheck::writable);
    String owner = config.get("mail_owner");
    Account account = process.machine().users().named(owner);
    int uid = account == null ? -1 : account.uid();
    List<Found> data = tree(config.get("data_directory") + "/.");
    warn(data, "not owned by " + owner + ": ", i -> i.uid() != uid);
    warn(data, "group or other writable: ", InstallationCheck::writable);
    List<Found> mail = new ArrayList<>();
    for (String name : OWNED_QUEUES) {
      mail.addAll(tree(queue + "/" + name));
    }
    warn(
        mail,
        "not owned by " + owner + ": ",
        i -> i.uid() != uid && i.type() != 's' && i.type() != 'p');
    warn(one(queue + "/maildrop"), "not owned by " + owner + ": ", i -> i.uid() != uid);
    groups();
    jail();
    for (Found damaged : tree(queue + "/corrupt")) {
      if (damaged.inode().isRegular()) {
        script.warn("damaged message: " + damaged.path().substring(queue.length() + 1));
      }
    }
  }

  private static boolean writable(Inode inode) {
    return !inode.isSymlink() && (inode.mode() & 022) != 0;
  }

  private void groups() throws IOException {
    String name = config.get("setgid_group");
    Group group = process.machine().users().group(name);
    int gid = group == null ? -1 : group.gid();
    String commands = config.get("command_directory");
    List<Found> tools = new ArrayList<>(one(commands + "/postqueue"));
    tools.addAll(one(commands + "/postdrop"));
    List<Found> all = new ArrayList<>(tools);
    all.addAll(one(queue + "/public"));
    all.addAll(one(queue + "/maildrop"));
    warn(all, "not owned by group " + name + ": ", i -> i.gid() != gid);
    warn(
        tools,
        "not set-gid or not owner+group+world executable: ",
        i -> (i.mode() & 02111) != 02111);
  }

  /** The files of the chroot jail should be those of the host. */
  private void jail() throws IOException {
    for (String name : List.of("bin", "etc", "lib", "sbin", "usr")) {
      List<Found> files = tree(queue + "/" + name);
      warn(files, "not owned by root: ", i -> i.uid() != 0);
      for (Found file : files) {
        String original = file.path().substring(queue.length());
        Inode there = process.files().peek(original);
        if (file.inode().body() instanceof Body.Regular copy
            && there != null
            && there.body() instanceof Body.Regular real
            && !Arrays.equals(copy.content().bytes(), real.content().bytes())) {
          script.warn(file.path() + " and " + original + " differ");
        }
      }
    }
  }

  private void warn(List<Found> found, String text, Test test) throws IOException {
    for (Found one : found) {
      if (test.wrong(one.inode())) {
        script.warn(text + one.path());
      }
    }
  }

  private List<Found> one(String path) {
    try {
      return List.of(new Found(path, process.files().lstat(path)));
    } catch (DiskException e) {
      return List.of();
    }
  }

  private List<Found> followed(List<Found> found) {
    List<Found> targets = new ArrayList<>();
    for (Found one : found) {
      Inode target = process.files().peek(one.path());
      targets.add(target == null ? one : new Found(one.path(), target));
    }
    return targets;
  }

  private List<Found> tree(String path) {
    List<Found> all = new ArrayList<>();
    walk(path, all, 0);
    return all;
  }

  private void walk(String path, List<Found> all, int depth) {
    process.tick();
    try {
      Inode inode = process.files().lstat(path);
      all.add(new Found(path, inode));
      if (inode.isDirectory() && depth < DEEPEST) {
        for (String name : process.files().list(path)) {
          walk(path + "/" + name, all, depth + 1);
        }
      }
    } catch (DiskException e) {
      // find says so on standard error; it is not there, or not to be read
    }
  }
}
