package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** wc(1). */
final class Wc implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "c,bytes", "m,chars", "l,lines", "w,words", "L,max-line-length", "-files0-from=");

  /** Lines, words, characters, bytes, longest line. */
  private record Counts(String name, long[] n) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    boolean none = o.uses().isEmpty();
    boolean[] show = {
      none || o.has("l"), none || o.has("w"), o.has("m"), none || o.has("c"), o.has("L")
    };
    List<String> names = o.operands();
    long[] total = new long[5];
    int[] status = {0};
    int width = width(p, names, show);
    for (String name : names.isEmpty() ? List.of("-") : names) {
      long[] n = new long[5];
      try (Records in = Records.open(p, name)) {
        count(p, in, n, show[2] || show[4]);
      } catch (IOException e) {
        status[0] = Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
        if (!Say.isDirectory(e)) {
          continue;
        }
      }
      for (int i = 0; i < 4; i++) {
        total[i] += n[i];
      }
      total[4] = Math.max(total[4], n[4]);
      print(p, new Counts(names.isEmpty() ? "" : name, n), show, width);
    }
    if (names.size() > 1) {
      print(p, new Counts("total", total), show, width);
    }
    return status[0];
  }

  /** Columns are as wide as the size of all files needs; without sizes, seven. */
  private static int width(Process p, List<String> names, boolean[] show) {
    int shown = 0;
    for (boolean each : show) {
      shown += each ? 1 : 0;
    }
    if (shown == 1 && names.size() < 2) {
      return 1;
    }
    long size = 0;
    int least = 1;
    for (String name : names.isEmpty() ? List.of("-") : names) {
      var inode = name.equals("-") ? stat(p) : p.files().peek(p.path(name));
      if (inode == null) {
        if (name.equals("-")) {
          least = 7;
        }
      } else if (inode.isRegular()) {
        size += inode.size();
      } else {
        least = 7;
      }
    }
    return Math.max(least, Long.toString(size).length());
  }

  private static io.chapar.disk.@org.jspecify.annotations.Nullable Inode stat(Process p) {
    var channel = p.channel(0);
    return channel == null ? null : channel.stat();
  }

  private static void print(Process p, Counts counts, boolean[] show, int width)
      throws IOException {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      if (show[i]) {
        columns.add(String.format("%" + width + "d", counts.n[i]));
      }
    }
    p.out().println(String.join(" ", columns) + (counts.name.isEmpty() ? "" : " " + counts.name));
  }

  private static void count(Process p, Records in, long[] n, boolean chars) throws IOException {
    byte[] buffer = new byte[8192];
    boolean word = false;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int got; (got = in.in().read(buffer, 0, buffer.length)) > 0; ) {
      p.tick(got);
      n[3] += got;
      for (int i = 0; i < got; i++) {
        int c = buffer[i] & 0xff;
        boolean blank = c == ' ' || c >= 9 && c <= 13;
        if (c == '\n') {
          n[0]++;
        }
        if (blank) {
          word = false;
        } else if (!word && (c > ' ' && c != 127 || c >= 128)) {
          word = true;
          n[1]++;
        }
        if (chars) {
          if (c == '\n' || line.size() > 1 << 20) {
            chars(line, n);
            n[2] += c == '\n' ? 1 : 0;
            if (c == '\n') {
              continue;
            }
          }
          line.write(c);
        }
      }
    }
    chars(line, n);
  }

  private static void chars(ByteArrayOutputStream line, long[] n) {
    String text = Utf8.decode(line.toByteArray());
    int column = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean valid = c < 0xd800 || c > 0xdfff;
      n[2] += valid ? 1 : 0;
      column += c == '\t' ? 8 - column % 8 : valid && c >= ' ' && c != 127 ? 1 : 0;
    }
    n[4] = Math.max(n[4], column);
    line.reset();
  }
}
