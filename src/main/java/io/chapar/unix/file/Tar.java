package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;

/** tar(1): making, listing and reading archives; their format is {@link TarEntry}'s. */
final class Tar implements Program {
  private static final Options OPTIONS =
      Options.of(
              "c,create",
              "x,extract,get",
              "t,list",
              "r,append",
              "u,update",
              "-A,catenate",
              "d,diff,compare",
              "f,file=",
              "z,gzip,gunzip,ungzip",
              "a,auto-compress",
              "j,bzip2",
              "J,xz",
              "Z,compress",
              "zstd",
              "v,verbose",
              "C,directory=",
              "p,preserve-permissions,same-permissions",
              "O,to-stdout",
              "k,keep-old-files",
              "overwrite",
              "exclude=",
              "-X,exclude-from=",
              "strip-components=",
              "h,dereference",
              "P,absolute-names",
              "T,files-from=",
              "m,touch",
              "o,no-same-owner",
              "same-owner",
              "no-same-permissions",
              "numeric-owner",
              "owner=",
              "group=",
              "mode=",
              "-mtime=",
              "-transform=",
              "remove-files",
              "-n,seek",
              "-w,interactive",
              "delete",
              "wildcards",
              "no-recursion",
              "one-file-system",
              "totals",
              "-g,listed-incremental=",
              "H,format=",
              "sort=",
              "-W,verify",
              "-b,blocking-factor=")
          .status(2)
          .hint("Try 'tar --help' or 'tar --usage' for more information.")
          .version("GNU tar", "1.34");
  private static final String WITH_ARGUMENT = "fCTbgXH";

  private static final class Job {
    final Process p;
    final Options.Parsed o;
    final String directory;
    int status;
    boolean stripped;

    Job(Process p, Options.Parsed o) {
      this.p = p;
      this.o = o;
      this.directory = o.value("C", "");
    }

    void trouble(String message) throws IOException {
      for (String line : message.split("\n")) {
        Gnu.error(p, line);
      }
      status = 2;
    }

    ExitException fatal(String message) throws IOException {
      Gnu.error(p, message);
      Gnu.error(p, "Error is not recoverable: exiting now");
      return new ExitException(2);
    }

    String path(String name) {
      return p.path(directory.isEmpty() || name.startsWith("/") ? name : Gnu.join(directory, name));
    }
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p, dashed(p, p.args().subList(1, p.args().size())));
    String verb = o.last("c", "x", "t", "r", "u", "d", "delete");
    if (verb.isEmpty()) {
      throw OPTIONS.wrong(
          p, "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
    }
    Job job = new Job(p, o);
    if (!job.directory.isEmpty() && !p.files().isDirectory(p.path(job.directory))) {
      throw job.fatal(
          job.directory
              + ": Cannot open: "
              + (p.files().exists(p.path(job.directory))
                  ? "Not a directory"
                  : "No such file or directory"));
    }
    String file = o.value("f", "-");
    String filter = o.last("j", "J", "Z", "zstd");
    if (!filter.isEmpty()) {
      TarChange.filter(p, filter, file, verb.matches("[xtd]"));
    }
    switch (verb) {
      case "d" -> {
        return TarChange.compare(p, job.directory, file, o.operands());
      }
      case "delete" -> {
        return TarChange.delete(p, file, o.operands());
      }
      case "c", "r", "u" -> create(job, !verb.equals("c"));
      default -> read(job, verb.equals("x"));
    }
    if (job.status != 0) {
      Gnu.error(p, "Exiting with failure status due to previous errors");
    }
    return job.status;
  }

  /** The old style, {@code tar czf a.tgz dir}, written with dashes. */
  private static List<String> dashed(Process p, List<String> args) throws IOException {
    if (args.isEmpty() || args.get(0).startsWith("-")) {
      return args;
    }
    List<String> result = new ArrayList<>();
    int next = 1;
    for (char c : args.get(0).toCharArray()) {
      result.add("-" + c);
      if (WITH_ARGUMENT.indexOf(c) >= 0 && next >= args.size()) {
        throw OPTIONS.wrong(p, "Old option '" + c + "' requires an argument.");
      }
      if (WITH_ARGUMENT.indexOf(c) >= 0) {
        result.add(args.get(next++));
      }
    }
    result.addAll(args.subList(Math.min(next, args.size()), args.size()));
    return result;
  }

  // ---- making

