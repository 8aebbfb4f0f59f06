package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Gnu;
import io.chapar.unix.Launch;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What find does with what it found. */
final class FindActions {
  private static final int BATCH = 128 * 1024; // bytes of arguments that -exec … + collects

  private final Find.Run run;
  private final FindParser parser;

  FindActions(Find.Run run, FindParser parser) {
    this.run = run;
    this.parser = parser;
  }

  Find.Test make(String word) throws IOException {
    return switch (word) {
      case "-print" -> print("\n");
      case "-print0" -> print("\0");
      case "-ls" ->
          (r, v) -> {
            r.p.out().println(ls(r, v));
            return true;
          };
      case "-printf" -> {
        FindFormat format = new FindFormat(parser.argument(word));
        yield (r, v) -> {
          r.p.out().print(format.of(r, v));
          return true;
        };
      }
      case "-fprint", "-fprint0", "-fls" -> {
        Channel out = file(parser.argument(word));
        yield (r, v) -> {
          String text =
              word.equals("-fls") ? ls(r, v) + "\n" : v.name + (word.endsWith("0") ? "\0" : "\n");
          byte[] bytes = Utf8.encode(text);
          out.write(bytes, 0, bytes.length);
          return true;
        };
      }
      case "-fprintf" -> {
        Channel out = file(parser.argument(word));
        FindFormat format = new FindFormat(parser.argument(word));
        yield (r, v) -> {
          byte[] bytes = Utf8.encode(format.of(r, v));
          out.write(bytes, 0, bytes.length);
          return true;
        };
      }
      case "-prune" ->
          (r, v) -> {
            v.prune = true;
            return true;
          };
      case "-quit" ->
          (r, v) -> {
            r.quit = true;
            return true;
          };
      case "-delete" -> {
        run.depthFirst = true;
        yield FindActions::delete;
      }
      case "-exec", "-execdir", "-ok", "-okdir" -> exec(word);
      case "-version", "--version" -> {
        run.p.out().println("find (GNU findutils) 4.9.0");
        throw new io.chapar.host.ExitException(0);
      }
      default -> throw parser.fail("unknown predicate `" + word + "'");
    };
  }

  private static Find.Test print(String end) {
    return (r, v) -> {
      r.p.out().print(v.name + end);
      return true;
    };
  }

  private Channel file(String name) throws IOException {
    try {
      return run.p.open(
          name, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666);
    } catch (DiskException e) {
      throw parser.fail(FindParser.quote(name) + ": " + e.getMessage());
    }
  }

  private static boolean delete(Find.Run r, Find.Visit v) throws IOException {
    if (v.name.equals(".")) {
      return true;
    }
    try {
      if (v.inode.isDirectory()) {
        r.p.files().rmdir(v.path);
      } else {
        r.p.files().unlink(v.path);
      }
      return true;
    } catch (DiskException e) {
      r.trouble("cannot delete " + FindParser.quote(v.name) + ": " + e.getMessage());
      return false;
    }
  }

  private Find.Test exec(String word) throws IOException {
    List<String> command = List.copyOf(parser.command(word));
    boolean here = word.endsWith("dir");
    boolean asks = word.startsWith("-ok");
    boolean batch =
        !asks
            && command.size() >= 2
            && command.get(command.size() - 1).equals("+")
            && command.get(command.size() - 2).equals("{}");
    if (batch) {
      Batch all = new Batch(command.subList(0, command.size() - 2));
      run.atEnd.add(all);
      return all;
    }
    return (r, v) -> {
      String name = here ? "./" + v.base() : v.name;
      List<String> argv = command.stream().map(a -> a.replace("{}", name)).toList();
      if (asks) {
        r.p.out().flush();
        r.p.err().print("< " + String.join(" ", argv.get(0), "...", v.name) + " > ? ");
        String answer = Gnu.line(r.p);
        if (answer == null || !answer.startsWith("y")) {
          return false;
        }
      }
      return launch(r, argv, here ? parent(v.path) : "") == 0;
    };
  }

  private static String parent(String path) {
    int slash = Copier.trimmed(path).lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static int launch(Find.Run r, List<String> argv, String directory) throws IOException {
    try {
      String path = Launch.find(r.p, argv.get(0));
      if (!r.p.files().may(path, 1)) {
        throw new DiskException(Errno.EACCES, path);
      }
      Process child = r.p.fork();
      if (!directory.isEmpty()) {
        child.chdir(directory);
      }
      return child.run(c -> Launch.exec(c, argv));
    } catch (DiskException e) {
      Gnu.error(r.p, FindParser.quote(argv.get(0)) + ": " + e.getMessage());
      return 127;
    }
  }

  /** -exec … {} +. */
  private static final class Batch implements Find.Test, Find.FindAction {
    private final List<String> command;
    private final List<String> names = new ArrayList<>();
    private int size;

    Batch(List<String> command) {
      this.command = command;
    }

    @Override
    public boolean of(Find.Run r, Find.Visit v) throws IOException {
      names.add(v.name);
      size += v.name.length() + 9;
      if (size > BATCH) {
        finish(r);
      }
      return true;
    }

    @Override
    public void finish(Find.Run r) throws IOException {
      if (names.isEmpty()) {
        return;
      }
      List<String> argv = new ArrayList<>(command);
      argv.addAll(names);
      names.clear();
      size = 0;
      if (launch(r, argv, "") != 0) {
        r.status = 1;
      }
    }
  }

  private static String ls(Find.Run r, Find.Visit v) {
    String line =
        String.format(
            "%9d %6d %s %3d %-8s %-8s %8s %s %s",
            v.inode.number(),
            v.inode.allocated() / 1024,
            Modes.letters(v.inode),
            v.inode.links(),
            r.p.machine().users().userName(v.inode.uid()),
            r.p.machine().users().groupName(v.inode.gid()),
            v.inode.type() == 'c' ? Devices.numbers(v.inode) : Long.toString(v.inode.size()),
            when(r, v.inode.mtime()),
            v.name.replace("\\", "\\\\").replace(" ", "\\ ").replace("\n", "\\n"));
    if (v.inode.isSymlink()) {
      try {
        line += " -> " + r.p.files().readlink(v.path);
      } catch (DiskException e) {
        return line;
      }
    }
    return line;
  }

  private static String when(Find.Run r, long nanos) {
    boolean recent = r.now - nanos < 15_778_476L * 1_000_000_000L && nanos <= r.now;
    return Strftime.format(recent ? "%b %e %H:%M" : "%b %e  %Y", Strftime.at(nanos, Zones.of(r.p)));
  }
}
