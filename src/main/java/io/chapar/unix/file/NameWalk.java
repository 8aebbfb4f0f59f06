package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** namei(1): each step on the way to a file; and link(1), which makes the last one. */
final class NameWalk implements Program {
  private static final Options OPTIONS =
      Options.of("l,long", "m,modes", "o,owners", "n,nosymlinks", "v,vertical", "x,mountpoints")
          .version("util-linux", "2.38.1");
  private static final Options LINK = Options.coreutils();

  @Override
  public int run(Process p) throws IOException {
    if (p.name().equals("link")) {
      return link(p);
    }
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      p.err()
          .print("namei: pathname argument is missing\nTry 'namei --help' for more information.\n");
      return 1;
    }
    int status = 0;
    for (String name : o.operands()) {
      p.out().println("f: " + name);
      status |= walk(p, o, name, "", 0);
    }
    return status;
  }

  private static int walk(Process p, Options.Parsed o, String name, String indent, int depth)
      throws IOException {
    List<String> steps = new ArrayList<>();
    if (name.startsWith("/")) {
      steps.add("/");
    }
    for (String step : name.split("/+")) {
      if (!step.isEmpty()) {
        steps.add(step);
      }
    }
    String path = name.startsWith("/") ? "" : p.cwd();
    for (String step : steps) {
      path = step.equals("/") ? "/" : Gnu.join(path, step);
      Inode inode;
      try {
        inode = p.files().lstat(path);
      } catch (DiskException e) {
        String room = o.has("l") || o.has("m") ? "                     " : " ";
        p.out().println(indent + room + "  " + step + " - " + e.getMessage());
        return 1;
      }
      String target = inode.body() instanceof Body.Symlink s ? " -> " + s.target() : "";
      p.out().println(indent + shown(p, o, inode) + step + target);
      if (!target.isEmpty() && !o.has("n") && depth < 20) {
        String to = target.substring(4);
        String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        int status =
            walk(p, o, to.startsWith("/") ? to : Gnu.join(parent, to), indent + "  ", depth + 1);
        if (status != 0) {
          return status;
        }
        path = p.files().realpath(path);
      }
    }
    return 0;
  }

  private static String shown(Process p, Options.Parsed o, Inode inode) {
    boolean modes = o.has("l") || o.has("m");
    String mode = modes ? Modes.letters(inode) : String.valueOf(inode.type());
    String owners =
        o.has("l") || o.has("o")
            ? " "
                + p.machine().users().userName(inode.uid())
                + " "
                + p.machine().users().groupName(inode.gid())
            : "";
    return (modes ? "" : " ") + mode + owners + " ";
  }

  private static int link(Process p) throws IOException {
    List<String> names = LINK.parse(p).operands();
    if (names.size() < 2) {
      throw LINK.wrong(
          p,
          names.isEmpty()
              ? "missing operand"
              : "missing operand after " + Quote.locale(names.get(0)));
    }
    if (names.size() > 2) {
      throw LINK.wrong(p, "extra operand " + Quote.locale(names.get(2)));
    }
    try {
      p.files().link(p.path(names.get(0)), p.path(names.get(1)));
      return 0;
    } catch (DiskException e) {
      return Gnu.error(
          p,
          1,
          "cannot create link "
              + Quote.shell(names.get(1))
              + " to "
              + Quote.shell(names.get(0))
              + ": "
              + e.getMessage());
    }
  }
}
