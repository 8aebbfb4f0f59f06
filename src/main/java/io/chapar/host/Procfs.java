package io.chapar.host;

import io.chapar.disk.Body;
import io.chapar.disk.Content;
import io.chapar.disk.Disk;
import io.chapar.disk.Inode;
import io.chapar.disk.Virtual;
import io.chapar.text.Utf8;
import io.chapar.time.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The parts of /proc that tools and people look at: proc(5). */
final class Procfs implements Virtual {
  private static final int FILES = -10; // -10, -11, …: the files beside the processes
  private static final int PROCESSES = -100_000; // pid p: from here down, SPAN numbers each
  private static final int SPAN = 128;
  private static final int FD = 64; // within a process's numbers: its descriptors
  private static final int MEMORY_KB = 2_013_412;

  /** A file of a process by name. */
  private record ProcessFile(String name, int mode, Function<Entry, String> text) {}

  /** A process, live or resident. */
  private record Entry(
      int pid, int ppid, int uid, int gid, String comm, String command, @Nullable Process live) {}

  private final Machine machine;
  private final Map<String, Integer> fileNumbers = new TreeMap<>();
  private final List<ProcessFile> processFiles =
      List.of(
          new ProcessFile("cmdline", 0444, e -> commandLine(e)),
          new ProcessFile("comm", 0644, e -> e.comm() + "\n"),
          new ProcessFile("environ", 0400, Procfs::environment),
          new ProcessFile("status", 0444, Procfs::status),
          new ProcessFile("stat", 0444, Procfs::stat),
          new ProcessFile("mounts", 0444, e -> mounts()),
          new ProcessFile("limits", 0444, e -> limits()),
          new ProcessFile("cgroup", 0444, e -> "0::/system.slice\n"),
          new ProcessFile("loginuid", 0644, e -> "4294967295"),
          new ProcessFile("oom_score", 0444, e -> "0\n"));

  Procfs(Machine machine) {
    this.machine = machine;
    int number = FILES;
    for (String name :
        List.of(
            "version",
            "uptime",
            "loadavg",
            "meminfo",
            "cpuinfo",
            "filesystems",
            "cmdline",
            "stat",
            "mounts",
            "self",
            "sys",
            "sys/kernel",
            "sys/kernel/hostname",
            "sys/kernel/osrelease",
            "sys/kernel/ostype",
            "sys/kernel/pid_max",
            "sys/fs",
            "sys/fs/file-max",
            "sys/net",
            "sys/net/ipv4",
            "sys/net/ipv4/ip_forward",
            "swaps",
            "devices")) {
      fileNumbers.put(name, number--);
    }
  }

  @Override
  public @Nullable Inode inode(int number) {
    if (number == ROOT) {
      TreePMap<String, Integer> entries = children("");
      for (Entry each : processes()) {
        entries = entries.plus(Integer.toString(each.pid()), base(each.pid()));
      }
      return directory(ROOT, Disk.ROOT, entries, 0, 0, 0555);
    }
    if (number > PROCESSES) {
      for (Map.Entry<String, Integer> each : fileNumbers.entrySet()) {
        if (each.getValue() == number) {
          return file(each.getKey(), number);
        }
      }
      return null;
    }
    int offset = PROCESSES - number;
    return ofProcess(offset / SPAN, offset % SPAN, number);
  }

  private static int base(int pid) {
    return PROCESSES - pid * SPAN;
  }

  private TreePMap<String, Integer> children(String directory) {
    TreePMap<String, Integer> entries = TreePMap.empty();
    String prefix = directory.isEmpty() ? "" : directory + "/";
    for (Map.Entry<String, Integer> each : fileNumbers.entrySet()) {
      String name = each.getKey();
      if (name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0) {
        entries = entries.plus(name.substring(prefix.length()), each.getValue());
      }
    }
    return entries;
  }

  private Inode directory(
      int number, int parent, TreePMap<String, Integer> entries, int uid, int gid, int mode) {
    long now = machine.scheduler().nanos();
    return new Inode(number, mode, uid, gid, 2, now, now, now, new Body.Directory(parent, entries));
  }

  private Inode regular(int number, String text, int uid, int gid, int mode) {
    long now = machine.scheduler().nanos();
    Content content = Content.of(Utf8.encode(text));
    return new Inode(number, mode, uid, gid, 1, now, now, now, new Body.Regular(content));
  }