  private static void create(Job job, boolean append) throws IOException {
    Process p = job.p;
    List<String> names = new ArrayList<>(job.o.operands());
    String list = job.o.value("T");
    if (list != null) {
      names.addAll(
          io.chapar.text.Utf8.decode(list.equals("-") ? p.in().readAllBytes() : p.readAll(list))
              .lines()
              .toList());
    }
    if (names.isEmpty() && list == null) {
      throw OPTIONS.wrong(p, "Cowardly refusing to create an empty archive");
    }
    String file = job.o.value("f", "-");
    List<TarEntry> entries = new ArrayList<>();
    if (append && p.files().exists(p.path(file))) {
      try {
        entries.addAll(TarEntry.read(p.readAll(file)));
      } catch (TarEntry.FormatException e) {
        job.trouble(String.valueOf(e.getMessage()));
        return;
      }
    }
    Map<Integer, String> seen = new HashMap<>();
    for (String name : names) {
      add(job, name, entries, seen);
    }
    byte[] all = TarEntry.write(entries);
    boolean zip = job.o.has("z") || job.o.has("a") && file.matches(".*\\.(gz|tgz)");
    byte[] bytes = zip ? Gzip.pack(all, 6, "", 0) : all;
    if (file.equals("-")) {
      if (p.terminal(1)) {
        throw job.fatal("Refusing to write archive contents to terminal (missing -f option?)");
      }
      p.out().write(bytes);
    } else {
      try {
        Channel out =
            p.open(file, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666);
        out.write(bytes, 0, bytes.length);
        out.close();
      } catch (DiskException e) {
        if (e.errno() == io.chapar.disk.Errno.ENOSPC) {
          throw job.fatal(file + ": Wrote only 4096 of 10240 bytes");
        }
        if (zip) {
          Gnu.error(p, "(child): " + file + ": Cannot open: " + e.getMessage());
        }
        throw job.fatal(file + ": Cannot open: " + e.getMessage());
      }
    }
    if (job.o.has("remove-files")) {
      for (String name : names) {
        remove(p, job.path(name));
      }
    }
  }

  private static void remove(Process p, String path) throws IOException {
    if (p.files().lstat(path).isDirectory()) {
      for (String child : List.copyOf(p.files().list(path))) {
        remove(p, path + "/" + child);
      }
      p.files().rmdir(path);
    } else {
      p.files().unlink(path);
    }
  }

  private static void add(Job job, String name, List<TarEntry> entries, Map<Integer, String> seen)
      throws IOException {
    Process p = job.p;
    p.tick();
    for (String glob : job.o.values("exclude")) {
      if (Glob.matches(glob, name)
          || Glob.matches(glob, Gnu.base(name))
          || Glob.matches("*/" + glob, name)) {
        return;
      }
    }
    Inode inode;
    try {
      inode = job.o.has("h") ? p.files().stat(job.path(name)) : p.files().lstat(job.path(name));
    } catch (DiskException e) {
      job.trouble(name + ": Cannot stat: " + e.getMessage());
      return;
    }
    if (inode.type() == 's' || inode.type() == 'c') {
      if (inode.type() == 's') {
        Gnu.error(p, name + ": socket ignored");
      }
      return;
    }
    String stored = member(job, name, inode.isDirectory());
    if (job.o.has("u")
        && entries.stream()
            .anyMatch(e -> e.name().equals(stored) && e.mtime() >= inode.mtime() / 1_000_000_000)) {
      below(job, name, inode, entries, seen);
      return;
    }
    String first = inode.links() > 1 && !inode.isDirectory() ? seen.get(inode.number()) : null;
    byte[] content = new byte[0];
    if (inode.isRegular() && first == null) {
      try {
        content = p.files().read(job.path(name));
        p.tick(content.length);
      } catch (DiskException e) {
        job.trouble(name + ": Cannot open: " + e.getMessage());
        return;
      }
      if (inode.links() > 1) {
        seen.put(inode.number(), stored);
      }
    }
    char type =
        first != null
            ? '1'
            : inode.isDirectory() ? '5' : inode.isSymlink() ? '2' : inode.type() == 'p' ? '6' : '0';
    String link = first != null ? first : inode.body() instanceof Body.Symlink s ? s.target() : "";
    String mode = job.o.value("mode");
    Modes modes = mode == null ? null : Modes.parse(mode);
    entries.add(
        new TarEntry(
            stored,
            type,
            modes == null ? inode.mode() : modes.apply(inode.mode(), inode.isDirectory(), 0),
            inode.uid(),
            inode.gid(),
            job.o.value(
                "owner",
                p.machine().users().byUid(inode.uid()) == null
                    ? ""
                    : p.machine().users().userName(inode.uid())),
            job.o.value(
                "group",
                p.machine().users().groupByGid(inode.gid()) == null
                    ? ""
                    : p.machine().users().groupName(inode.gid())),
            inode.mtime() / 1_000_000_000L,
            link,
            content));
    tell(job, entries.get(entries.size() - 1));
    below(job, name, inode, entries, seen);
  }

