package io.chapar.postfix.table;

import io.chapar.postfix.conf.Ascii;
import io.chapar.text.regex.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result text of a pattern rule with its {@code $1}, {@code ${1}} and {@code $(1)}.
 *
 * @param parts literal texts and group numbers in turn
 * @param highest the highest group number; 0 for a plain text
 */
record Replacement(List<Part> parts, int highest) {

  /** A text, or the number of a group. */
  record Part(String text, int group) {}

  /**
   * Reads a result text.
   *
   * @throws IllegalArgumentException with Postfix's warning; its cause is null where the warning
   *     carries the place of the rule
   */
  static Replacement parse(String text, String outOfRange) throws Malformed {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int highest = 0;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (c != '$') {
        literal.append(c);
        at++;
        continue;
      }
      if (at + 1 < text.length() && text.charAt(at + 1) == '$') {
        literal.append('$');
        at += 2;
        continue;
      }
      at++;
      String name;
      char open = at < text.length() ? text.charAt(at) : 0;
      if (open == '{' || open == '(') {
        int end = closing(text, at, open);
        if (end < 0) {
          throw new Malformed("truncated macro reference: \"" + text + '"', false);
        }
        name = text.substring(at + 1, end);
        at = end + 1;
      } else {
        int end = at;
        while (end < text.length()
            && (Ascii.isAlnum(text.charAt(end)) || text.charAt(end) == '_')) {
          end++;
        }
        name = text.substring(at, end);
        at = end;
      }
      if (name.isEmpty()) {
        throw new Malformed("empty macro name: \"" + text + '"', false);
      }
      int group = number(name, outOfRange);
      highest = Math.max(highest, group);
      parts.add(new Part(literal.toString(), 0));
      parts.add(new Part("", group));
      literal.setLength(0);
    }
    parts.add(new Part(literal.toString(), 0));
    return new Replacement(parts, highest);
  }

  private static int number(String name, String outOfRange) throws Malformed {
    if (!Ascii.allDigits(name)) {
      throw new Malformed("non-numeric replacement index \"" + name + '"', true);
    }
    int group = name.length() > 6 ? 1_000_000 : Integer.parseInt(name);
    if (group < 1) {
      throw new Malformed(outOfRange + " replacement index \"" + name + '"', true);
    }
    return group;
  }

  private static int closing(String text, int from, char open) {
    char close = open == '{' ? '}' : ')';
    int level = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        level++;
      } else if (c == close && --level == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The result for a match. */
  String apply(@Nullable Match match) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      if (part.group() == 0) {
        out.append(part.text());
      } else if (match != null) {
        String group = match.group(part.group());
        out.append(group == null ? "" : group);
      }
    }
    return out.toString();
  }

  /** A result text that makes no sense. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether Postfix's warning begins with the place of the rule. */
    final boolean placed;

    Malformed(String warning, boolean placed) {
      super(warning, null, false, false);
      this.placed = placed;
    }
  }
}
