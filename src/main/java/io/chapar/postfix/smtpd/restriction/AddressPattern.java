package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.PostfixFatal;
import java.util.ArrayList;
import java.util.List;

/** A pattern of answers of a block list: {@code 127.0.[0;2].[1..9;11]}. */
final class AddressPattern {
  private AddressPattern() {}

  /** Whether an IPv4 address fits; a pattern that makes no sense ends the process. */
  static boolean matches(String pattern, String address) {
    List<String> fields = fields(pattern);
    String[] bytes = address.split("\\.", -1);
    if (fields.size() != 4) {
      throw bad("too " + (fields.size() < 4 ? "few" : "many") + " fields", pattern);
    }
    boolean fits = bytes.length == 4;
    for (int i = 0; i < 4; i++) {
      fits &= field(fields.get(i), i < bytes.length ? number(bytes[i], pattern) : -1, pattern);
    }
    return fits;
  }

  private static List<String> fields(String pattern) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean inside = false;
    for (char c : pattern.toCharArray()) {
      inside = c == '[' || inside && c != ']';
      if (c == '.' && !inside) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static boolean field(String field, int value, String pattern) {
    if (!field.startsWith("[")) {
      return number(field, pattern) == value;
    }
    if (!field.endsWith("]") || field.length() < 3) {
      throw bad("need \"number\" or \"[range;...]\"", pattern);
    }
    boolean fits = false;
    for (String item : field.substring(1, field.length() - 1).split(";", -1)) {
      int dots = item.indexOf("..");
      int from = number(dots < 0 ? item : item.substring(0, dots), pattern);
      int to = dots < 0 ? from : number(item.substring(dots + 2), pattern);
      if (from > to) {
        throw bad("bad range", pattern);
      }
      fits |= from <= value && value <= to;
    }
    return fits;
  }

  private static int number(String text, String pattern) {
    boolean digits =
        !text.isEmpty() && text.length() < 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = digits ? Integer.parseInt(text) : 256;
    if (value > 255) {
      throw bad("need decimal number 0..255", pattern);
    }
    return value;
  }

  private static PostfixFatal bad(String why, String pattern) {
    return new PostfixFatal("RBL reply error: " + why + " at \"" + pattern + '"');
  }
}
