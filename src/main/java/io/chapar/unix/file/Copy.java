package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** cp(1). */
final class Copy implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "a,archive",
          "-attributes-only",
          "backup=?",
          "b",
          "-copy-contents",
          "d",
          "f,force",
          "i,interactive",
          "H",
          "l,link",
          "L,dereference",
          "n,no-clobber",
          "P,no-dereference",
          "p",
          "preserve=?",
          "no-preserve=",
          "parents",
          "R,r,recursive",
          "reflink=?",
          "remove-destination",
          "-sparse=",
          "strip-trailing-slashes",
          "s,symbolic-link",
          "S,suffix=",
          "t,target-directory=",
          "T,no-target-directory",
          "u,update",
          "v,verbose",
          "x,one-file-system",
          "-Z,context=?");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    Targets targets = Targets.of(p, OPTIONS, o);
    if (targets == null) {
      return 1;
    }
    Copier copier = new Copier(p, wishes(p, o));
    boolean good = true;
    for (String file : targets.files()) {
      String to = targets.of(file);
      if (o.has("parents")) {
        to = Gnu.join(targets.target(), file.replaceAll("^/+", ""));
        try {
          p.files().mkdirs(p.path(to.substring(0, to.lastIndexOf('/'))), 0777 & ~p.umask());
        } catch (DiskException e) {
          Gnu.error(p, "cannot make directory " + Quote.shell(to) + ": " + e.getMessage());
          good = false;
          continue;
        }
      }
      good &= copier.copy(file, to);
    }
    return good ? 0 : 1;
  }

  private static Copier.Wishes wishes(Process p, Options.Parsed o) {
    boolean all = o.has("a");
    boolean mode = all || o.has("p");
    boolean owner = mode;
    boolean times = mode;
    boolean links = all || o.has("d");
    for (Options.Use use : o.uses()) {
      boolean on = use.name().equals("preserve");
      if (on || use.name().equals("no-preserve")) {
        String value = use.value();
        for (String what : (value == null ? "mode,ownership,timestamps" : value).split(",")) {
          boolean every = what.equals("all");
          mode = every || what.equals("mode") ? on : mode;
          owner = every || what.equals("ownership") ? on : owner;
          times = every || what.equals("timestamps") ? on : times;
          links = every || what.equals("links") ? on : links;
        }
      }
    }
    boolean recursive = all || o.has("R");
    String deref = o.last("L", "P", "d", "a", "H");
    boolean follow =
        deref.equals("L") || deref.isEmpty() && !recursive || deref.equals("H") && !recursive;
    String clobber = o.last("i", "n", "f");
    return new Copier.Wishes(
        recursive,
        follow,
        deref.equals("H"),
        mode,
        owner,
        times,
        links,
        o.has("l"),
        o.has("s"),
        o.has("f"),
        o.has("remove-destination"),
        clobber.equals("i") || o.has("i") && !clobber.equals("n"),
        clobber.equals("n") || o.has("n") && !clobber.equals("i"),
        o.has("u"),
        o.has("v"),
        List.of("l", "s").contains(o.last("l", "s"))
            ? ""
            : Backup.wish(o, p.env("VERSION_CONTROL", "")));
  }
}
