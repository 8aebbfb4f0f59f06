package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** tr(1): bytes to bytes, as GNU's. */
final class Tr implements Program {
  private static final Options OPTIONS =
      Options.coreutils("c,C,complement", "d,delete", "s,squeeze-repeats", "t,truncate-set1")
          .inOrder();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    boolean delete = o.has("d");
    boolean squeeze = o.has("s");
    List<String> operands = o.operands();
    checkCount(p, operands, delete, squeeze);
    TrSet one = TrSet.parse(p, operands.get(0), false);
    TrSet two = operands.size() > 1 ? TrSet.parse(p, operands.get(1), true) : null;
    boolean[] deleted = new boolean[256];
    boolean[] squeezed = new boolean[256];
    int[] map = new int[256];
    for (int i = 0; i < 256; i++) {
      map[i] = i;
    }
    int[] first = o.has("c") ? one.complement() : one.bytes(two == null ? -1 : two.length());
    if (delete) {
      mark(deleted, first);
      if (two != null) {
        mark(squeezed, two.bytes(-1));
      }
    } else if (two != null) {
      translate(p, o, one, two, first, map);
      if (squeeze) {
        mark(squeezed, two.bytes(first.length));
      }
    } else {
      mark(squeezed, first);
    }
    byte[] buffer = new byte[8192];
    int last = -1;
    for (int n; (n = p.in().read(buffer, 0, buffer.length)) > 0; ) {
      p.tick(n);
      int to = 0;
      for (int i = 0; i < n; i++) {
        int c = buffer[i] & 0xff;
        if (deleted[c]) {
          continue;
        }
        int mapped = map[c];
        if (squeezed[mapped] && mapped == last) {
          continue;
        }
        last = mapped;
        buffer[to++] = (byte) mapped;
      }
      p.out().write(buffer, 0, to);
      if (p.in().available() == 0) {
        p.out().flush();
      }
    }
    return 0;
  }

  private static void checkCount(Process p, List<String> operands, boolean delete, boolean squeeze)
      throws IOException {
    int least = delete == squeeze ? 2 : 1;
    int most = delete && !squeeze ? 1 : 2;
    if (operands.size() < least) {
      if (operands.isEmpty()) {
        throw new ExitException(Say.usage(p, 1, "missing operand"));
      }
      String why =
          squeeze
              ? "Two strings must be given when both deleting and squeezing repeats."
              : "Two strings must be given when translating.";
      throw new ExitException(
          Say.usage(
              p,
              1,
              "missing operand after "
                  + Quote.locale(operands.get(operands.size() - 1))
                  + "\n"
                  + why));
    }
    if (operands.size() > most) {
      String why =
          most == 1 && operands.size() == 2
              ? "\nOnly one string may be given when deleting without squeezing repeats."
              : "";
      throw new ExitException(
          Say.usage(p, 1, "extra operand " + Quote.locale(operands.get(most)) + why));
    }
  }

  private static void translate(
      Process p, Options.Parsed o, TrSet one, TrSet two, int[] first, int[] map)
      throws IOException {
    if (two.hasOtherClasses()) {
      throw new ExitException(
          Say.error(
              p,
              1,
              "when translating, the only character classes that may appear in\n"
                  + "string2 are 'upper' and 'lower'"));
    }
    if (!two.casesMatch(one, o.has("c"))) {
      throw new ExitException(Say.error(p, 1, "misaligned [:upper:] and/or [:lower:] construct"));
    }
    int[] second = two.bytes(first.length);
    if (second.length == 0 && !o.has("t") && first.length > 0) {
      throw new ExitException(
          Say.error(p, 1, "when not truncating set1, string2 must be non-empty"));
    }
    for (int i = 0; i < first.length; i++) {
      if (i < second.length) {
        map[first[i]] = second[i];
      } else if (!o.has("t")) {
        map[first[i]] = second[second.length - 1];
      }
    }
  }

  private static void mark(boolean[] marks, int[] bytes) {
    for (int b : bytes) {
      marks[b] = true;
    }
  }
}