  private Inode link(int number, String target, int uid, int gid) {
    long now = machine.scheduler().nanos();
    return new Inode(number, 0777, uid, gid, 1, now, now, now, new Body.Symlink(target));
  }

  private Inode file(String name, int number) {
    if (name.equals("self")) {
      return link(number, Integer.toString(self()), 0, 0);
    }
    if (name.equals("mounts")) {
      return link(number, "self/mounts", 0, 0);
    }
    TreePMap<String, Integer> below = children(name);
    if (!below.isEmpty()) {
      int slash = name.lastIndexOf('/');
      Integer parent = slash < 0 ? null : fileNumbers.get(name.substring(0, slash));
      return directory(number, parent == null ? ROOT : parent, below, 0, 0, 0555);
    }
    return regular(number, text(name), 0, 0, 0444);
  }

  /** The process that asks: the innermost one of the task that runs. */
  private int self() {
    if (!machine.scheduler().isRunning()) {
      return 1;
    }
    Task running = machine.scheduler().running();
    int pid = 1;
    for (Process each : machine.processes().live()) {
      if (each.task() == running) {
        pid = Math.max(pid, each.pid());
      }
    }
    return pid;
  }

  private List<Entry> processes() {
    List<Entry> all = new ArrayList<>();
    for (Process p : machine.processes().live()) {
      all.add(entry(p));
    }
    for (Resident r : machine.processes().residents().values()) {
      all.add(entry(r));
    }
    return all;
  }

  private static Entry entry(Process p) {
    return new Entry(
        p.pid(),
        p.ppid(),
        p.credentials().uid(),
        p.credentials().gid(),
        p.comm(),
        String.join("\0", p.args()) + "\0",
        p);
  }

  private Entry entry(Resident r) {
    Account account = machine.users().named(r.user());
    String first = r.command().split(" ", 2)[0];
    return new Entry(
        r.pid(),
        r.ppid(),
        account == null ? 0 : account.uid(),
        account == null ? 0 : account.gid(),
        first.substring(first.lastIndexOf('/') + 1),
        r.command().replace(' ', '\0') + "\0",
        null);
  }

  private @Nullable Entry process(int pid) {
    Process live = machine.processes().live(pid);
    if (live != null) {
      return entry(live);
    }
    Resident resident = machine.processes().residents().get(pid);
    return resident == null ? null : entry(resident);
  }

  private @Nullable Inode ofProcess(int pid, int within, int number) {
    Entry e = process(pid);
    if (e == null) {
      return null;
    }
    Process live = e.live();
    if (within == 0) {
      TreePMap<String, Integer> entries = TreePMap.empty();
      for (int i = 0; i < processFiles.size(); i++) {
        entries = entries.plus(processFiles.get(i).name(), base(pid) - 1 - i);
      }
      entries = entries.plus("cwd", base(pid) - 40).plus("exe", base(pid) - 41);
      entries = entries.plus("root", base(pid) - 42).plus("fd", base(pid) - 43);
      return directory(number, ROOT, entries, e.uid(), e.gid(), 0555);
    }
    if (within <= processFiles.size()) {
      ProcessFile file = processFiles.get(within - 1);
      return regular(number, file.text().apply(e), e.uid(), e.gid(), file.mode());
    }
    if (within == 43) {
      TreePMap<String, Integer> entries = TreePMap.empty();
      if (live != null) {
        for (int fd : live.descriptors()) {
          if (fd < SPAN - FD) {
            entries = entries.plus(Integer.toString(fd), base(pid) - FD - fd);
          }
        }
      }
      return directory(number, base(pid), entries, e.uid(), e.gid(), 0500);
    }
    String target =
        switch (within) {
          case 40 -> live == null ? "/" : live.cwd();
          case 41 -> "/usr/bin/" + e.comm();
          case 42 -> "/";
          default -> {
            Channel channel = live == null ? null : live.channel(within - FD);
            yield channel == null ? "/dev/null" : channel.name();
          }
        };
    return link(number, target, e.uid(), e.gid());
  }

  // ---- texts

  private static String commandLine(Entry e) {
    return e.command();
  }

  private static String environment(Entry e) {
    StringBuilder out = new StringBuilder();
    Process live = e.live();
    if (live != null) {
      live.env().forEach((name, value) -> out.append(name).append('=').append(value).append('\0'));
    }
    return out.toString();
  }

