package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** install(1). */
final class Install implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "backup=?",
          "b",
          "c",
          "C,compare",
          "d,directory",
          "D",
          "g,group=",
          "m,mode=",
          "o,owner=",
          "p,preserve-timestamps",
          "s,strip",
          "S,suffix=",
          "t,target-directory=",
          "T,no-target-directory",
          "v,verbose",
          "-Z,context=?");

  private record Look(int mode, int uid, int gid) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String text = o.value("m", "755");
    Modes modes = Modes.parse(text);
    if (modes == null) {
      return Gnu.error(p, 1, "invalid mode " + Quote.locale(text));
    }
    int uid = -1;
    String owner = o.value("o");
    if (owner != null) {
      Account account = p.machine().users().named(owner);
      uid =
          account != null
              ? account.uid()
              : owner.matches("\\d{1,9}") ? Integer.parseInt(owner) : -1;
      if (uid < 0) {
        return Gnu.error(p, 1, "invalid user " + Quote.locale(owner));
      }
    }
    int gid = -1;
    String group = o.value("g");
    if (group != null) {
      gid = Owner.group(p.machine().users(), group);
      if (gid < 0) {
        return Gnu.error(p, 1, "invalid group " + Quote.locale(group));
      }
    }
    Look look = new Look(modes.apply(0, o.has("d"), 0), uid, gid);
    if (o.has("d")) {
      return directories(p, o, look);
    }
    if (o.has("D") && o.operands().size() == 2 && !o.has("t")) {
      String to = o.operands().get(1);
      int slash = to.lastIndexOf('/');
      if (slash > 0) {
        parents(p, to.substring(0, slash), o.has("v"));
      }
    } else if (o.has("D") && o.has("t")) {
      parents(p, o.value("t", ""), o.has("v"));
    }
    Targets targets = Targets.of(p, OPTIONS, o);
    if (targets == null) {
      return 1;
    }
    Copier copier =
        new Copier(
            p,
            new Copier.Wishes(
                false,
                true,
                true,
                false,
                false,
                o.has("p"),
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                Backup.wish(o, p.env("VERSION_CONTROL", ""))));
    boolean good = true;
    for (String file : targets.files()) {
      String to = targets.of(file);
      if (file.matches("/dev/(stdin|fd/\\d+)")) {
        byte[] bytes = p.readAll(file);
        if (p.files().exists(p.path(to))) {
          p.files().unlink(p.path(to));
        }
        p.files().write(p.path(to), bytes, 0600);
        good &= dress(p, to, look);
        continue;
      }
      if (p.files().isDirectory(p.path(file))) {
        Gnu.error(p, "omitting directory " + Quote.shell(file));
        good = false;
      } else if (copier.copy(file, to)) {
        if (o.has("v")) {
          p.out().println(Quote.shell(file) + " -> " + Quote.shell(to));
        }
        good &= dress(p, to, look);
      } else {
        good = false;
      }
    }
    return good ? 0 : 1;
  }

  private static int directories(Process p, Options.Parsed o, Look look) throws IOException {
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing file operand");
    }
    boolean good = true;
    for (String name : o.operands()) {
      try {
        parents(p, name, o.has("v"));
        good &= dress(p, name, look);
      } catch (DiskException e) {
        Gnu.error(p, "cannot create directory " + Quote.shell(name) + ": " + e.getMessage());
        good = false;
      }
    }
    return good ? 0 : 1;
  }

  private static void parents(Process p, String name, boolean verbose) throws IOException {
    String path = Copier.trimmed(name);
    for (int slash = path.indexOf('/', 1); ; slash = path.indexOf('/', slash + 1)) {
      String part = slash < 0 ? path : path.substring(0, slash);
      if (!p.files().isDirectory(p.path(part))) {
        p.files().mkdir(p.path(part), 0755);
        if (verbose) {
          p.out().println(p.args().get(0) + ": creating directory " + Quote.shell(part));
        }
      }
      if (slash < 0) {
        return;
      }
    }
  }

  private static boolean dress(Process p, String name, Look look) throws IOException {
    try {
      if (look.uid() >= 0 || look.gid() >= 0) {
        p.files().chown(p.path(name), look.uid(), look.gid(), false);
      }
    } catch (DiskException e) {
      Gnu.error(p, "cannot change ownership of " + Quote.shell(name) + ": " + e.getMessage());
      return false;
    }
    try {
      p.files().chmod(p.path(name), look.mode());
      return true;
    } catch (DiskException e) {
      Gnu.error(p, "cannot change permissions of " + Quote.shell(name) + ": " + e.getMessage());
      return false;
    }
  }
}
