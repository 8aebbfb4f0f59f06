package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.Inode;
import io.chapar.unix.Gnu;
import io.chapar.unix.Quote;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.time.ZonedDateTime;

/** The format of find -printf. */
final class FindFormat {
  private final String format;

  FindFormat(String format) {
    this.format = format;
  }

  /** The format filled in for one file. */
  String of(Find.Run r, Find.Visit v) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i++);
      if (c == '\\' && i < format.length()) {
        char e = format.charAt(i++);
        if (e == 'c') {
          return out.toString();
        }
        if (e >= '0' && e <= '7') {
          int value = e - '0';
          for (int n = 0;
              n < 2 && i < format.length() && "01234567".indexOf(format.charAt(i)) >= 0;
              n++) {
            value = value * 8 + format.charAt(i++) - '0';
          }
          out.append((char) value);
        } else {
          int known = "abfnrtv\\".indexOf(e);
          out.append(known < 0 ? "\\" + e : "\007\b\f\n\r\t\013\\".substring(known, known + 1));
        }
      } else if (c == '%' && i < format.length()) {
        int start = i;
        while (i < format.length() && "-+ #0123456789.".indexOf(format.charAt(i)) >= 0) {
          i++;
        }
        String flags = format.substring(start, i);
        char letter = i < format.length() ? format.charAt(i++) : '%';
        String value;
        if ("ACTB".indexOf(letter) >= 0 && i < format.length()) {
          value = time(r, v, letter, format.charAt(i++));
        } else {
          value = value(r, v, letter);
        }
        out.append(pad(value, flags));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String pad(String value, String flags) {
    String digits = flags.replaceAll("^[-+ #0]*", "").replaceAll("\\..*", "");
    int width = digits.isEmpty() ? 0 : Math.min(4096, Integer.parseInt(digits));
    String fill =
        (flags.startsWith("0") ? "0" : " ").repeat(Math.max(0, width - Quote.width(value)));
    return flags.startsWith("-") ? value + fill : fill + value;
  }

  private static String value(Find.Run r, Find.Visit v, char letter) {
    Inode inode = v.inode;
    return switch (letter) {
      case '%' -> "%";
      case 'p' -> v.name;
      case 'f' -> v.base();
      case 'h' -> {
        int slash = v.name.lastIndexOf('/');
        yield slash < 0 ? "." : v.name.substring(0, slash);
      }
      case 'P' -> {
        String rest = v.name.substring(v.start.length());
        yield rest.startsWith("/") ? rest.substring(1) : rest;
      }
      case 'H' -> v.start;
      case 'd' -> Integer.toString(v.depth);
      case 's' -> Long.toString(inode.size());
      case 'k' -> Long.toString(inode.allocated() / 1024);
      case 'b' -> Long.toString(inode.allocated() / 512);
      case 'm' -> Integer.toOctalString(inode.mode());
      case 'M' -> Modes.letters(inode);
      case 'u' -> r.p.machine().users().userName(inode.uid());
      case 'g' -> r.p.machine().users().groupName(inode.gid());
      case 'U' -> Integer.toString(inode.uid());
      case 'G' -> Integer.toString(inode.gid());
      case 'i' -> Integer.toString(inode.number());
      case 'n' -> Integer.toString(inode.links());
      case 'l' -> inode.body() instanceof Body.Symlink s ? s.target() : "";
      case 'y' -> type(inode);
      case 'Y' -> {
        Inode target = Find.target(r, v);
        yield target == null ? "N" : type(target);
      }
      case 't' -> full(r, inode.mtime());
      case 'a' -> full(r, inode.atime());
      case 'c' -> full(r, inode.ctime());
      case 'D' -> "65025";
      case 'F' -> "ext4";
      default -> "%" + letter;
    };
  }

  private static String type(Inode inode) {
    return inode.type() == '-' ? "f" : Character.toString(inode.type());
  }

  private static String full(Find.Run r, long nanos) {
    ZonedDateTime t = Strftime.at(nanos, Zones.of(r.p));
    return Strftime.format("%a %b %e %H:%M:%S." + fraction(t) + " %Y", t);
  }

  private static String fraction(ZonedDateTime t) {
    return String.format("%09d0", t.getNano());
  }

  private static String time(Find.Run r, Find.Visit v, char which, char letter) {
    long nanos = which == 'A' ? v.inode.atime() : which == 'C' ? v.inode.ctime() : v.inode.mtime();
    ZonedDateTime t = Strftime.at(nanos, Zones.of(r.p));
    return switch (letter) {
      case '@' -> t.toEpochSecond() + "." + fraction(t);
      case '+' -> Strftime.format("%Y-%m-%d+%H:%M:%S.", t) + fraction(t);
      case 'S', 'T' -> Strftime.format("%" + letter, t) + "." + fraction(t);
      default -> Strftime.format("%" + letter, t);
    };
  }

  /** What the class stands on, for a person in a debugger. */
  @Override
  public String toString() {
    return Gnu.join("-printf", format);
  }
}