  private static String status(Entry e) {
    String ids = "\t%d\t%d\t%d\t%d\n";
    Process live = e.live();
    int mask = live == null ? 022 : live.umask();
    return "Name:\t"
        + e.comm()
        + String.format("\nUmask:\t%04o\n", mask)
        + "State:\tS (sleeping)\nTgid:\t"
        + e.pid()
        + "\nNgid:\t0\nPid:\t"
        + e.pid()
        + "\nPPid:\t"
        + e.ppid()
        + "\nTracerPid:\t0\nUid:"
        + String.format(
            Locale.ROOT, ids, live == null ? e.uid() : live.realUid(), e.uid(), e.uid(), e.uid())
        + "Gid:"
        + String.format(
            Locale.ROOT, ids, live == null ? e.gid() : live.realGid(), e.gid(), e.gid(), e.gid())
        + "Threads:\t1\n";
  }

  private static String stat(Entry e) {
    return e.pid()
        + " ("
        + e.comm()
        + ") S "
        + e.ppid()
        + " "
        + e.pid()
        + " "
        + e.pid()
        + " 0 -1 4194304 0 0 0 0 0 0 0 0 20 0 1 0 0 0 0\n";
  }

  private static String mounts() {
    return "/dev/vda1 / ext4 rw,relatime 0 0\nproc /proc proc rw,relatime 0 0\n";
  }

  private static String limits() {
    return String.format("%-25s %-20s %-20s %-10s\n", "Limit", "Soft Limit", "Hard Limit", "Units")
        + String.format("%-25s %-20s %-20s %-10s\n", "Max processes", "512", "512", "processes")
        + String.format("%-25s %-20s %-20s %-10s\n", "Max open files", "1024", "1024", "files");
  }

  private String text(String name) {
    return switch (name) {
      case "version" ->
          "Linux version 6.1.0-42-amd64 (debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14)"
              + " 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 SMP PREEMPT_DYNAMIC Debian"
              + " 6.1.159-1 (2025-12-30)\n";
      case "uptime" ->
          String.format(
              Locale.ROOT, "%.2f %.2f\n", machine.uptime() / 1e9, machine.uptime() / 1e9 * 1.97);
      case "loadavg" -> {
        int all = machine.processes().live().size() + machine.processes().residents().size();
        yield "0.00 0.01 0.00 1/" + all + " " + self() + "\n";
      }
      case "meminfo" ->
          line("MemTotal", MEMORY_KB)
              + line("MemFree", MEMORY_KB * 7 / 10)
              + line("MemAvailable", MEMORY_KB * 17 / 20)
              + line("Buffers", 31_204)
              + line("Cached", MEMORY_KB / 6)
              + line("SwapCached", 0)
              + line("SwapTotal", 0)
              + line("SwapFree", 0)
              + line("Shmem", 1_084);
      case "cpuinfo" -> {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 2; i++) {
          out.append("processor\t: ")
              .append(i)
              .append(
                  "\nvendor_id\t: GenuineIntel\nmodel name\t: Virtual CPU\ncpu MHz\t\t: 2400.000\ncpu cores\t: 1\n\n");
        }
        yield out.toString();
      }
      case "filesystems" -> "nodev\tproc\nnodev\ttmpfs\n\text4\n";
      case "cmdline" -> "BOOT_IMAGE=/boot/vmlinuz-6.1.0-42-amd64 root=/dev/vda1 ro quiet\n";
      case "stat" -> {
        long boot = (machine.scheduler().nanos() - machine.uptime()) / 1_000_000_000L;
        yield "cpu  1204 0 811 960213 322 0 14 0 0 0\nbtime " + boot + "\nprocesses 1204\n";
      }
      case "swaps" -> "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
      case "devices" -> "Character devices:\n  1 mem\n  5 /dev/tty\n136 pts\n";
      case "sys/kernel/hostname" -> machine.hostname() + "\n";
      case "sys/kernel/osrelease" -> "6.1.0-42-amd64\n";
      case "sys/kernel/ostype" -> "Linux\n";
      case "sys/kernel/pid_max" -> "4194304\n";
      case "sys/fs/file-max" -> "9223372036854775807\n";
      default -> "0\n";
    };
  }

  private static String line(String name, long kilobytes) {
    return String.format(Locale.ROOT, "%-15s %8d kB\n", name + ":", kilobytes);
  }
}
