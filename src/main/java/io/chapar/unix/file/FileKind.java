package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** file(1): what kind of file it is. The contents are judged by {@link Magic}. */
final class FileKind implements Program {
  private static final int LOOK = 1 << 20; // bytes that are looked at
  private static final Options OPTIONS =
      Options.of(
              "b,brief",
              "c",
              "C",
              "d",
              "E",
              "f,files-from=",
              "F,separator=",
              "h,no-dereference",
              "i,mime",
              "I",
              "k,keep-going",
              "l",
              "L,dereference",
              "m,magic-file=",
              "N,no-pad",
              "n,no-buffer",
              "p,preserve-date",
              "P,parameter=",
              "r,raw",
              "s,special-files",
              "S,no-sandbox",
              "v",
              "z,uncompress",
              "Z",
              "0,print0",
              "mime-type",
              "mime-encoding",
              "-extension",
              "-apple",
              "-e,exclude=",
              "-exclude-quiet=")
          .version("file", "5.44")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = new ArrayList<>(o.operands());
    String list = o.value("f");
    if (list != null) {
      names.addAll(
          io.chapar.text.Utf8.decode(list.equals("-") ? p.in().readAllBytes() : p.readAll(list))
              .lines()
              .toList());
    }
    if (names.isEmpty()) {
      throw OPTIONS.usageOnly(p);
    }
    int width =
        names.stream()
            .mapToInt(n -> io.chapar.unix.Quote.width(n.equals("-") ? "/dev/stdin" : n))
            .max()
            .orElse(0);
    for (String name : names) {
      String shown = name.equals("-") ? "/dev/stdin" : name;
      String kind = kind(p, o, name);
      if (o.has("b")) {
        p.out().println(kind);
      } else {
        String pad =
            o.has("N") ? "" : " ".repeat(Math.max(0, width - io.chapar.unix.Quote.width(shown)));
        p.out().println(shown + o.value("F", ":") + (o.has("0") ? "\0" : "") + pad + " " + kind);
      }
    }
    return 0;
  }

  private static String kind(Process p, Options.Parsed o, String name) throws IOException {
    boolean mime = o.has("i") || o.has("mime-type") || o.has("mime-encoding");
    if (name.equals("-")) {
      return of(o, p.in().readNBytes(LOOK), mime);
    }
    String path = p.path(name);
    Inode inode;
    try {
      boolean follow = o.has("L") && p.files().exists(path);
      inode = follow ? p.files().stat(path) : p.files().lstat(path);
    } catch (DiskException e) {
      return "cannot open `" + name + "' (" + e.getMessage() + ")";
    }
    String special =
        switch (inode.type()) {
          case 'd' ->
              mime
                  ? mimed(o, "inode/directory", "binary")
                  : ((inode.mode() & 04000) != 0 ? "setuid, " : "")
                      + ((inode.mode() & 02000) != 0 ? "setgid, " : "")
                      + ((inode.mode() & 01000) != 0 ? "sticky, " : "")
                      + "directory";
          case 'l' -> {
            String target = p.files().readlink(path);
            boolean broken = !p.files().exists(path);
            yield mime
                ? mimed(o, "inode/symlink", "binary")
                : (broken ? "broken symbolic link to " : "symbolic link to ") + target;
          }
          case 'p' -> mime ? mimed(o, "inode/fifo", "binary") : "fifo (named pipe)";
          case 's' -> mime ? mimed(o, "inode/socket", "binary") : "socket";
          case 'c' ->
              mime
                  ? mimed(o, "inode/chardevice", "binary")
                  : "character special (" + Devices.major(inode) + "/" + Devices.minor(inode) + ")";
          default -> "";
        };
    if (!special.isEmpty()) {
      return special;
    }
    if (inode.size() == 0) {
      return mime ? mimed(o, "inode/x-empty", "binary") : "empty";
    }
    try {
      byte[] bytes = p.files().read(path);
      String prefix =
          ((inode.mode() & 04000) != 0 ? "setuid " : "")
              + ((inode.mode() & 02000) != 0 ? "setgid " : "");
      return (mime ? "" : prefix)
          + of(o, bytes.length > LOOK ? java.util.Arrays.copyOf(bytes, LOOK) : bytes, mime);
    } catch (DiskException e) {
      return mime
          ? mimed(o, "regular file, no read permission", "binary")
          : "regular file, no read permission";
    }
  }

  private static String of(Options.Parsed o, byte[] bytes, boolean mime) {
    Magic.Kind kind = Magic.of(bytes);
    return mime ? mimed(o, kind.mime(), kind.charset()) : kind.text();
  }

  private static String mimed(Options.Parsed o, String type, String charset) {
    return o.has("mime-type")
        ? type
        : o.has("mime-encoding") ? charset : type + "; charset=" + charset;
  }
}
