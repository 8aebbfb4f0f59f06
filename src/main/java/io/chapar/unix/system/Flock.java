package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** flock(1): a command, or the rest of a script, while nobody else has the lock of a file. */
final class Flock implements Program {
  private static final Options OPTIONS =
      Options.of(
              "s,shared",
              "x,e,exclusive",
              "u,unlock",
              "n,nb,nonblock",
              "w,wait,timeout=",
              "o,close",
              "E,conflict-exit-code=",
              "c,command=",
              "F,no-fork",
              "verbose")
          .inOrder()
          .status(64)
          .version("util-linux", "2.38.1");

  /** The locks of a host: each belongs to an open file, and ends with it. */
  private static final class Locks {
    private record Lock(int inode, boolean shared) {}

    private final Map<Channel, Lock> held = new HashMap<>();

    boolean take(Process p, Channel file, int inode, boolean shared) {
      held.keySet().removeIf(channel -> !open(p, channel));
      boolean free =
          held.entrySet().stream()
              .noneMatch(
                  e ->
                      e.getKey() != file
                          && e.getValue().inode() == inode
                          && !(shared && e.getValue().shared()));
      if (free) {
        held.put(file, new Lock(inode, shared));
      }
      return free;
    }

    private static boolean open(Process p, Channel channel) {
      for (Process each : p.machine().processes().live()) {
        for (int fd : each.descriptors()) {
          if (each.channel(fd) == channel) {
            return true;
          }
        }
      }
      return false;
    }
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> words = o.operands();
    if (words.isEmpty()) {
      p.err().print("flock: not enough arguments\nTry 'flock --help' for more information.\n");
      return 64;
    }
    Locks locks = p.machine().scratch(Locks.class, Locks::new);
    Channel file;
    int inode;
    boolean number = words.size() == 1 && !o.has("c");
    if (number) {
      if (!words.get(0).matches("\\d{1,4}")) {
        p.err().print("flock: bad file descriptor: '" + words.get(0) + "'\n");
        return 64;
      }
      Channel given = p.channel(Integer.parseInt(words.get(0)));
      if (given == null) {
        p.err().print("flock: " + words.get(0) + ": Bad file descriptor\n");
        return 65;
      }
      file = given;
      Inode there = p.files().peek(p.path(file.name()));
      inode = there == null ? file.hashCode() : there.number();
    } else {
      try {
        file = open(p, words.get(0));
      } catch (DiskException e) {
        p.err()
            .print("flock: cannot open lock file " + words.get(0) + ": " + e.getMessage() + "\n");
        return 66;
      }
      p.allocate(file, 3);
      inode = p.files().stat(p.path(words.get(0))).number();
    }
    if (o.has("u")) {
      locks.held.remove(file);
      return 0;
    }
    if (!await(p, o, locks, file, inode)) {
      String code = o.value("E", "1");
      return code.matches("\\d{1,3}") ? Integer.parseInt(code) : 1;
    }
    if (number) {
      return 0;
    }
    String shell = p.env("SHELL", "/bin/sh");
    List<String> command =
        o.has("c")
            ? List.of(shell, "-c", o.value("c", ""))
            : words.size() == 3 && words.get(1).matches("-c|--command")
                ? List.of(shell, "-c", words.get(2))
                : words.subList(1, words.size());
    try {
      return Launch.run(p, command);
    } catch (DiskException e) {
      p.err().print("flock: failed to execute " + command.get(0) + ": " + e.getMessage() + "\n");
      return 69;
    }
  }

  private static Channel open(Process p, String name) throws IOException {
    return p.files().isDirectory(p.path(name))
        ? p.open(name, Set.of(Files.Mode.READ), 0)
        : p.open(name, Set.of(Files.Mode.READ, Files.Mode.WRITE, Files.Mode.CREATE), 0666);
  }

  private static boolean await(Process p, Options.Parsed o, Locks locks, Channel file, int inode) {
    Duration patience = o.has("w") ? Intervals.parse(o.value("w", "0")) : null;
    long end =
        o.has("n")
            ? 0
            : patience == null
                ? Long.MAX_VALUE
                : p.machine().scheduler().nanos() + patience.toNanos();
    while (!locks.take(p, file, inode, o.has("s"))) {
      if (p.machine().scheduler().nanos() >= end) {
        return false;
      }
      p.sleep(Duration.ofMillis(20));
    }
    return true;
  }
}
