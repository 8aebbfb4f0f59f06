package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** chown(1) and chgrp(1). */
final class Chown implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "c,changes",
          "f,silent,quiet",
          "v,verbose",
          "R,recursive",
          "h,no-dereference",
          "dereference",
          "from=",
          "reference=",
          "H",
          "L",
          "P",
          "preserve-root",
          "no-preserve-root");

  private final boolean group;

  /** chgrp if {@code group}, else chown. */
  Chown(boolean group) {
    this.group = group;
  }

  private record Job(
      Process p, Options.Parsed o, Owner to, @org.jspecify.annotations.Nullable Owner from) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> files = new ArrayList<>(o.operands());
    String reference = o.value("reference");
    if (files.isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    Owner to;
    if (reference != null) {
      try {
        Inode inode = p.files().stat(p.path(reference));
        to = new Owner(group ? -1 : inode.uid(), inode.gid());
      } catch (DiskException e) {
        return Gnu.error(
            p, 1, "failed to get attributes of " + Quote.shell(reference) + ": " + e.getMessage());
      }
    } else {
      String text = files.remove(0);
      if (files.isEmpty()) {
        throw OPTIONS.wrong(p, "missing operand after " + Quote.locale(text));
      }
      Owner.Parsed parsed = Owner.parse(p, group ? ":" + text : text);
      Owner owner = parsed.owner();
      if (owner == null) {
        return Gnu.error(p, 1, "invalid " + parsed.wrong() + ": " + Quote.locale(text));
      }
      if (parsed.wrong().equals("dot")) {
        Gnu.error(p, "warning: '.' should be ':': " + Quote.locale(text));
      }
      to = owner;
    }
    Owner from = null;
    String only = o.value("from");
    if (only != null) {
      Owner.Parsed parsed = Owner.parse(p, only);
      from = parsed.owner();
      if (from == null) {
        return Gnu.error(p, 1, "invalid " + parsed.wrong() + ": " + Quote.locale(only));
      }
    }
    Job job = new Job(p, o, to, from);
    boolean good = true;
    for (String file : files) {
      good &= change(job, file, true);
    }
    return good ? 0 : 1;
  }

  private boolean change(Job job, String file, boolean named) throws IOException {
    Process p = job.p();
    p.tick();
    String path = p.path(file);
    boolean recursive = job.o().has("R");
    boolean link =
        job.o().has("h") || recursive && !job.o().has("L") && !(named && job.o().has("H"));
    Inode inode;
    try {
      inode = link ? p.files().lstat(path) : p.files().stat(path);
    } catch (DiskException e) {
      return complain(job, "cannot access " + Quote.shell(file) + ": " + e.getMessage());
    }
    boolean good = true;
    if (recursive && inode.isDirectory()) {
      try {
        for (String name : p.files().readdir(path)) {
          good &= change(job, Gnu.join(file, name), false);
        }
      } catch (DiskException e) {
        good = complain(job, "cannot read directory " + Quote.shell(file) + ": " + e.getMessage());
      }
    }
    Owner from = job.from();
    if (from != null
        && (from.uid() >= 0 && from.uid() != inode.uid()
            || from.gid() >= 0 && from.gid() != inode.gid())) {
      return good;
    }
    try {
      p.files().chown(path, job.to().uid(), job.to().gid(), link);
      report(job, file, inode);
      return good;
    } catch (DiskException e) {
      return complain(
          job,
          "changing "
              + (group ? "group" : "ownership")
              + " of "
              + Quote.shell(file)
              + ": "
              + e.getMessage());
    }
  }

  private static boolean complain(Job job, String message) throws IOException {
    if (!job.o().has("f")) {
      Gnu.error(job.p(), message);
    }
    return false;
  }

  private void report(Job job, String file, Inode old) throws IOException {
    Owner to = job.to();
    boolean changed =
        to.uid() >= 0 && to.uid() != old.uid() || to.gid() >= 0 && to.gid() != old.gid();
    if (!job.o().has("v") && !(job.o().has("c") && changed)) {
      return;
    }
    Users users = job.p().machine().users();
    String what = group || to.uid() < 0 ? "group" : "ownership";
    String before = names(users, to, old.uid(), old.gid());
    String after = names(users, to, to.uid(), to.gid());
    job.p()
        .out()
        .println(
            changed
                ? "changed "
                    + what
                    + " of "
                    + Quote.shell(file)
                    + " from "
                    + before
                    + " to "
                    + after
                : what + " of " + Quote.shell(file) + " retained as " + after);
  }

  private static String names(Users users, Owner asked, int uid, int gid) {
    String user = asked.uid() < 0 ? "" : users.userName(uid);
    String name = asked.gid() < 0 ? "" : users.groupName(gid);
    return user.isEmpty() ? name : name.isEmpty() ? user : user + ":" + name;
  }
}