  /** What is in a directory. */
  private static void below(
      Job job, String name, Inode inode, List<TarEntry> entries, Map<Integer, String> seen)
      throws IOException {
    Process p = job.p;
    if (inode.isDirectory() && !job.o.has("no-recursion")) {
      try {
        for (String child : p.files().readdir(job.path(name))) {
          add(job, Gnu.join(name, child), entries, seen);
        }
      } catch (DiskException e) {
        job.trouble(name + ": Cannot open: " + e.getMessage());
      }
    }
  }

  /** The name under which a file is kept: without a leading slash. */
  private static String member(Job job, String name, boolean directory) throws IOException {
    String stored = name;
    if (!job.o.has("P") && name.startsWith("/")) {
      if (!job.stripped) {
        Gnu.error(job.p, "Removing leading `/' from member names");
        job.stripped = true;
      }
      stored = name.replaceFirst("^/+", "");
      stored = stored.isEmpty() ? "./" : stored;
    }
    return directory && !stored.endsWith("/") ? stored + "/" : stored;
  }

  private static void tell(Job job, TarEntry entry) throws IOException {
    if (job.o.has("v")) {
      String line = job.o.count("v") > 1 ? line(job, entry) : entry.name();
      (job.o.value("f", "-").equals("-") && job.o.has("c") ? job.p.err() : job.p.out())
          .println(line);
    }
  }

  // ---- reading

  private static byte[] archive(Job job) throws IOException {
    Process p = job.p;
    String file = job.o.value("f", "-");
    byte[] all;
    try {
      if (file.equals("-") && p.terminal(0)) {
        throw job.fatal("Refusing to read archive contents from terminal (missing -f option?)");
      }
      all = file.equals("-") ? p.in().readAllBytes() : p.readAll(file);
    } catch (DiskException e) {
      if (job.o.has("z")) {
        p.err().print("tar (child): " + file + ": Cannot open: " + e.getMessage() + "\n");
        p.err().print("tar (child): Error is not recoverable: exiting now\n");
        throw job.fatal("Child returned status 2");
      }
      throw job.fatal(file + ": Cannot open: " + e.getMessage());
    }
    boolean zipped = all.length > 2 && all[0] == 0x1f && (all[1] & 0xff) == 0x8b;
    if (!zipped && !job.o.has("z")) {
      return all;
    }
    if (!zipped) {
      p.err().print("\ngzip: stdin: not in gzip format\n");
      throw job.fatal("Child returned status 1");
    }
    try {
      return Gzip.inflate(p, all);
    } catch (java.io.EOFException | ZipException e) {
      p.err().print("\ngzip: stdin: unexpected end of file\n");
      throw job.fatal("Unexpected EOF in archive");
    }
  }

  private static void read(Job job, boolean extract) throws IOException {
    List<TarEntry> entries;
    try {
      byte[] all = archive(job);
      entries = TarEntry.read(all);
    } catch (TarEntry.FormatException e) {
      job.trouble(String.valueOf(e.getMessage()));
      return;
    }
    List<String> wanted = job.o.operands();
    Set<String> missing = new java.util.LinkedHashSet<>(wanted);
    List<TarEntry> directories = new ArrayList<>();
    for (TarEntry entry : entries) {
      job.p.tick();
      if (!chosen(job, entry.name(), wanted, missing)) {
        continue;
      }
      if (entry.name().startsWith("/")) {
        member(job, entry.name(), false);
      }
      if (!extract) {
        job.p.out().println(job.o.has("v") ? line(job, entry) : entry.name());
        continue;
      }
      if (job.o.has("O")) {
        job.p.out().write(entry.content());
        continue;
      }
      if (job.o.has("v")) {
        job.p.out().println(entry.name());
      }
      extract(job, entry, directories);
    }
    for (TarEntry entry : directories) {
      dress(
          job,
          job.path(target(job, entry.name())),
          entry); // last: files in them would change their times
    }
    for (String name : missing) {
      job.trouble(name + ": Not found in archive");
    }
  }

  private static boolean chosen(Job job, String name, List<String> wanted, Set<String> missing) {
    String bare = name.replaceAll("/+$", "");
    for (String glob : job.o.values("exclude")) {
      if (Glob.matches(glob, bare)
          || Glob.matches("*/" + glob, bare)
          || Glob.matches(glob, Gnu.base(bare))) {
        return false;
      }
    }
    if (wanted.isEmpty()) {
      return true;
    }
    boolean found = false;
    for (String each : wanted) {
      String want = each.replaceAll("/+$", "");
      if (bare.equals(want)
          || bare.startsWith(want + "/")
          || job.o.has("wildcards") && Glob.matches(each, bare)) {
        missing.remove(each);
        found = true;
      }
    }
    return found;
  }

