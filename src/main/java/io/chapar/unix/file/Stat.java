package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;

/** stat(1). */
final class Stat implements Program {
  private static final String USUAL =
      "  File: %I\n"
          + "  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n"
          + "Device: %Hd,%Ld\tInode: %-10i  Links: %h\n"
          + "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n"
          + "Access: %x\nModify: %y\nChange: %z\n Birth: %w\n";
  private static final String DEVICE =
      USUAL.replace("Links: %h\n", "Links: %-5h Device type: %Hr,%Lr\n");
  private static final String TERSE = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n";
  private static final String FILE_SYSTEM =
      "  File: \"%n\"\n    ID: %-8i Namelen: %-7l Type: %T\n"
          + "Block size: %-10s Fundamental block size: %S\n"
          + "Blocks: Total: %-10b Free: %-10f Available: %a\n"
          + "Inodes: Total: %-10c Free: %d\n";

  private static final Options OPTIONS =
      Options.coreutils(
          "L,dereference", "f,file-system", "cached=", "c,format=", "printf=", "t,terse");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    int status = 0;
    for (String name : o.operands()) {
      Inode inode;
      try {
        inode =
            o.has("L") || o.has("f") ? p.files().stat(p.path(name)) : p.files().lstat(p.path(name));
      } catch (DiskException e) {
        String verb = o.has("f") ? "cannot read file system information for " : "cannot statx ";
        Gnu.error(p, verb + Quote.shell(name) + ": " + e.getMessage());
        status = 1;
        continue;
      }
      String printf = o.value("printf");
      String format = o.value("c");
      String chosen =
          printf != null
              ? escapes(p, printf)
              : format != null
                  ? format + "\n"
                  : o.has("f")
                      ? FILE_SYSTEM
                      : o.has("t") ? TERSE : inode.type() == 'c' ? DEVICE : USUAL;
      p.out().print(format(p, chosen, name, inode, o.has("f")));
    }
    return status;
  }

  private static String escapes(Process p, String text) throws IOException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 >= text.length()) {
        out.append(c);
        continue;
      }
      char e = text.charAt(++i);
      int digits = 0;
      while (digits < 3
          && i + digits < text.length()
          && text.charAt(i + digits) >= '0'
          && text.charAt(i + digits) <= '7') {
        digits++;
      }
      if (digits > 0) {
        out.append((char) Integer.parseInt(text.substring(i, i + digits), 8));
        i += digits - 1;
        continue;
      }
      switch (e) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'a' -> out.append('\007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'v' -> out.append('\013');
        case 'e' -> out.append('\033');
        case '"' -> out.append('"');
        case '\\' -> out.append('\\');
        default -> {
          Gnu.error(p, "warning: unrecognized escape '\\" + e + "'");
          out.append(e);
        }
      }
    }
    return out.toString();
  }

  private static String format(
      Process p, String format, String name, Inode inode, boolean fileSystem) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
        i++;
        continue;
      }
      int start = i++;
      while (i < format.length() && "-0+ #'".indexOf(format.charAt(i)) >= 0) {
        i++;
      }
      String flags = format.substring(start + 1, i);
      int digits = i;
      while (i < format.length() && Character.isDigit(format.charAt(i))) {
        i++;
      }
      int width =
          i > digits
              ? Math.min(4096, Integer.parseInt(format.substring(digits, Math.min(i, digits + 6))))
              : 0;
      int precision = -1;
      if (i < format.length() && format.charAt(i) == '.') {
        int from = ++i;
        while (i < format.length() && Character.isDigit(format.charAt(i))) {
          i++;
        }
        precision = i > from ? Integer.parseInt(format.substring(from, Math.min(i, from + 6))) : 9;
      }
      char modifier = 0;
      if (i + 1 < format.length()
          && "HL".indexOf(format.charAt(i)) >= 0
          && "dr".indexOf(format.charAt(i + 1)) >= 0) {
        modifier = format.charAt(i++);
      }
      if (i >= format.length()) {
        out.append('%');
        break;
      }
      char letter = format.charAt(i++);
      String value =
          fileSystem
              ? fileSystem(p, letter, name)
              : value(p, letter, modifier, name, inode, precision);
      if (value == null) {
        out.append('?');
        continue;
      }
      if (precision >= 0 && "nNAFUG".indexOf(letter) >= 0 && value.length() > precision) {
        value = value.substring(0, precision);
      }
      if (flags.contains("#") && letter == 'a' && !value.startsWith("0")) {
        value = "0" + value;
      }
      boolean zero = flags.contains("0") && !flags.contains("-");
      String padding = (zero ? "0" : " ").repeat(Math.max(0, width - Quote.width(value)));
      out.append(flags.contains("-") ? value + padding : padding + value);
    }
    return out.toString();
  }

  private static @org.jspecify.annotations.Nullable String value(
      Process p, char letter, char modifier, String name, Inode inode, int precision) {
    return switch (letter) {
      case '%' -> "%";
      case 'a' -> Integer.toOctalString(inode.mode());
      case 'A' -> Modes.letters(inode);
      case 'b' -> Long.toString(inode.allocated() / 512);
      case 'B' -> "512";
      case 'C' -> null;
      case 'd' -> modifier == 'H' ? "254" : modifier == 'L' ? "1" : "65025";
      case 'D' -> "fe01";
      case 'f' -> Integer.toHexString(type(inode) << 12 | inode.mode());
      case 'F' -> Modes.kind(inode);
      case 'g' -> Integer.toString(inode.gid());
      case 'G' -> group(p, inode.gid());
      case 'h' -> Integer.toString(inode.links());
      case 'i' -> Integer.toString(inode.number());
      case 'm' -> "/";
      case 'n' -> name;
      case 'N' ->
          inode.body() instanceof Body.Symlink link
              ? named(p, name) + " -> " + named(p, link.target())
              : named(p, name);
      case 'I' -> // the first line of the usual output: as %N, quoted only where it must be
          inode.body() instanceof Body.Symlink link
              ? Quote.shellIfNeeded(name) + " -> " + Quote.shellIfNeeded(link.target())
              : Quote.shellIfNeeded(name);
      case 'o' -> "4096";
      case 'r' ->
          modifier == 'H'
              ? Integer.toString(inode.type() == 'c' ? Devices.major(inode) : 0)
              : Integer.toString(inode.type() == 'c' ? Devices.minor(inode) : 0);
      case 's' -> Long.toString(inode.size());
      case 't' -> inode.type() == 'c' ? Integer.toHexString(Devices.major(inode)) : "0";
      case 'T' -> inode.type() == 'c' ? Integer.toHexString(Devices.minor(inode)) : "0";
      case 'u' -> Integer.toString(inode.uid());
      case 'U' -> user(p, inode.uid());
      case 'w' -> "-";
      case 'W' -> "0";
      case 'x' -> time(p, inode.atime());
      case 'X' -> seconds(inode.atime(), precision);
      case 'y' -> time(p, inode.mtime());
      case 'Y' -> seconds(inode.mtime(), precision);
      case 'z' -> time(p, inode.ctime());
      case 'Z' -> seconds(inode.ctime(), precision);
      default -> null;
    };
  }

  private static String named(Process p, String name) {
    return p.env("QUOTING_STYLE", "").isEmpty() ? Quote.shell(name) : name;
  }

  private static String user(Process p, int uid) {
    return p.machine().users().byUid(uid) == null ? "UNKNOWN" : p.machine().users().userName(uid);
  }

  private static String group(Process p, int gid) {
    return p.machine().users().groupByGid(gid) == null
        ? "UNKNOWN"
        : p.machine().users().groupName(gid);
  }

  private static String time(Process p, long nanos) {
    return Strftime.format("%Y-%m-%d %H:%M:%S.%N %z", Strftime.at(nanos, Zones.of(p)));
  }

  private static String seconds(long nanos, int precision) {
    long seconds = Math.floorDiv(nanos, 1_000_000_000L);
    if (precision <= 0) {
      return Long.toString(seconds);
    }
    String fraction = String.format("%09d", Math.floorMod(nanos, 1_000_000_000L));
    return seconds + "." + fraction.substring(0, Math.min(9, precision));
  }

  private static int type(Inode inode) {
    return switch (inode.type()) {
      case 'd' -> 4;
      case 'l' -> 10;
      case 'p' -> 1;
      case 's' -> 12;
      case 'c' -> 2;
      default -> 8;
    };
  }

  private static @org.jspecify.annotations.Nullable String fileSystem(
      Process p, char letter, String name) {
    long capacity = p.machine().disk().capacity();
    long free = Math.max(0, capacity - p.machine().disk().used());
    return switch (letter) {
      case '%' -> "%";
      case 'n' -> name;
      case 'i' -> "c9a2f2d80e6d5f31";
      case 'l' -> "255";
      case 't' -> "ef53";
      case 'T' -> "ext2/ext3";
      case 's', 'S' -> "4096";
      case 'b' -> Long.toString(capacity / 4096);
      case 'f', 'a' -> Long.toString(free / 4096);
      case 'c' -> Long.toString(capacity / 16384);
      case 'd' -> Long.toString(capacity / 16384 - p.machine().disk().inodes());
      default -> null;
    };
  }
}
