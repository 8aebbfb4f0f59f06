package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.Arrays;

/**
 * One key of sort: where it begins and ends in a line, and how it is compared.
 *
 * @param order the letters that say how: a subset of {@code bdfghiMnRrV}
 */
record SortKey(
    int field,
    int character,
    int endField,
    int endCharacter,
    boolean skipStart,
    boolean skipEnd,
    String order) {
  static final String LETTERS = "bdfghiMnRrV";

  /** The whole line. */
  static SortKey whole(String order) {
    return new SortKey(1, 1, 0, 0, order.contains("b"), order.contains("b"), order);
  }

  /** Reads the argument of -k; on a wrong one complains and ends the process. */
  static SortKey parse(Process p, String spec) throws IOException {
    int[] at = {0};
    int field = number(p, spec, at, "field start");
    if (field == 0) {
      throw wrong(p, "field number is zero", spec);
    }
    int character = 1;
    if (at[0] < spec.length() && spec.charAt(at[0]) == '.') {
      at[0]++;
      character = number(p, spec, at, "character start");
      if (character == 0) {
        throw wrong(p, "character offset is zero", spec);
      }
    }
    StringBuilder order = new StringBuilder();
    boolean skipStart = letters(spec, at, order);
    int endField = 0;
    int endCharacter = 0;
    boolean skipEnd = false;
    if (at[0] < spec.length() && spec.charAt(at[0]) == ',') {
      at[0]++;
      endField = number(p, spec, at, "end of field");
      if (endField == 0) {
        throw wrong(p, "field number is zero", spec);
      }
      if (at[0] < spec.length() && spec.charAt(at[0]) == '.') {
        at[0]++;
        endCharacter = number(p, spec, at, "end of character");
      }
      skipEnd = letters(spec, at, order);
    }
    if (at[0] < spec.length()) {
      throw wrong(p, "stray character in field spec", spec);
    }
    return new SortKey(
        field, character, endField, endCharacter, skipStart, skipEnd, order.toString());
  }

  private static boolean letters(String spec, int[] at, StringBuilder order) {
    boolean blanks = false;
    while (at[0] < spec.length() && LETTERS.indexOf(spec.charAt(at[0])) >= 0) {
      char c = spec.charAt(at[0]++);
      blanks |= c == 'b';
      order.append(c);
    }
    return blanks;
  }

  private static int number(Process p, String spec, int[] at, String what) throws IOException {
    int start = at[0];
    while (at[0] < spec.length() && Character.isDigit(spec.charAt(at[0]))) {
      at[0]++;
    }
    if (at[0] == start) {
      throw new ExitException(
          Say.error(
              p,
              2,
              "invalid number "
                  + (what.startsWith("end") ? "after ‘,’" : "at field start")
                  + ": invalid count at start of "
                  + Quote.locale(spec.substring(start))));
    }
    String digits = spec.substring(start, at[0]);
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static ExitException wrong(Process p, String message, String spec) throws IOException {
    return new ExitException(
        Say.error(p, 2, message + ": invalid field specification " + Quote.locale(spec)));
  }

  /** Whether this key says itself how it is compared. */
  boolean ordered() {
    return !order.isEmpty();
  }

  SortKey ordered(String global) {
    boolean blanks = global.contains("b");
    return new SortKey(field, character, endField, endCharacter, blanks, blanks, global);
  }

  /** The part of {@code line} that is compared; {@code tab} is -1 for blanks. */
  byte[] of(byte[] line, int tab) {
    int from = start(line, tab);
    int to = end(line, tab);
    return from >= to
        ? new byte[0]
        : from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
  }

  private int start(byte[] line, int tab) {
    int at = skipFields(line, tab, field - 1, true);
    if (skipStart) {
      at = skipBlanks(line, at);
    }
    return Math.min(line.length, at + character - 1);
  }

  private int end(byte[] line, int tab) {
    if (endField == 0) {
      return line.length;
    }
    if (endCharacter == 0) {
      int at = skipFields(line, tab, endField - 1, true);
      return fieldEnd(line, tab, at);
    }
    int at = skipFields(line, tab, endField - 1, true);
    if (skipEnd) {
      at = skipBlanks(line, at);
    }
    return Math.min(line.length, at + endCharacter);
  }

  private static int skipFields(byte[] line, int tab, int count, boolean separator) {
    int at = 0;
    for (int i = 0; i < count && at < line.length; i++) {
      at = fieldEnd(line, tab, at);
      if (tab >= 0 && separator && at < line.length) {
        at++;
      }
    }
    return at;
  }

  private static int fieldEnd(byte[] line, int tab, int from) {
    int at = from;
    if (tab >= 0) {
      while (at < line.length && (line[at] & 0xff) != tab) {
        at++;
      }
      return at;
    }
    at = skipBlanks(line, at);
    while (at < line.length && !blank(line[at])) {
      at++;
    }
    return at;
  }

  private static int skipBlanks(byte[] line, int from) {
    int at = from;
    while (at < line.length && blank(line[at])) {
      at++;
    }
    return at;
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t' || b == '\n';
  }
}
