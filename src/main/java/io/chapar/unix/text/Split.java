package io.chapar.unix.text;

import io.chapar.disk.Files;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** split(1). */
final class Split implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
              "a,suffix-length=",
              "additional-suffix=",
              "b,bytes=",
              "-C,line-bytes=",
              "d",
              "numeric-suffixes=?",
              "x",
              "hex-suffixes=?",
              "e,elide-empty-files",
              "-filter=",
              "l,lines=",
              "n,number=",
              "-t,separator=",
              "-u,unbuffered",
              "verbose")
          .digits("l");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    if (names.size() > 2) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(2)));
    }
    if (o.count("b") + o.count("l") + o.count("n") > 1) {
      return Say.usage(p, 1, "cannot split in more than one way");
    }
    String how = o.last("b", "l", "n");
    String value = how.isEmpty() ? "1000" : o.value(how, "");
    String plain = value.startsWith("l/") ? value.substring(2) : value;
    Long size = Say.count(plain);
    if (size == null || size == 0) {
      String what = how.equals("b") ? "bytes" : how.equals("n") ? "chunks" : "lines";
      return Say.error(
          p,
          1,
          "invalid number of "
              + what
              + ": "
              + Quote.locale(plain)
              + (size == null ? "" : ": Numerical result out of range"));
    }
    String length = o.value("a", "2");
    if (!length.matches("\\d{1,3}")) {
      return Say.error(p, 1, "invalid suffix length: " + Quote.locale(length));
    }
    String name = names.isEmpty() ? "-" : names.get(0);
    try (Records in = Records.open(p, name)) {
      Pieces pieces =
          new Pieces(
              p, o, names.size() > 1 ? names.get(1) : "x", Math.max(1, Integer.parseInt(length)));
      if (how.equals("n")) {
        chunks(in.all(), (int) Math.min(size, 100_000), value.startsWith("l/"), pieces);
      } else if (how.equals("b")) {
        for (byte[] buffer;
            (buffer = in.in().readNBytes((int) Math.min(size, 1 << 26))).length > 0; ) {
          pieces.open();
          pieces.write(buffer);
        }
      } else {
        long left = 0;
        for (byte[] line; (line = in.raw()) != null; left--) {
          if (left == 0) {
            pieces.open();
            left = size;
          }
          pieces.write(line);
        }
      }
      pieces.close();
      return 0;
    } catch (io.chapar.disk.DiskException e) {
      return Say.error(
          p,
          1,
          Say.isDirectory(e)
              ? Quote.shellIfNeeded(name) + ": " + Say.reason(e)
              : "cannot open " + Quote.shell(name) + " for reading: " + Say.reason(e));
    }
  }

  private static void chunks(byte[] all, int count, boolean lines, Pieces pieces)
      throws IOException {
    int size = all.length / count;
    int start = 0;
    for (int i = 0; i < count; i++) {
      int end =
          i == count - 1
              ? all.length
              : Math.max(start, (i + 1) * size + (lines ? 0 : Math.min(i + 1, all.length % count)));
      while (lines && end > start && end < all.length && all[end - 1] != '\n') {
        end++;
      }
      pieces.open();
      pieces.write(Arrays.copyOfRange(all, start, end));
      start = end;
    }
  }

  private static final class Pieces {
    private final Process p;
    private final Options.Parsed o;
    private final String prefix;
    private final int length;
    private final String digits;
    private long number;
    private int fd = -1;

    Pieces(Process p, Options.Parsed o, String prefix, int length) {
      this.p = p;
      this.o = o;
      this.prefix = prefix;
      this.length = length;
      String how = o.last("d", "numeric-suffixes", "x", "hex-suffixes");
      this.digits =
          how.isEmpty()
              ? "abcdefghijklmnopqrstuvwxyz"
              : how.equals("x") || how.equals("hex-suffixes") ? "0123456789abcdef" : "0123456789";
      String from = how.endsWith("suffixes") ? o.value(how, "0") : "0";
      this.number = from.matches("\\d{1,9}") ? Long.parseLong(from) : 0;
    }

    void open() throws IOException {
      close();
      StringBuilder suffix = new StringBuilder();
      long n = number++;
      for (int i = 0; i < length; i++) {
        suffix.insert(0, digits.charAt((int) (n % digits.length())));
        n /= digits.length();
      }
      if (n > 0) {
        throw new ExitException(Say.error(p, 1, "output file suffixes exhausted"));
      }
      String name = prefix + suffix + o.value("additional-suffix", "");
      if (o.has("verbose")) {
        p.out().println("creating file " + Quote.shell(name));
      }
      try {
        fd =
            p.allocate(
                p.open(
                    name, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666),
                3);
      } catch (IOException e) {
        throw new ExitException(Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e)));
      }
    }

    void write(byte[] bytes) throws IOException {
      p.write(fd, bytes, 0, bytes.length);
    }

    void close() {
      if (fd > 0) {
        p.close(fd);
        fd = -1;
      }
    }
  }
}
