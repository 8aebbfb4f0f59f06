package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** xxd(1): a dump in hexadecimal, and back. Its options are whole words behind one dash. */
final class Xxd implements Program {
  private static final Pattern LINE = Pattern.compile("\\s*([0-9a-fA-F]+):?\\s+(.*)");

  private boolean is(String arg, String letter, String word) {
    return arg.equals("-" + letter) || arg.equals("-" + word) || arg.equals("--" + word);
  }

  @Override
  public int run(Process p) throws IOException {
    boolean plain = false;
    boolean reverse = false;
    boolean upper = false;
    boolean bits = false;
    boolean include = false;
    int columns = -1;
    int group = -1;
    long length = Long.MAX_VALUE;
    long skip = 0;
    List<String> files = new ArrayList<>();
    List<String> args = p.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-") || arg.equals("-")) {
        files.add(arg);
      } else if (is(arg, "p", "ps") || is(arg, "plain", "postscript")) {
        plain = true;
      } else if (is(arg, "r", "revert")) {
        reverse = true;
      } else if (arg.equals("-u")) {
        upper = true;
      } else if (is(arg, "b", "bits")) {
        bits = true;
      } else if (is(arg, "i", "include")) {
        include = true;
      } else if (arg.equals("-e") || arg.equals("-E") || arg.equals("-C") || arg.equals("-o")) {
        throw Options.notSimulated(p, arg);
      } else if (arg.matches("-[clsg].*")) {
        String value = arg.substring(2);
        if (value.isEmpty()) {
          value = i + 1 < args.size() ? args.get(++i) : "x";
        }
        if (!value.matches("(0x[0-9a-fA-F]{1,7}|\\d{1,9})")) {
          throw usage(p);
        }
        int n = Integer.decode(value.startsWith("0x") ? value : value.replaceFirst("^0+(?=.)", ""));
        switch (arg.charAt(1)) {
          case 'c' -> columns = n;
          case 'g' -> group = n;
          case 'l' -> length = n;
          default -> skip = n;
        }
      } else {
        throw usage(p);
      }
    }
    if (files.size() > 2) {
      throw usage(p);
    }
    byte[] all;
    String name = files.isEmpty() ? "-" : files.get(0);
    try (Records in = Records.open(p, name)) {
      all = in.all();
    } catch (DiskException e) {
      p.err().print("xxd: " + name + ": " + e.getMessage() + "\n");
      return 2;
    }
    byte[] out;
    if (reverse) {
      out = reverted(all, plain);
    } else {
      byte[] part =
          Arrays.copyOfRange(
              all,
              (int) Math.min(skip, all.length),
              (int) Math.min(all.length, length == Long.MAX_VALUE ? all.length : skip + length));
      String text =
          plain
              ? plain(part, columns < 0 ? 30 : columns, upper)
              : include
                  ? include(part, files.isEmpty() ? null : name, columns < 1 ? 12 : columns)
                  : dump(
                      p,
                      part,
                      skip,
                      columns < 1 ? bits ? 6 : 16 : Math.min(256, columns),
                      group < 0 ? bits ? 1 : 2 : group,
                      bits,
                      upper);
      out = io.chapar.text.Utf8.encode(text);
    }
    if (files.size() == 2) {
      p.files().write(p.path(files.get(1)), out, 0666 & ~p.umask());
    } else {
      p.out().write(out);
    }
    return 0;
  }

  private static ExitException usage(Process p) throws IOException {
    p.err()
        .print(
            "Usage:\n       xxd [options] [infile [outfile]]\n    or\n"
                + "       xxd -r [-s [-]offset] [-c cols] [-ps] [infile [outfile]]\n");
    return new ExitException(1);
  }

  private static String dump(
      Process p, byte[] bytes, long offset, int columns, int group, boolean bits, boolean upper) {
    StringBuilder out = new StringBuilder();
    int unit = bits ? 8 : 2;
    int width = columns * unit + (group == 0 ? 0 : (columns - 1) / group) + 1;
    for (int at = 0; at < bytes.length; at += columns) {
      p.tick(columns);
      StringBuilder hex = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int i = at; i < Math.min(bytes.length, at + columns); i++) {
        int b = bytes[i] & 0xff;
        if (i > at && group > 0 && (i - at) % group == 0) {
          hex.append(' ');
        }
        hex.append(
            bits
                ? String.format("%8s", Integer.toBinaryString(b)).replace(' ', '0')
                : String.format(upper ? "%02X" : "%02x", b));
        text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
      }
      out.append(String.format("%08x: ", offset + at)).append(hex);
      out.append(" ".repeat(Math.max(0, width - hex.length())))
          .append(' ')
          .append(text)
          .append('\n');
    }
    return out.toString();
  }

  private static String plain(byte[] bytes, int columns, boolean upper) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      out.append(String.format(upper ? "%02X" : "%02x", bytes[i] & 0xff));
      if (i == bytes.length - 1 || columns > 0 && (i + 1) % columns == 0) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static String include(byte[] bytes, @Nullable String name, int columns) {
    StringBuilder out = new StringBuilder();
    String id = name == null ? null : name.replaceAll("[^A-Za-z0-9_]", "_");
    if (id != null) {
      out.append("unsigned char ").append(id).append("[] = {\n");
    }
    for (int i = 0; i < bytes.length; i++) {
      out.append(i % columns == 0 ? "  " : " ");
      out.append(String.format("0x%02x", bytes[i] & 0xff));
      out.append(i == bytes.length - 1 ? "\n" : (i + 1) % columns == 0 ? ",\n" : ",");
    }
    if (id != null) {
      out.append("};\nunsigned int ").append(id).append("_len = ").append(bytes.length);
      out.append(";\n");
    }
    return out.toString();
  }

  private static byte[] reverted(byte[] dump, boolean plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String text = new String(dump, java.nio.charset.StandardCharsets.ISO_8859_1);
    for (String line : text.split("\n")) {
      String hex = line;
      if (!plain) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
          continue;
        }
        long offset = Long.parseLong(m.group(1).length() > 8 ? "0" : m.group(1), 16);
        while (out.size() < offset && offset < 1 << 26) {
          out.write(0);
        }
        int end = m.group(2).indexOf("  ");
        hex = end < 0 ? m.group(2) : m.group(2).substring(0, end);
      }
      String digits = hex.replaceAll("\\s", "");
      for (int i = 0; i + 1 < digits.length(); i += 2) {
        int high = Character.digit(digits.charAt(i), 16);
        int low = Character.digit(digits.charAt(i + 1), 16);
        if (high < 0 || low < 0) {
          break;
        }
        out.write(high << 4 | low);
      }
    }
    return out.toByteArray();
  }
}
