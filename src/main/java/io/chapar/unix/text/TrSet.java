package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of tr: bytes in order, ranges, classes, {@code [x*n]}. */
final class TrSet {
  /**
   * A piece: bytes, or a byte to be repeated until the set is long enough; with the class it came
   * from.
   */
  private record Piece(int[] bytes, boolean fills, String charClass) {}

  private final List<Piece> pieces = new ArrayList<>();

  static TrSet parse(Process p, String text, boolean second) throws IOException {
    TrSet set = new TrSet();
    byte[] b = Utf8.encode(text);
    int i = 0;
    while (i < b.length) {
      if (b[i] == '[' && i + 1 < b.length) {
        int end = set.construct(p, b, i, second);
        if (end > i) {
          i = end;
          continue;
        }
      }
      int[] at = {i};
      int from = unescape(b, at);
      i = at[0];
      if (i + 1 < b.length && b[i] == '-') {
        at[0] = i + 1;
        int to = unescape(b, at);
        if (to < from) {
          String range =
              new String(
                  b,
                  i - 1 < 0 ? 0 : i - 1,
                  at[0] - i + 1,
                  java.nio.charset.StandardCharsets.ISO_8859_1);
          throw new ExitException(
              Say.error(
                  p,
                  1,
                  "range-endpoints of '" + range + "' are in reverse collating sequence order"));
        }
        set.pieces.add(new Piece(IntStream.rangeClosed(from, to).toArray(), false, ""));
        i = at[0];
      } else {
        set.pieces.add(new Piece(new int[] {from}, false, ""));
      }
    }
    return set;
  }

  /**
   * Reads {@code [:class:]}, {@code [=x=]} or {@code [x*n]} at {@code i}; the offset after it, or
   * {@code i}.
   */
  private int construct(Process p, byte[] b, int i, boolean second) throws IOException {
    if (b[i + 1] == ':' || b[i + 1] == '=') {
      byte kind = b[i + 1];
      for (int end = i + 2; end + 1 < b.length; end++) {
        if (b[end] == kind && b[end + 1] == ']' && end > i + 2) {
          String name = Utf8.decode(b, i + 2, end - i - 2);
          if (kind == '=') {
            if (end != i + 3) {
              throw new ExitException(
                  Say.error(p, 1, name + ": equivalence class operand must be a single character"));
            }
            pieces.add(new Piece(new int[] {b[i + 2] & 0xff}, false, ""));
          } else {
            IntPredicate test = named(name);
            if (test == null) {
              throw new ExitException(
                  Say.error(p, 1, "invalid character class " + Quote.locale(name)));
            }
            pieces.add(new Piece(IntStream.range(0, 256).filter(test).toArray(), false, name));
          }
          return end + 2;
        }
      }
      return i;
    }
    int[] at = {i + 1};
    int c = unescape(b, at);
    if (at[0] >= b.length || b[at[0]] != '*') {
      return i;
    }
    int end = at[0] + 1;
    while (end < b.length && Character.isDigit(b[end])) {
      end++;
    }
    if (end >= b.length || b[end] != ']') {
      return i;
    }
    if (!second) {
      throw new ExitException(
          Say.error(p, 1, "the [c*] repeat construct may not appear in string1"));
    }
    String digits =
        new String(b, at[0] + 1, end - at[0] - 1, java.nio.charset.StandardCharsets.ISO_8859_1);
    int n =
        digits.isEmpty()
            ? 0
            : (int)
                Math.min(
                    100_000,
                    Long.parseLong(
                        digits.length() > 9 ? "999999" : digits, digits.startsWith("0") ? 8 : 10));
    int[] bytes = new int[n];
    Arrays.fill(bytes, c);
    pieces.add(n == 0 ? new Piece(new int[] {c}, true, "") : new Piece(bytes, false, ""));
    return end + 1;
  }

  private static int unescape(byte[] b, int[] at) {
    int i = at[0];
    if (b[i] != '\\' || i + 1 >= b.length) {
      at[0] = i + 1;
      return b[i] & 0xff;
    }
    int c = b[i + 1];
    if (c >= '0' && c <= '7') {
      int value = 0;
      int end = i + 1;
      while (end < b.length
          && end < i + 4
          && b[end] >= '0'
          && b[end] <= '7'
          && value * 8 + b[end] - '0' < 256) {
        value = value * 8 + b[end++] - '0';
      }
      at[0] = end;
      return value;
    }
    at[0] = i + 2;
    return switch (c) {
      case 'a' -> 7;
      case 'b' -> 8;
      case 'f' -> 12;
      case 'n' -> 10;
      case 'r' -> 13;
      case 't' -> 9;
      case 'v' -> 11;
      default -> c & 0xff;
    };
  }

  private static @Nullable IntPredicate named(String name) {
    return switch (name) {
      case "alpha" -> c -> c < 128 && Character.isLetter(c);
      case "digit" -> c -> c >= '0' && c <= '9';
      case "alnum" -> c -> c < 128 && Character.isLetterOrDigit(c);
      case "upper" -> c -> c >= 'A' && c <= 'Z';
      case "lower" -> c -> c >= 'a' && c <= 'z';
      case "space" -> c -> c == ' ' || c >= 9 && c <= 13;
      case "blank" -> c -> c == ' ' || c == 9;
      case "punct" -> c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
      case "print" -> c -> c >= ' ' && c < 127;
      case "graph" -> c -> c > ' ' && c < 127;
      case "cntrl" -> c -> c < ' ' || c == 127;
      case "xdigit" -> c -> Character.digit(c, 16) >= 0 && c < 128;
      default -> null;
    };
  }

  boolean hasOtherClasses() {
    return pieces.stream()
        .anyMatch(
            x ->
                !x.charClass.isEmpty()
                    && !x.charClass.equals("upper")
                    && !x.charClass.equals("lower"));
  }

  /** Whether each [:upper:] and [:lower:] here has its counterpart in {@code one}. */
  boolean casesMatch(TrSet one, boolean complemented) {
    int at = 0;
    for (Piece piece : pieces) {
      if (!piece.charClass.isEmpty()) {
        int other = 0;
        boolean found = false;
        for (Piece theirs : one.pieces) {
          found |=
              other == at && (theirs.charClass.equals("upper") || theirs.charClass.equals("lower"));
          other += theirs.bytes.length;
        }
        if (!found || complemented) {
          return false;
        }
      }
      at += piece.bytes.length;
    }
    return true;
  }

  int length() {
    return pieces.stream().mapToInt(x -> x.bytes.length).sum();
  }

  /** The bytes in order; a repetition without number fills up to {@code wanted}. */
  int[] bytes(int wanted) {
    IntStream.Builder out = IntStream.builder();
    int others = pieces.stream().filter(x -> !x.fills).mapToInt(x -> x.bytes.length).sum();
    for (Piece piece : pieces) {
      int times = piece.fills ? Math.max(0, wanted - others) : 1;
      for (int i = 0; i < times; i++) {
        for (int b : piece.bytes) {
          out.add(b);
        }
      }
    }
    return out.build().toArray();
  }

  int[] complement() {
    boolean[] in = new boolean[256];
    for (int b : bytes(-1)) {
      in[b] = true;
    }
    return IntStream.range(0, 256).filter(b -> !in[b]).toArray();
  }
}
