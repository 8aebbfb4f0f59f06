package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** od(1). */
final class Od implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "A,address-radix=",
          "-endian=",
          "j,skip-bytes=",
          "N,read-bytes=",
          "-S,strings=?",
          "t,format=",
          "v,output-duplicates",
          "w,width=?",
          "-traditional",
          "a",
          "b",
          "c",
          "d",
          "f",
          "i",
          "l",
          "o",
          "s",
          "x");
  private static final String[] NAMES = {
    "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr",
    "so", "si", "dle", "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc",
    "fs", "gs", "rs", "us", "sp"
  };

  /** One line of output for each block. */
  private record Format(char kind, int size, boolean text) {
    /** The columns of one item, the blank before it included. */
    int width() {
      return switch (kind) {
        case 'a', 'c' -> 4;
        case 'o' -> new int[] {4, 7, 0, 12, 0, 0, 0, 23}[size - 1];
        case 'x' -> 1 + 2 * size;
        case 'u' -> new int[] {4, 6, 0, 11, 0, 0, 0, 21}[size - 1];
        case 'f' -> size == 4 ? 16 : 25;
        default -> new int[] {5, 7, 0, 12, 0, 0, 0, 21}[size - 1];
      };
    }
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<Format> formats = new ArrayList<>();
    for (Options.Use use : o.uses()) {
      String value = use.value();
      if (use.name().equals("t") && value != null) {
        types(p, value, formats);
      } else {
        String same =
            switch (use.name()) {
              case "a" -> "a";
              case "b" -> "o1";
              case "c" -> "c";
              case "d" -> "u2";
              case "f" -> "fF";
              case "i" -> "d4";
              case "l" -> "d8";
              case "o" -> "o2";
              case "s" -> "d2";
              case "x" -> "x2";
              default -> "";
            };
        types(p, same, formats);
      }
    }
    if (formats.isEmpty()) {
      formats.add(new Format('o', 2, false));
    }
    String radix = o.value("A", "o");
    if (!radix.matches("[doxn]")) {
      return Say.error(
          p,
          1,
          "invalid output address radix '" + radix + "'; it must be one character from [doxn]");
    }
    long skip = bytes(p, o, "j", 0);
    long limit = bytes(p, o, "N", Long.MAX_VALUE);
    int unit = formats.stream().mapToInt(Format::size).max().orElse(1);
    int width = 16;
    if (o.has("w")) {
      String text = o.value("w", "32");
      width = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
      if (width <= 0) {
        return Say.error(p, 1, "invalid -w argument '" + text + "'");
      }
      if (width % unit != 0) {
        Say.error(p, 0, "warning: invalid width " + width + "; using " + unit + " instead");
        width = unit;
      }
    }
    return dump(p, o, formats, radix.charAt(0), skip, limit, width);
  }

  private static long bytes(Process p, Options.Parsed o, String option, long otherwise)
      throws IOException {
    String text = o.value(option);
    if (text == null) {
      return otherwise;
    }
    Long n =
        text.matches("0[xX][0-9a-fA-F]+")
            ? Long.valueOf(Long.parseLong(text.substring(2), 16))
            : Say.count(text);
    if (n == null) {
      throw new ExitException(Say.error(p, 1, "invalid -" + option + " argument '" + text + "'"));
    }
    return n;
  }

  private static void types(Process p, String text, List<Format> out) throws IOException {
    for (int i = 0; i < text.length(); ) {
      char kind = text.charAt(i++);
      if ("acdfoux".indexOf(kind) < 0) {
        throw new ExitException(
            Say.error(
                p, 1, "invalid character '" + kind + "' in type string " + Quote.locale(text)));
      }
      int size = kind == 'a' || kind == 'c' ? 1 : kind == 'f' ? 8 : 4;
      if (kind != 'a' && kind != 'c' && i < text.length()) {
        int letter = (kind == 'f' ? "FD" : "CSIL").indexOf(text.charAt(i));
        if (letter >= 0) {
          size = kind == 'f' ? 4 << letter : 1 << letter;
          i++;
        } else if (Character.isDigit(text.charAt(i))) {
          int start = i;
          while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
          }
          String digits = text.substring(start, i);
          size = digits.length() > 3 ? 999 : Integer.parseInt(digits);
          boolean fits =
              kind == 'f'
                  ? size == 4 || size == 8
                  : size == 1 || size == 2 || size == 4 || size == 8;
          if (!fits) {
            throw new ExitException(
                Say.error(
                    p,
                    1,
                    "invalid type string "
                        + Quote.locale(text)
                        + ";\nthis system doesn't provide a "
                        + digits
                        + "-byte "
                        + (kind == 'f' ? "floating point" : "integral")
                        + " type"));
          }
        }
      }
      boolean shown = i < text.length() && text.charAt(i) == 'z';
      i += shown ? 1 : 0;
      out.add(new Format(kind, size, shown));
    }
  }

  private static int dump(
      Process p,
      Options.Parsed o,
      List<Format> formats,
      char radix,
      long skip,
      long limit,
      int width)
      throws IOException {
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    int status = 0;
    byte[] block = new byte[width];
    byte[] before = new byte[0];
    boolean starred = false;
    long offset = 0;
    int filled = 0;
    long left = limit;
    long toSkip = skip;
    for (String name : names) {
      try (Records in = Records.open(p, name)) {
        while (toSkip > 0 && in.in().read() >= 0) {
          toSkip--;
          offset++;
        }
        while (left > 0) {
          int n = in.in().read(block, filled, (int) Math.min(left, width - filled));
          if (n <= 0) {
            break;
          }
          p.tick(n);
          filled += n;
          left -= n;
          if (filled == width) {
            if (!o.has("v") && Arrays.equals(block, before)) {
              if (!starred) {
                p.out().println("*");
              }
              starred = true;
            } else {
              starred = false;
              line(p, formats, radix, offset, block, width, width);
              before = block.clone();
            }
            offset += width;
            filled = 0;
          }
        }
      } catch (IOException e) {
        status = Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
      }
    }
    if (toSkip > 0) {
      return Say.error(p, 1, "cannot skip past end of combined input");
    }
    if (filled > 0) {
      line(p, formats, radix, offset, block, filled, width);
      offset += filled;
    }
    if (radix != 'n'
        && !(status == 1
            && offset == 0
            && names.size() == 1
            && !p.files().exists(p.path(names.get(0))))) {
      p.out().println(address(radix, offset));
    }
    return status;
  }

  private static String address(char radix, long offset) {
    return switch (radix) {
      case 'd' -> String.format("%07d", offset);
      case 'x' -> String.format("%06x", offset);
      case 'n' -> "";
      default -> String.format("%07o", offset);
    };
  }

  private static void line(
      Process p, List<Format> formats, char radix, long offset, byte[] block, int filled, int width)
      throws IOException {
    String lead = address(radix, offset);
    // The columns of all formats are as wide as the widest wants them.
    double perByte =
        formats.stream().mapToDouble(f -> (double) f.width() / f.size()).max().orElse(1);
    for (int i = 0; i < formats.size(); i++) {
      Format format = formats.get(i);
      StringBuilder out = new StringBuilder(i == 0 ? lead : " ".repeat(lead.length()));
      int column = (int) Math.round(perByte * format.size);
      for (int at = 0; at < filled; at += format.size) {
        out.append(" ".repeat(Math.max(0, column - format.width())));
        String item = item(format, block, at, filled);
        out.append(" ".repeat(Math.max(0, format.width() - item.length()))).append(item);
      }
      if (format.text) {
        int missing = (width - filled) / format.size;
        out.append(" ".repeat(missing * column)).append("  >");
        for (int k = 0; k < filled; k++) {
          out.append(block[k] >= ' ' && block[k] < 127 ? (char) block[k] : '.');
        }
        out.append('<');
      }
      p.out().println(out.toString());
    }
  }

  private static String item(Format format, byte[] block, int at, int filled) {
    long value = 0;
    for (int i = format.size - 1; i >= 0; i--) {
      value = value << 8 | (at + i < filled ? block[at + i] & 0xff : 0);
    }
    switch (format.kind) {
      case 'a':
        int low = (int) value & 127;
        return low == 127 ? "del" : low <= ' ' ? NAMES[low] : Character.toString(low);
      case 'c':
        return character((int) value);
      case 'f':
        return format.size == 4
            ? new CFormat("", 0, 8, 'g').floating(Float.intBitsToFloat((int) value))
            : new CFormat("", 0, 17, 'g').floating(Double.longBitsToDouble(value));
      case 'd':
        int shift = 64 - 8 * format.size;
        return Long.toString(value << shift >> shift);
      case 'u':
        return Long.toUnsignedString(value);
      default:
        int digits = format.width() - 1;
        String text = format.kind == 'x' ? Long.toHexString(value) : Long.toOctalString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
  }

  private static String character(int c) {
    int known = "\0\7\b\f\n\r\t\13".indexOf(c);
    if (known >= 0) {
      return "\\" + "0abfnrtv".charAt(known);
    }
    return c >= ' ' && c < 127 ? Character.toString(c) : String.format("%03o", c);
  }
}
