package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ls(1): what to list, in which order. How it looks is {@link Listing}. */
final class Ls implements Program {
  static final Options OPTIONS =
      Options.coreutils(
              "a,all",
              "A,almost-all",
              "-author",
              "b,escape",
              "block-size=",
              "B,ignore-backups",
              "c",
              "C",
              "color=?",
              "d,directory",
              "-D,dired",
              "f",
              "F,classify=?",
              "file-type",
              "format=",
              "full-time",
              "g",
              "group-directories-first",
              "G,no-group",
              "h,human-readable",
              "si",
              "H,dereference-command-line",
              "dereference-command-line-symlink-to-dir",
              "hide=",
              "-hyperlink=?",
              "indicator-style=",
              "i,inode",
              "I,ignore=",
              "k,kibibytes",
              "l",
              "L,dereference",
              "m",
              "n,numeric-uid-gid",
              "N,literal",
              "o",
              "p",
              "q,hide-control-chars",
              "show-control-chars",
              "Q,quote-name",
              "quoting-style=",
              "r,reverse",
              "R,recursive",
              "s,size",
              "S",
              "sort=",
              "time=",
              "time-style=",
              "t",
              "-T,tabsize=",
              "u",
              "U",
              "v",
              "w,width=",
              "x",
              "X",
              "-Z,context",
              "1")
          .status(2);

  /**
   * Something to show.
   *
   * @param name as it is shown
   * @param inode null: it could not be looked at
   */
  record Entry(String name, String path, @Nullable Inode inode) {}

  /** One run: its status rises to 1 or 2 with the troubles on the way. */
  private static final class Job {
    final Process p;
    final Options.Parsed o;
    final Listing listing;
    int status;

    Job(Process p, Options.Parsed o) throws IOException {
      this.p = p;
      this.o = o;
      this.listing = new Listing(p, o);
    }

    void trouble(int level, String message) throws IOException {
      Gnu.error(p, message);
      status = Math.max(status, level);
    }
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    if (p.name().equals("dir") || p.name().equals("vdir")) {
      args.add(0, p.name().equals("dir") ? "-Cb" : "-lb"); // the same whether it is a terminal
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    Choices.check(p, OPTIONS, o, "sort", "none", "time", "size", "extension", "version", "width");
    Choices.check(p, OPTIONS, o, "color", "always,yes,force", "never,no,none", "auto,tty,if-tty");
    Choices.check(
        p,
        OPTIONS,
        o,
        "format",
        "verbose,long",
        "commas",
        "horizontal,across",
        "vertical",
        "single-column");
    Job job = new Job(p, o);
    List<Entry> files = new ArrayList<>();
    List<Entry> directories = new ArrayList<>();
    List<String> operands = o.operands().isEmpty() ? List.of(".") : o.operands();
    for (String name : operands) {
      Entry entry = named(job, name);
      if (entry == null) {
        continue;
      }
      Inode inode = entry.inode();
      if (inode != null && inode.isDirectory() && !o.has("d")) {
        directories.add(entry);
      } else {
        files.add(entry);
      }
    }
    sort(o, files);
    sort(o, directories);
    if (!files.isEmpty()) {
      job.listing.print(files);
    }
    boolean heading = operands.size() > 1 || o.has("R");
    boolean first = files.isEmpty();
    for (Entry directory : directories) {
      first = list(job, directory, heading, first, true);
    }
    return job.status;
  }

  private static @Nullable Entry named(Job job, String name) throws IOException {
    Process p = job.p;
    String path = p.path(name);
    boolean follow =
        job.o.has("L")
            || job.o.has("H")
            || !job.o.has("d") && !job.listing.isLong() && !job.o.has("F");
    try {
      if (job.o.has("L") || follow && p.files().exists(path)) {
        return new Entry(name, path, p.files().stat(path));
      }
      return new Entry(name, path, p.files().lstat(path));
    } catch (DiskException e) {
      job.trouble(2, "cannot access " + Quote.shell(name) + ": " + e.getMessage());
      return null;
    }
  }

