package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** du(1). */
final class DiskUsage implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "0,null",
          "a,all",
          "A,apparent-size",
          "B,block-size=",
          "b,bytes",
          "c,total",
          "D,dereference-args",
          "d,max-depth=",
          "-files0-from=",
          "H",
          "h,human-readable",
          "inodes",
          "k",
          "L,dereference",
          "l,count-links",
          "m",
          "P,no-dereference",
          "S,separate-dirs",
          "si",
          "s,summarize",
          "t,threshold=",
          "time=?",
          "time-style=",
          "X,exclude-from=",
          "exclude=",
          "x,one-file-system");

  private static final class Job {
    final Process p;
    final Options.Parsed o;
    final int depth;
    final Set<Integer> seen = new HashSet<>();
    int status;

    Job(Process p, Options.Parsed o, int depth) {
      this.p = p;
      this.o = o;
      this.depth = depth;
    }
  }

  /** What a tree takes, and when it last changed. */
  private record Sum(long bytes, long newest) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String depth = o.value("d");
    if (depth != null && !depth.matches("\\d{1,9}")) {
      throw OPTIONS.wrong(p, "invalid maximum depth " + Quote.locale(depth));
    }
    if (o.has("s") && o.has("a")) {
      throw OPTIONS.wrong(p, "cannot both summarize and show all entries");
    }
    Job job =
        new Job(p, o, o.has("s") ? 0 : depth == null ? Integer.MAX_VALUE : Integer.parseInt(depth));
    long total = 0;
    long newest = 0;
    for (String name : o.operands().isEmpty() ? List.of(".") : o.operands()) {
      Sum sum = walk(job, name, 0);
      total += sum.bytes();
      newest = Math.max(newest, sum.newest());
    }
    if (o.has("c")) {
      print(job, new Sum(total, newest), "total");
    }
    return job.status;
  }

  private static Sum walk(Job job, String name, int level) throws IOException {
    Process p = job.p;
    Options.Parsed o = job.o;
    p.tick();
    Inode inode;
    try {
      boolean follow = o.has("L") || level == 0 && (o.has("D") || o.has("H"));
      inode = follow ? p.files().stat(p.path(name)) : p.files().lstat(p.path(name));
    } catch (DiskException e) {
      Gnu.error(p, "cannot access " + Quote.shell(name) + ": " + e.getMessage());
      job.status = 1;
      return new Sum(0, 0);
    }
    for (String glob : o.values("exclude")) {
      if (Glob.matches(glob, Gnu.base(name)) || Glob.matches(glob, name)) {
        return new Sum(0, 0);
      }
    }
    if (!o.has("l") && inode.links() > 1 && !inode.isDirectory() && !job.seen.add(inode.number())) {
      return new Sum(0, 0);
    }
    boolean apparent = o.has("A") || o.has("b");
    long own =
        o.has("inodes")
            ? 1
            : apparent
                ? (inode.isRegular() || inode.isSymlink() || inode.isDirectory() ? inode.size() : 0)
                : inode.allocated();
    long sum = own;
    long newest = inode.mtime();
    long inSubdirectories = 0;
    if (inode.isDirectory()) {
      try {
        for (String child : p.files().readdir(p.path(name))) {
          String path = Gnu.join(name, child);
          Sum below = walk(job, path, level + 1);
          sum += below.bytes();
          newest = Math.max(newest, below.newest());
          if (o.has("S") && p.files().isDirectory(p.path(path))) {
            inSubdirectories += below.bytes();
          }
        }
      } catch (DiskException e) {
        Gnu.error(p, "cannot read directory " + Quote.shell(name) + ": " + e.getMessage());
        job.status = 1;
      }
    }
    if (level <= job.depth && (inode.isDirectory() || o.has("a") || level == 0)) {
      print(job, new Sum(sum - inSubdirectories, newest), name);
    }
    return new Sum(sum, newest);
  }

  private static void print(Job job, Sum sum, String name) throws IOException {
    Options.Parsed o = job.o;
    String threshold = o.value("t");
    if (threshold != null) {
      boolean below = threshold.startsWith("-");
      long limit = Gnu.size(below ? threshold.substring(1) : threshold);
      if (below ? sum.bytes() > limit : sum.bytes() < limit) {
        return;
      }
    }
    String size;
    String last = o.last("h", "si", "b", "k", "m", "B");
    if (o.has("inodes")) {
      size = Long.toString(sum.bytes());
    } else if (last.equals("h") || last.equals("si")) {
      size = Gnu.human(sum.bytes(), last.equals("si") ? 1000 : 1024);
    } else {
      String block = o.value("B", "1024");
      long unit =
          switch (last) {
            case "b" -> 1;
            case "m" -> 1 << 20;
            case "B" -> Math.max(1, Gnu.size(block));
            default -> 1024;
          };
      size = Long.toString((sum.bytes() + unit - 1) / unit);
      if (last.equals("B") && !Character.isDigit(block.charAt(0))) {
        size += block;
      }
    }
    String time =
        o.has("time")
            ? "\t" + Strftime.format("%Y-%m-%d %H:%M", Strftime.at(sum.newest(), Zones.of(job.p)))
            : "";
    job.p.out().print(size + time + "\t" + name + (o.has("0") ? "\0" : "\n"));
  }
}
