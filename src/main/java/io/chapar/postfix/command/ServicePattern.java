package io.chapar.postfix.command;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.MasterEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests of postconf such as {@code smtp/inet}, where {@code *} stands for anything. */
final class ServicePattern {
  private ServicePattern() {}

  /** The parts, filled up with {@code *}; null for a text of the wrong form. */
  static @Nullable List<String> parse(String text, int least, int most) {
    List<String> parts = new ArrayList<>(Ascii.words(text, "/"));
    if (text.startsWith("/") || parts.size() < least || parts.size() > most) {
      return null;
    }
    for (String part : parts) {
      if (!part.equals("*") && part.indexOf('*') >= 0) {
        return null;
      }
    }
    while (parts.size() < most) {
      parts.add("*");
    }
    return parts;
  }

  static boolean matches(List<String> parts, String name, String type) {
    return matches(parts.get(0), name) && matches(parts.get(1), type);
  }

  private static boolean matches(String pattern, String text) {
    return pattern.equals("*") || pattern.equals(text);
  }

  /** The number of a field, -1 for {@code *}. */
  static int field(String name) {
    int field = MasterEntry.FIELD_NAMES.indexOf(name);
    if (field < 0 && !name.equals("*")) {
      throw new PostfixFatal("invalid service attribute name: \"" + name + '"');
    }
    return field;
  }
}