  private static boolean list(
      Job job, Entry directory, boolean heading, boolean first, boolean named) throws IOException {
    Process p = job.p;
    p.tick();
    List<String> names;
    try {
      names = p.files().readdir(directory.path());
    } catch (DiskException e) {
      job.trouble(
          named ? 2 : 1,
          "cannot open directory " + Quote.shell(directory.name()) + ": " + e.getMessage());
      return first;
    }
    if (!first) {
      p.out().println();
    }
    if (heading) {
      p.out().println(job.listing.heading(directory.name()) + ":");
    }
    List<Entry> entries = entries(job, directory, names);
    sort(job.o, entries);
    job.listing.printDirectory(entries);
    if (job.o.has("R")) {
      for (Entry entry : entries) {
        Inode inode = entry.inode();
        if (inode != null
            && inode.isDirectory()
            && !entry.name().equals(".")
            && !entry.name().equals("..")) {
          String name = Gnu.join(directory.name(), entry.name());
          list(job, new Entry(name, entry.path(), inode), true, false, false);
        }
      }
    }
    return false;
  }

  private static List<Entry> entries(Job job, Entry directory, List<String> names)
      throws IOException {
    Options.Parsed o = job.o;
    List<String> shown = new ArrayList<>();
    boolean dots = o.last("a", "A", "f").equals("a") || o.has("f");
    if (dots) {
      shown.add(".");
      shown.add("..");
    }
    for (String name : names) {
      boolean hidden = name.startsWith(".") && !dots && !o.has("A");
      boolean backup = o.has("B") && name.endsWith("~");
      boolean ignored =
          o.values("I").stream().anyMatch(glob -> Glob.matches(glob, name))
              || !dots
                  && !o.has("A")
                  && o.values("hide").stream().anyMatch(glob -> Glob.matches(glob, name));
      if (!hidden && !backup && !ignored) {
        shown.add(name);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : shown) {
      String path = Gnu.join(directory.path(), name);
      Inode inode = null;
      try {
        inode = o.has("L") ? job.p.files().stat(path) : job.p.files().lstat(path);
      } catch (DiskException e) {
        if (job.listing.needsInodes()) {
          job.trouble(
              1,
              "cannot access "
                  + Quote.shell(Gnu.join(directory.name(), name))
                  + ": "
                  + e.getMessage());
        }
      }
      entries.add(new Entry(name, path, inode));
    }
    return entries;
  }

  private static void sort(Options.Parsed o, List<Entry> entries) {
    String by = o.last("S", "t", "U", "v", "X", "sort", "f");
    if (by.equals("sort")) {
      by = o.value("sort", "");
    }
    if (by.isEmpty() && !o.has("l") && (o.has("c") || o.has("u"))) {
      by = "t";
    }
    Comparator<Entry> names = Comparator.comparing(Entry::name, Ls::codePoints);
    Comparator<Entry> order =
        switch (by) {
          case "U", "f", "none" -> Comparator.comparing(e -> 0);
          case "S", "size" ->
              Comparator.<Entry>comparingLong(e -> e.inode() == null ? 0 : -e.inode().size())
                  .thenComparing(names);
          case "t", "time" ->
              Comparator.<Entry>comparingLong(
                      e -> e.inode() == null ? 0 : -Listing.time(o, e.inode()))
                  .thenComparing(names);
          case "X", "extension" ->
              Comparator.<Entry, String>comparing(e -> extension(e.name())).thenComparing(names);
          case "v", "version" ->
              Comparator.<Entry, String>comparing(e -> e.name(), Versions::compare)
                  .thenComparing(names);
          case "width" ->
              Comparator.<Entry>comparingInt(e -> Quote.width(e.name())).thenComparing(names);
          default -> names;
        };
    entries.sort(order);
    if (o.has("r")) {
      Collections.reverse(entries);
    }
    if (o.has("group-directories-first")) {
      entries.sort(Comparator.comparing(e -> e.inode() == null || !e.inode().isDirectory()));
    }
  }

  private static int codePoints(String a, String b) {
    return java.util.Arrays.compareUnsigned(
        io.chapar.text.Utf8.encode(a), io.chapar.text.Utf8.encode(b));
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }
}
