package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** hexdump(1) of util-linux, with its ready-made formats; as hd it is {@code hexdump -C}. */
final class Hexdump implements Program {
  private static final Options OPTIONS =
      Options.of(
              "b,one-byte-octal",
              "X,one-byte-hex",
              "c,one-byte-char",
              "C,canonical",
              "d,two-bytes-decimal",
              "o,two-bytes-octal",
              "x,two-bytes-hex",
              "-e,format=",
              "-f,format-file=",
              "-L,color=?",
              "n,length=",
              "s,skip=",
              "v,no-squeezing")
          .version("util-linux", "2.38.1");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int status = 0;
    int read = 0;
    for (String name : o.operands().isEmpty() ? List.of("-") : o.operands()) {
      try (Records in = Records.open(p, name)) {
        all.writeBytes(in.all());
        read++;
      } catch (IOException e) {
        status = Say.error(p, 1, name + ": " + Say.reason(e));
      }
    }
    if (read == 0) {
      return Say.error(p, 1, "all input file arguments failed");
    }
    long skip = size(p, o.value("s", "0"), "offset");
    long length = o.has("n") ? size(p, o.value("n", "0"), "length") : Long.MAX_VALUE;
    byte[] bytes = all.toByteArray();
    int from = (int) Math.min(skip, bytes.length);
    int to = (int) (length > bytes.length - from ? bytes.length : from + length);
    String kind = o.last("b", "X", "c", "C", "d", "o", "x");
    if (kind.isEmpty()) {
      kind = p.name().equals("hd") ? "C" : "";
    }
    dump(p, Arrays.copyOfRange(bytes, from, to), from, kind, o.has("v"));
    return status;
  }

  private static long size(Process p, String text, String what) throws IOException {
    Long n = text.matches("0x[0-9a-fA-F]{1,8}") ? Long.decode(text) : Say.count(text);
    if (n == null) {
      throw new io.chapar.host.ExitException(
          Say.error(p, 1, "failed to parse " + what + ": " + Quote.shell(text)));
    }
    return n;
  }

  private static void dump(Process p, byte[] bytes, int offset, String kind, boolean all)
      throws IOException {
    String place = kind.equals("C") ? "%08x" : "%07x";
    byte[] last = {};
    boolean star = false;
    for (int at = 0; at < bytes.length; at += 16) {
      byte[] row = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 16));
      p.tick(16);
      if (!all && row.length == 16 && Arrays.equals(row, last)) {
        if (!star) {
          p.out().println("*");
        }
        star = true;
        continue;
      }
      star = false;
      last = row;
      p.out().println(String.format(place, offset + at) + row(row, kind));
    }
    if (bytes.length > 0) {
      p.out().println(String.format(place, offset + bytes.length));
    }
  }

  private static String row(byte[] row, String kind) {
    StringBuilder out = new StringBuilder();
    if (kind.matches("[bXcC]")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 16; i++) {
        boolean there = i < row.length;
        int b = there ? row[i] & 0xff : 0;
        if (kind.equals("C")) {
          out.append(i % 8 == 0 ? "  " : " ").append(there ? String.format("%02x", b) : "  ");
          text.append(there ? b >= ' ' && b < 0x7f ? (char) b : '.' : "");
        } else {
          String item =
              kind.equals("b")
                  ? String.format("%03o", b)
                  : kind.equals("X") ? String.format(" %02x", b) : character(b);
          out.append(there ? String.format("%4s", item) : "    ");
        }
      }
      return kind.equals("C") ? out + "  |" + text + "|" : out.toString();
    }
    String format =
        switch (kind) {
          case "d" -> "  %05d ";
          case "o" -> " %06o ";
          case "x" -> "   %04x ";
          default -> " %04x";
        };
    for (int i = 0; i < 16; i += 2) {
      if (i >= row.length) {
        out.append(" ".repeat(String.format(format, 0).length()));
        continue;
      }
      int high = i + 1 < row.length ? row[i + 1] & 0xff : 0;
      out.append(String.format(format, high << 8 | row[i] & 0xff));
    }
    return out.toString();
  }

  private static String character(int b) {
    return switch (b) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 11 -> "\\v";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> b >= ' ' && b < 0x7f ? Character.toString((char) b) : String.format("%03o", b);
    };
  }
}
