package io.chapar.text.regex;

import java.util.EnumSet;
import java.util.Set;

/** Reads a POSIX bracket expression, as glibc does: the way there, and what is wrong with it. */
final class Bracket {
  private static final String UNMATCHED = "Unmatched [, [^, [:, [., or [=";

  private final String text;
  private final boolean escapes;
  private final Set<Flag> flags;
  private int at;

  private Bracket(String text, int at, boolean escapes, Set<Flag> flags) {
    this.text = text;
    this.at = at;
    this.escapes = escapes;
    this.flags = flags;
  }

  /** A set and the offset after its closing bracket. */
  record Parsed(CharSet set, int end) {}

  /**
   * Reads the expression whose {@code [} is just before {@code at}.
   *
   * @param escapes whether a backslash escapes (awk) or stands for itself (POSIX)
   */
  static Parsed parse(String text, int at, boolean escapes, Set<Flag> flags) {
    Bracket b =
        new Bracket(text, at, escapes, flags.isEmpty() ? EnumSet.noneOf(Flag.class) : flags);
    CharSet set = b.list();
    return new Parsed(set, b.at);
  }

  private CharSet list() {
    boolean unicode = !flags.contains(Flag.BYTES);
    boolean negated = peek() == '^';
    if (negated) {
      at++;
    }
    if (peek() < 0 && !escapes) {
      throw error("Invalid regular expression");
    }
    CharSet.Builder out = new CharSet.Builder();
    boolean first = true;
    while (first || peek() != ']') {
      int start = at;
      CharSet element = element(first);
      boolean isClass = start + 1 < text.length() && text.startsWith("[:", start);
      if (rangeFollows()) {
        if (isClass) {
          throw error("Invalid range end");
        }
        at++;
        if (at >= text.length()) {
          throw error(UNMATCHED);
        }
        if (text.startsWith("[:", at)) {
          throw error("Invalid range end");
        }
        int from = element.single();
        int to = element(true).single();
        if (from > to || from < 0) {
          throw error("Invalid range end");
        }
        out.add(from, to);
      } else {
        out.add(element);
      }
      first = false;
    }
    at++;
    CharSet set = out.build();
    if (flags.contains(Flag.IGNORE_CASE)) {
      set = set.ignoringCase(unicode);
    }
    if (negated) {
      set = CharSet.VALID.minus(set);
      if (flags.contains(Flag.NEWLINE)) {
        set = set.minus(CharClasses.NEWLINE);
      }
    }
    return set;
  }

  /** Whether a range sign comes now: a hyphen that is not the last of the list. */
  private boolean rangeFollows() {
    return peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']';
  }

  private CharSet element(boolean hyphenAllowed) {
    int c = peek();
    if (c < 0) {
      throw error(UNMATCHED);
    }
    if (c == '[' && at + 1 < text.length() && ".:=".indexOf(text.charAt(at + 1)) >= 0) {
      return symbol(text.charAt(at + 1));
    }
    if (c == '-' && !hyphenAllowed && at + 1 < text.length() && text.charAt(at + 1) != ']') {
      if (!text.startsWith("--", at)) {
        throw error("Invalid range end");
      }
    }
    if (c == '\\' && escapes && at + 1 < text.length()) {
      at++;
      int escaped = AwkEscape.value(text, at);
      at = AwkEscape.end(text, at);
      return CharSet.of(escaped);
    }
    at += Character.charCount(c);
    return CharSet.of(c);
  }

  private CharSet symbol(char kind) {
    int end = text.indexOf(kind + "]", at + 2);
    if (end < 0) {
      if (kind == ':') {
        // glibc takes an unfinished class for a plain bracket.
        at++;
        if (text.indexOf(']', at) >= 0) {
          return CharSet.of('[');
        }
      }
      throw error(UNMATCHED);
    }
    String name = text.substring(at + 2, end);
    if (kind == ':' && !name.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      at++;
      return CharSet.of('[');
    }
    at = end + 2;
    if (kind == ':') {
      boolean both =
          flags.contains(Flag.IGNORE_CASE) && (name.equals("upper") || name.equals("lower"));
      CharSet set = CharClasses.named(both ? "alpha" : name, !flags.contains(Flag.BYTES));
      if (set == null) {
        throw error("Invalid character class name");
      }
      return set;
    }
    if (name.isEmpty() || name.codePointCount(0, name.length()) != 1) {
      throw error("Invalid collation character");
    }
    return CharSet.of(name.codePointAt(0));
  }

  private int peek() {
    return at < text.length() ? text.codePointAt(at) : -1;
  }

  private static RegexSyntaxException error(String message) {
    return new RegexSyntaxException(message, -1);
  }
}
