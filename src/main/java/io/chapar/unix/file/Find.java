package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** find(1): the walk. The expression is {@link FindParser}'s. */
final class Find implements Program {

  /** A file that the walk has come to. */
  static final class Visit {
    final String name; // as shown, from the starting point on
    final String start;
    final int depth;
    final Inode inode; // as -P, -H or -L look at it
    final String path;
    boolean prune;

    Visit(String name, String start, int depth, Inode inode, String path) {
      this.name = name;
      this.start = start;
      this.depth = depth;
      this.inode = inode;
      this.path = path;
    }

    /** The last component, as -name sees it. */
    String base() {
      return Gnu.base(name);
    }
  }

  /** What holds for the whole run. */
  static final class Run {
    final Process p;
    final char follow; // 'P', 'H' or 'L'
    final long now;
    int maxDepth = Integer.MAX_VALUE;
    int minDepth;
    boolean depthFirst;
    boolean dayStart;
    boolean quit;
    int status;
    final List<FindAction> atEnd = new ArrayList<>();

    Run(Process p, char follow) {
      this.p = p;
      this.follow = follow;
      this.now = p.machine().scheduler().nanos();
    }

    void trouble(String message) throws IOException {
      Gnu.error(p, message);
      status = 1;
    }
  }

  /** A node of the expression. */
  interface Test {
    boolean of(Run run, Visit visit) throws IOException;
  }

  /** Something that a test leaves to be done at the end. */
  interface FindAction {
    void finish(Run run) throws IOException;
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args();
    int i = 1;
    char follow = 'P';
    for (; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("-P") || arg.equals("-H") || arg.equals("-L")) {
        follow = arg.charAt(1);
      } else if (arg.equals("-D") || arg.startsWith("-O") && arg.length() > 2) {
        i += arg.equals("-D") ? 1 : 0;
      } else if (arg.equals("--")) {
        i++;
        break;
      } else {
        break;
      }
    }
    List<String> starts = new ArrayList<>();
    while (i < args.size() && !expression(args.get(i))) {
      starts.add(args.get(i++));
    }
    if (starts.isEmpty()) {
      starts.add(".");
    }
    Run run = new Run(p, follow);
    Test test = new FindParser(run, args.subList(i, args.size())).parse();
    for (String start : starts) {
      if (!run.quit) {
        start(run, test, start);
      }
    }
    for (FindAction action : run.atEnd) {
      action.finish(run);
    }
    Inode here = p.files().peek(p.cwd());
    if (here != null && !p.credentials().may(here, 1)) {
      p.out().flush();
      run.trouble(
          "Failed to restore initial working directory: " + p.cwd() + ": Permission denied");
    }
    return run.status;
  }

  private static boolean expression(String arg) {
    return arg.startsWith("-") && arg.length() > 1 || arg.equals("(") || arg.equals("!");
  }

  private static void start(Run run, Test test, String start) throws IOException {
    Inode inode;
    try {
      inode = look(run, run.p.path(start), true);
    } catch (DiskException e) {
      run.trouble(Quote.locale(start) + ": " + e.getMessage());
      return;
    }
    walk(run, test, new Visit(start, start, 0, inode, run.p.path(start)), List.of());
  }

  private static Inode look(Run run, String path, boolean named) throws DiskException {
    boolean follow = run.follow == 'L' || run.follow == 'H' && named;
    if (follow) {
      Inode inode = run.p.files().peek(path);
      if (inode != null) {
        return inode;
      }
    }
    return run.p.files().lstat(path);
  }

  private static void walk(Run run, Test test, Visit visit, List<Integer> above)
      throws IOException {
    run.p.tick();
    boolean counts = visit.depth >= run.minDepth;
    if (counts && !run.depthFirst) {
      test.of(run, visit);
    }
    if (run.quit) {
      return;
    }
    boolean descend =
        visit.inode.isDirectory() && visit.depth < run.maxDepth && (run.depthFirst || !visit.prune);
    if (descend) {
      children(run, test, visit, above);
    }
    if (counts && run.depthFirst && !run.quit) {
      test.of(run, visit);
    }
  }

  private static void children(Run run, Test test, Visit visit, List<Integer> above)
      throws IOException {
    if (above.contains(visit.inode.number())) {
      run.trouble(
          "File system loop detected; "
              + Quote.locale(visit.name)
              + " is part of the same file system loop as "
              + Quote.locale(visit.start)
              + ".");
      return;
    }
    List<String> names;
    try {
      names = run.p.files().readdir(visit.path);
    } catch (DiskException e) {
      run.trouble(Quote.locale(visit.name) + ": " + e.getMessage());
      return;
    }
    List<Integer> path = new ArrayList<>(above);
    path.add(visit.inode.number());
    for (String name : names) {
      if (run.quit) {
        return;
      }
      String full = Gnu.join(visit.path, name);
      Inode inode;
      try {
        inode = look(run, full, false);
      } catch (DiskException e) {
        run.trouble(Quote.locale(Gnu.join(visit.name, name)) + ": " + e.getMessage());
        continue;
      }
      walk(
          run,
          test,
          new Visit(Gnu.join(visit.name, name), visit.start, visit.depth + 1, inode, full),
          path);
    }
  }

  /** The inode that a name leads to at the end of all links, or null. */
  static @Nullable Inode target(Run run, Visit visit) {
    return run.p.files().peek(visit.path);
  }

  /** The letters that -type knows. */
  static final Set<String> TYPES = Set.of("b", "c", "d", "p", "f", "l", "s", "D");
}