  private static String target(Job job, String name) {
    String n = job.o.has("P") ? name : name.replaceFirst("^/+", "");
    String strip = job.o.value("strip-components", "0");
    for (int i = strip.matches("\\d{1,3}") ? Integer.parseInt(strip) : 0; i > 0; i--) {
      int slash = n.indexOf('/');
      n = slash < 0 ? "" : n.substring(slash + 1);
    }
    return n;
  }

  private static void extract(Job job, TarEntry entry, List<TarEntry> directories)
      throws IOException {
    Process p = job.p;
    String name = target(job, entry.name());
    if (name.isEmpty()) {
      return;
    }
    if (name.startsWith("/") && !job.o.has("P") || List.of(name.split("/")).contains("..")) {
      job.trouble(entry.name() + ": Member name contains '..', skipping");
      return;
    }
    String path = job.path(Copier.trimmed(name));
    Files files = p.files();
    try {
      int slash = path.lastIndexOf('/');
      if (slash > 0 && !files.exists(path.substring(0, slash))) {
        files.mkdirs(path.substring(0, slash), 0777 & ~p.umask());
      }
      if (entry.type() == '5') {
        if (!files.isDirectory(path)) {
          files.mkdir(path, 0700 | entry.mode() & ~p.umask());
        }
        directories.add(entry);
        return;
      }
      boolean there = true;
      try {
        files.lstat(path);
      } catch (DiskException e) {
        there = false;
      }
      if (there) {
        if (job.o.has("k")) {
          job.trouble(entry.name() + ": Cannot open: File exists");
          return;
        }
        files.unlink(path);
      }
      switch (entry.type()) {
        case '2' -> files.symlink(entry.link(), path);
        case '1' -> files.link(job.path(target(job, entry.link())), path);
        case '6' -> files.mknod(path, entry.mode(), new Body.Special(Body.Kind.FIFO, ""));
        default -> files.write(path, entry.content(), entry.mode() & 0777 & ~p.umask());
      }
      if (entry.type() != '1') {
        dress(job, path, entry);
      }
    } catch (DiskException e) {
      String verb =
          entry.type() == '5'
              ? "mkdir"
              : entry.type() == '2'
                  ? "create symlink to '" + entry.link() + "'"
                  : entry.type() == '1' ? "hard link to '" + entry.link() + "'" : "open";
      job.trouble(entry.name().replaceAll("/+$", "") + ": Cannot " + verb + ": " + e.getMessage());
    }
  }

  private static void dress(Job job, String path, TarEntry entry) throws IOException {
    Process p = job.p;
    Files files = p.files();
    boolean root = p.credentials().root();
    if (root && !job.o.has("o")) {
      var account = job.o.has("numeric-owner") ? null : p.machine().users().named(entry.user());
      var group = job.o.has("numeric-owner") ? null : p.machine().users().group(entry.group());
      files.chown(
          path,
          account == null ? entry.uid() : account.uid(),
          group == null ? entry.gid() : group.gid(),
          true);
    }
    if (entry.type() == '2') {
      return;
    }
    boolean exact = root && !job.o.has("no-same-permissions") || job.o.has("p");
    files.chmod(path, exact ? entry.mode() : entry.mode() & 0777 & ~p.umask());
    if (!job.o.has("m")) {
      files.utimes(path, p.machine().scheduler().nanos(), entry.mtime() * 1_000_000_000L);
    }
  }

  private static String line(Job job, TarEntry entry) {
    String user =
        job.o.has("numeric-owner") || entry.user().isEmpty() ? "" + entry.uid() : entry.user();
    String group =
        job.o.has("numeric-owner") || entry.group().isEmpty() ? "" + entry.gid() : entry.group();
    String size = "" + entry.content().length;
    int pad = Math.max(0, 19 - (user.length() + group.length() + size.length() + 1));
    String when =
        Strftime.format(
            "%Y-%m-%d %H:%M", Strftime.at(entry.mtime() * 1_000_000_000L, Zones.of(job.p)));
    String link =
        entry.type() == '2'
            ? " -> " + entry.link()
            : entry.type() == '1' ? " link to " + entry.link() : "";
    return entry.letters()
        + " "
        + user
        + "/"
        + group
        + " "
        + " ".repeat(pad)
        + size
        + " "
        + when
        + " "
        + entry.name()
        + link;
  }
}
