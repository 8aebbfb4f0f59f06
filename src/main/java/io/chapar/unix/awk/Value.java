package io.chapar.unix.awk;

import io.chapar.unix.text.CFormat;
import java.util.Locale;

/**
 * A value of awk: a number, a string, a string from the input that looks like a number, or nothing
 * yet.
 */
final class Value {
  private enum Kind {
    NUMBER,
    STRING,
    MAYBE,
    NONE
  }

  static final Value NONE = new Value(Kind.NONE, 0, "");
  static final Value ZERO = new Value(Kind.NUMBER, 0, "");
  static final Value ONE = new Value(Kind.NUMBER, 1, "");
  static final Value EMPTY = new Value(Kind.STRING, 0, "");
  private static final CFormat DEFAULT = new CFormat("", 0, 6, 'g');

  private final Kind kind;
  private final double number;
  private final String string;

  private Value(Kind kind, double number, String string) {
    this.kind = kind;
    this.number = number;
    this.string = string;
  }

  static Value of(double number) {
    return number == 0 ? ZERO : number == 1 ? ONE : new Value(Kind.NUMBER, number, "");
  }

  static Value of(boolean truth) {
    return truth ? ONE : ZERO;
  }

  static Value of(String string) {
    return string.isEmpty() ? EMPTY : new Value(Kind.STRING, 0, string);
  }

  /** What was read: it counts as a number if it looks like one. */
  static Value input(String string) {
    return new Value(Kind.MAYBE, 0, string);
  }

  /** Whether it is compared as a number. */
  boolean numeric() {
    return kind == Kind.NUMBER || kind == Kind.NONE || kind == Kind.MAYBE && looksNumeric(string);
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  double number() {
    return kind == Kind.NUMBER ? number : kind == Kind.NONE ? 0 : leading(string);
  }

  boolean truth() {
    return switch (kind) {
      case NUMBER -> number != 0;
      case STRING -> !string.isEmpty();
      case MAYBE -> looksNumeric(string) ? leading(string) != 0 : !string.isEmpty();
      case NONE -> false;
    };
  }

  /** As text; a number that is no integer by {@code format}, which is CONVFMT or OFMT. */
  String string(String format) {
    if (kind != Kind.NUMBER) {
      return string;
    }
    if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
      return Long.toString((long) number);
    }
    return format.equals("%.6g")
        ? DEFAULT.floating(number)
        : Printf.format(format, java.util.List.of(this));
  }

  /** The number at the beginning of {@code s}, as strtod(3) reads it. */
  static double leading(String s) {
    int start = 0;
    while (start < s.length()
        && (s.charAt(start) == ' ' || s.charAt(start) >= '\t' && s.charAt(start) <= '\r')) {
      start++;
    }
    int end = end(s, start);
    return end == start ? 0 : parse(s.substring(start, end));
  }

  private static double parse(String text) {
    String t = text.toLowerCase(Locale.ROOT);
    boolean negative = t.startsWith("-");
    String body = negative || t.startsWith("+") ? t.substring(1) : t;
    double value;
    if (body.startsWith("0x")) {
      value = Double.parseDouble(body + (body.contains("p") ? "" : "p0"));
    } else if (body.startsWith("inf")) {
      value = Double.POSITIVE_INFINITY;
    } else if (body.startsWith("nan")) {
      value = Double.NaN;
    } else {
      value = Double.parseDouble(body);
    }
    return negative ? -value : value;
  }

  private static int end(String s, int start) {
    int i = start;
    if (i < s.length() && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
      i++;
    }
    for (String word : new String[] {"infinity", "inf", "nan"}) {
      if (s.regionMatches(true, i, word, 0, word.length())) {
        return i + word.length();
      }
    }
    if (s.regionMatches(true, i, "0x", 0, 2)
        && i + 2 < s.length()
        && Character.digit(s.charAt(i + 2), 16) >= 0) {
      i += 2;
      while (i < s.length() && Character.digit(s.charAt(i), 16) >= 0) {
        i++;
      }
      return i;
    }
    int digits = 0;
    while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
      i++;
      digits++;
    }
    if (i < s.length() && s.charAt(i) == '.') {
      i++;
      while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
        i++;
        digits++;
      }
    }
    if (digits == 0) {
      return start;
    }
    if (i < s.length() && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      int e = i + 1;
      if (e < s.length() && (s.charAt(e) == '-' || s.charAt(e) == '+')) {
        e++;
      }
      if (e < s.length() && Character.isDigit(s.charAt(e))) {
        while (e < s.length() && Character.isDigit(s.charAt(e))) {
          e++;
        }
        i = e;
      }
    }
    return i;
  }

  private static boolean looksNumeric(String s) {
    int start = 0;
    int stop = s.length();
    while (start < stop
        && (s.charAt(start) == ' ' || s.charAt(start) >= '\t' && s.charAt(start) <= '\r')) {
      start++;
    }
    while (stop > start
        && (s.charAt(stop - 1) == ' '
            || s.charAt(stop - 1) >= '\t' && s.charAt(stop - 1) <= '\r')) {
      stop--;
    }
    return stop > start && end(s, start) == stop;
  }

  static int compare(Value a, Value b, String format) {
    if (a.numeric() && b.numeric()) {
      double x = a.number();
      double y = b.number();
      return x < y ? -1 : x > y ? 1 : x == y ? 0 : -1;
    }
    return a.string(format).compareTo(b.string(format));
  }
}
