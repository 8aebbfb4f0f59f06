package io.chapar.lab.time;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.lab.report.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The messages in the queue: when each is tried next. */
final class Waiting {
  private static final String SPOOL = "/var/spool/postfix/";

  private Waiting() {}

  /** A line for each deferred message. */
  static List<String> in(Machine machine, Words words) {
    TreeMap<String, String> lines = new TreeMap<>();
    files(machine, SPOOL + "deferred", lines, words);
    return new ArrayList<>(lines.values());
  }

  private static void files(
      Machine machine, String folder, TreeMap<String, String> lines, Words words) {
    try {
      for (String name : machine.root().list(folder)) {
        String path = folder + "/" + name;
        Inode inode = machine.root().peek(path);
        if (inode == null) {
          continue;
        }
        if (inode.isDirectory()) {
          files(machine, path, lines, words);
        } else {
          String at = Clock.show(Instant.ofEpochSecond(0, inode.mtime()));
          lines.put(inode.mtime() + " " + name, words.get("time.retry", at, name));
        }
      }
    } catch (DiskException e) {
      // no such queue
    }
  }

  /** Whether no message waits. */
  static boolean nothing(Machine machine) {
    for (String queue : List.of("maildrop", "incoming", "active", "deferred")) {
      if (!empty(machine, SPOOL + queue)) {
        return false;
      }
    }
    return true;
  }

  private static boolean empty(Machine machine, String folder) {
    try {
      for (String name : machine.root().list(folder)) {
        Inode inode = machine.root().peek(folder + "/" + name);
        if (inode != null && (!inode.isDirectory() || !empty(machine, folder + "/" + name))) {
          return false;
        }
      }
      return true;
    } catch (DiskException e) {
      return true;
    }
  }
}
