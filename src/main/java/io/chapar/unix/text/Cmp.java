package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** cmp(1), of diffutils. */
final class Cmp implements Program {
  private static final Options OPTIONS =
      Options.of("b,print-bytes", "i,ignore-initial=", "l,verbose", "n,bytes=", "s,quiet,silent")
          .status(2)
          .hint("%s: Try '%s --help' for more information.")
          .version("GNU diffutils", "3.8");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    if (names.isEmpty() || names.size() > 4) {
      Say.error(
          p,
          2,
          names.isEmpty()
              ? "missing operand after 'cmp'"
              : "extra operand " + Quote.shell(names.get(4)));
      p.err().println("cmp: Try 'cmp --help' for more information.");
      return 2;
    }
    String[] pair = {names.get(0), names.size() > 1 ? names.get(1) : "-"};
    Records[] files = new Records[2];
    for (int i = 0; i < 2; i++) {
      try {
        files[i] = Records.open(p, pair[i]);
      } catch (IOException e) {
        return o.has("s") ? 2 : Say.error(p, 2, pair[i] + ": " + Say.reason(e));
      }
    }
    String[] initial = o.value("i", "0").split(":", 2);
    for (int i = 0; i < 2; i++) {
      Long skip = Say.count(initial[Math.min(i, initial.length - 1)]);
      files[i].in().skip(skip == null ? 0 : skip);
    }
    if (names.size() > 2) {
      for (int i = 0; i + 2 < names.size(); i++) {
        Long skip = Say.count(names.get(i + 2));
        files[i].in().skip(skip == null ? 0 : skip);
      }
    }
    Long limit = o.has("n") ? Say.count(o.value("n", "")) : Long.valueOf(Long.MAX_VALUE);
    return compare(p, o, files, pair, limit == null ? Long.MAX_VALUE : limit);
  }

  /** The digits that the greatest offset can have. */
  private static int width(Process p, String[] names) {
    long least = Long.MAX_VALUE;
    for (String name : names) {
      var inode = name.equals("-") ? null : p.files().peek(p.path(name));
      least = inode == null ? least : Math.min(least, inode.size());
    }
    return least == Long.MAX_VALUE ? 1 : Long.toString(least).length();
  }

  private static int compare(
      Process p, Options.Parsed o, Records[] files, String[] names, long limit) throws IOException {
    int width = width(p, names);
    long at = 0;
    long line = 1;
    int status = 0;
    int last = '\n';
    while (at < limit) {
      int a = files[0].in().read();
      int b = files[1].in().read();
      if ((at & 1023) == 0) {
        p.tick();
      }
      if (a < 0 && b < 0) {
        return status;
      }
      if (a < 0 || b < 0) {
        if (!o.has("s")) {
          String name = a < 0 ? names[0] : names[1];
          p.err()
              .println(
                  "cmp: EOF on "
                      + name
                      + (at == 0
                          ? " which is empty"
                          : " after byte "
                              + at
                              + (o.has("l")
                                  ? ""
                                  : ", "
                                      + (last == '\n'
                                          ? "line " + (line - 1)
                                          : "in line " + line))));
        }
        return 1;
      }
      at++;
      if (a != b) {
        if (o.has("s")) {
          return 1;
        }
        if (!o.has("l")) {
          p.out()
              .println(
                  names[0]
                      + " "
                      + names[1]
                      + " differ: byte "
                      + at
                      + ", line "
                      + line
                      + (o.has("b")
                          ? String.format(" is %3o %s %3o %s", a, shown(a), b, shown(b))
                          : ""));
          return 1;
        }
        p.out()
            .println(
                o.has("b")
                    ? String.format("%" + width + "d %3o %-4s %3o %s", at, a, shown(a), b, shown(b))
                    : String.format("%" + width + "d %3o %3o", at, a, b));
        status = 1;
      }
      if (a == '\n') {
        line++;
      }
      last = a;
    }
    return status;
  }

  private static String shown(int c) {
    String high = c >= 128 ? "M-" : "";
    int low = c & 127;
    return high
        + (low < 32 ? "^" + (char) (low + 64) : low == 127 ? "^?" : Character.toString(low));
  }
}
