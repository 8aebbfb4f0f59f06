package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** gzip(1), gunzip and zcat. */
final class Gzip implements Program {
  private static final int LIMIT = 256 << 20; // bytes that unpacking may give
  private static final Options OPTIONS =
      Options.of(
              "1,fast",
              "2",
              "3",
              "4",
              "5",
              "6",
              "7",
              "8",
              "9,best",
              "c,stdout,to-stdout",
              "d,decompress,uncompress",
              "f,force",
              "h,help",
              "k,keep",
              "l,list",
              "n,no-name",
              "N,name",
              "q,quiet",
              "r,recursive",
              "S,suffix=",
              "t,test",
              "v,verbose",
              "V",
              "rsyncable",
              "-synchronous")
          .hint("Try `%s --help' for more information.")
          .version("gzip", "1.12");

  private record Job(Process p, Options.Parsed o, boolean unpack, boolean out, String suffix) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      p.out().print(io.chapar.unix.Manual.help(p.name()));
      return 0;
    }
    boolean unpack = o.has("d") || o.has("t") || !p.name().equals("gzip");
    boolean out = o.has("c") || p.name().equals("zcat");
    Job job = new Job(p, o, unpack, out, o.value("S", ".gz"));
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    if (o.has("l")) {
      return list(job, names);
    }
    int status = 0;
    for (String name : names) {
      status = Math.max(status, name.equals("-") ? stream(job) : file(job, name, true));
    }
    return status;
  }

  /** Whatever it was called by, it calls itself gzip. */
  private static void say(Process p, String message) throws IOException {
    p.out().flush();
    p.err().print("gzip: " + message + "\n");
  }

  private static int complain(Job job, int status, String message) throws IOException {
    if (!job.o().has("q") || status == 1) {
      say(job.p(), message);
    }
    return status;
  }

  private static int stream(Job job) throws IOException {
    Process p = job.p();
    byte[] all = p.in().readAllBytes();
    if (!job.unpack()) {
      if (p.terminal(1) && !job.o().has("f")) {
        p.err()
            .print(
                p.args().get(0)
                    + ": compressed data not written to a terminal. Use -f to force compression.\nFor"
                    + " help, type: "
                    + p.args().get(0)
                    + " -h\n");
        return 1;
      }
      p.out().write(pack(all, level(job.o()), "", 0));
      return 0;
    }
    byte[] plain = unpack(job, all, "stdin");
    if (plain == null) {
      return 1;
    }
    if (!job.o().has("t")) {
      p.out().write(plain);
    }
    return 0;
  }

  private static int level(Options.Parsed o) {
    String last = o.last("1", "2", "3", "4", "5", "6", "7", "8", "9");
    return last.isEmpty() ? 6 : Integer.parseInt(last);
  }

  private static int file(Job job, String given, boolean named) throws IOException {
    Process p = job.p();
    String name = given;
    Inode inode;
    try {
      inode = p.files().lstat(p.path(name));
    } catch (DiskException e) {
      if (!job.unpack() || !p.files().exists(p.path(name + job.suffix()))) {
        return complain(
            job,
            1,
            (job.unpack() && !name.endsWith(job.suffix()) ? name + job.suffix() : name)
                + ": "
                + e.getMessage());
      }
      name = name + job.suffix();
      inode = p.files().lstat(p.path(name));
    }
    if (inode.isDirectory()) {
      if (!job.o().has("r")) {
        return complain(job, 2, name + " is a directory -- ignored");
      }
      int status = 0;
      for (String child : p.files().readdir(p.path(name))) {
        status = Math.max(status, file(job, Gnu.join(name, child), false));
      }
      return status;
    }
    if (inode.isSymlink() && !job.out() && !job.o().has("f") && !job.o().has("t")) {
      return complain(job, 1, name + ": Too many levels of symbolic links");
    }
    byte[] all;
    try {
      all = p.readAll(name);
    } catch (DiskException e) {
      return complain(job, 1, name + ": " + e.getMessage());
    }
    boolean suffixed = name.endsWith(job.suffix()) || name.endsWith(".tgz") || name.endsWith(".z");
    if (!job.unpack() && suffixed && !job.out()) {
      return complain(
          job, named ? 2 : 0, name + " already has " + job.suffix() + " suffix -- unchanged");
    }
    if (job.unpack() && !suffixed && !job.out() && !job.o().has("t")) {
      return complain(job, 2, name + ": unknown suffix -- ignored");
    }
    byte[] result;
    if (job.unpack()) {
      result = unpack(job, all, name);
      if (result == null) {
        return 1;
      }
    } else {
      boolean anonymous = job.o().has("n");
      result =
          pack(
              all,
              level(job.o()),
              anonymous ? "" : Gnu.base(name),
              anonymous ? 0 : inode.mtime() / 1_000_000_000L);
    }
    if (job.o().has("t")) {
      if (job.o().has("v")) {
        p.err().print(name + ":\t OK\n");
      }
      return 0;
    }
    if (job.out()) {
      p.out().write(result);
      return 0;
    }
    return replace(job, name, inode, all, result);
  }

  private static int replace(Job job, String name, Inode inode, byte[] all, byte[] result)
      throws IOException {
    Process p = job.p();
    String to =
        !job.unpack()
            ? name + job.suffix()
            : name.endsWith(".tgz")
                ? name.substring(0, name.length() - 4) + ".tar"
                : name.substring(
                    0, name.length() - (name.endsWith(".z") ? 2 : job.suffix().length()));
    if (p.files().exists(p.path(to)) && !job.o().has("f")) {
      if (p.terminal(0)) {
        p.err()
            .print(
                p.args().get(0)
                    + ": "
                    + to
                    + " already exists; do you wish to overwrite (y or n)? ");
        String answer = Gnu.line(p);
        if (answer == null || !answer.startsWith("y")) {
          p.err().print("\tnot overwritten\n");
          return 2;
        }
      } else {
        p.err().print("gzip: " + to + " already exists;\tnot overwritten\n");
        return 2;
      }
    }
    Files files = p.files();
    try {
      files.write(p.path(to), result, 0600);
      try {
        files.chown(p.path(to), inode.uid(), inode.gid(), false);
      } catch (DiskException e) {
        // only root gives files away
      }
      files.chmod(p.path(to), inode.mode());
      files.utimes(p.path(to), inode.atime(), inode.mtime());
      if (!job.o().has("k")) {
        files.unlink(p.path(name));
      }
    } catch (DiskException e) {
      return complain(job, 1, to + ": " + e.getMessage());
    }
    if (job.o().has("v")) {
      long plain = job.unpack() ? result.length : all.length;
      long packed = job.unpack() ? all.length : result.length;
      int header = header(job.unpack() ? all : result);
      p.err()
          .print(
              String.format(
                  java.util.Locale.ROOT,
                  "%s:\t%5.1f%% -- %s %s\n",
                  name,
                  ratio(plain, packed - header),
                  job.o().has("k") ? "created" : "replaced with",
                  to));
    }
    return 0;
  }

  /** The bytes of a packed file that are not data: the head with the name, checksum and length. */
  private static int header(byte[] packed) {
    int end = 10;
    if (packed.length > 10 && (packed[3] & 8) != 0) {
      while (end < packed.length && packed[end] != 0) {
        end++;
      }
      end++;
    }
    return end + 8;
  }

  private static double ratio(long plain, long packed) {
    return plain == 0 ? 0 : 100.0 * (plain - packed) / plain;
  }

  /** The bytes of a gzip file. */
  static byte[] pack(byte[] bytes, int level, String name, long seconds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
    out.write(0x1f);
    out.write(0x8b);
    out.write(8);
    out.write(name.isEmpty() ? 0 : 8);
    for (int i = 0; i < 4; i++) {
      out.write((int) (seconds >> 8 * i));
    }
    out.write(level == 9 ? 2 : level == 1 ? 4 : 0);
    out.write(3);
    if (!name.isEmpty()) {
      out.writeBytes(Utf8.encode(name));
      out.write(0);
    }
    Deflater deflater = new Deflater(level, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    for (long value : new long[] {crc.getValue(), bytes.length}) {
      for (int i = 0; i < 4; i++) {
        out.write((int) (value >> 8 * i));
      }
    }
    return out.toByteArray();
  }

  private static byte @Nullable [] unpack(Job job, byte[] all, String name) throws IOException {
    if (all.length < 2 || all[0] != 0x1f || (all[1] & 0xff) != 0x8b) {
      if (job.out() && job.o().has("f")) {
        return all;
      }
      job.p()
          .err()
          .print(
              "\n"
                  + "gzip"
                  + ": "
                  + name
                  + (all.length == 0 ? ": unexpected end of file\n" : ": not in gzip format\n"));
      return null;
    }
    try {
      return inflate(job.p(), all);
    } catch (java.io.EOFException e) {
      job.p().err().print("\n" + "gzip" + ": " + name + ": unexpected end of file\n");
      return null;
    } catch (java.util.zip.ZipException e) {
      String why =
          String.valueOf(e.getMessage()).contains("CRC")
              ? "crc error"
              : "invalid compressed data--format violated";
      job.p()
          .err()
          .print(
              "\n"
                  + "gzip"
                  + ": "
                  + name
                  + ": "
                  + (why.startsWith("crc") ? "invalid compressed data--crc error" : why)
                  + "\n");
      return null;
    }
  }

  /** What a gzip file holds; ENOMEM where that is too much. */
  static byte[] inflate(Process p, byte[] all) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(all))) {
      byte[] buffer = new byte[8192];
      for (int n; (n = in.read(buffer)) > 0; ) {
        p.tick(n);
        out.write(buffer, 0, n);
        if (out.size() > LIMIT) {
          throw new DiskException(io.chapar.disk.Errno.ENOMEM, "");
        }
      }
    }
    return out.toByteArray();
  }

  private static int list(Job job, List<String> names) throws IOException {
    Process p = job.p();
    if (!job.o().has("q")) {
      p.out()
          .println(
              (job.o().has("v") ? "method  crc     date  time  " : "")
                  + "         compressed        uncompressed  ratio uncompressed_name");
    }
    int status = 0;
    for (String given : names) {
      String name = p.files().exists(p.path(given)) ? given : given + job.suffix();
      try {
        byte[] all = p.readAll(name);
        byte[] plain = unpack(job, all, name);
        if (plain == null) {
          status = 1;
          continue;
        }
        String shown =
            name.endsWith(job.suffix())
                ? name.substring(0, name.length() - job.suffix().length())
                : name;
        String head = "";
        if (job.o().has("v")) {
          CRC32 crc = new CRC32();
          crc.update(plain);
          head =
              String.format("defla %08x ", crc.getValue())
                  + Strftime.format(
                      "%b %e %H:%M ",
                      Strftime.at(p.files().stat(p.path(name)).mtime(), Zones.of(p)));
        }
        p.out()
            .println(
                head
                    + String.format(
                        java.util.Locale.ROOT,
                        "%19d %19d %5.1f%% %s",
                        all.length,
                        plain.length,
                        ratio(plain.length, all.length),
                        shown));
      } catch (DiskException e) {
        status = complain(job, 1, name + ": " + e.getMessage());
      }
    }
    return status;
  }
}
