package io.chapar.text.regex;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a character class of a Perl pattern, from after its opening bracket. */
final class PerlBracket {
  private final Cursor in;
  private final PerlEscape escapes;
  private final boolean unicodeClasses;
  private boolean quoted;

  PerlBracket(Cursor in, PerlEscape escapes, Set<Flag> flags) {
    this.in = in;
    this.escapes = escapes;
    this.unicodeClasses = flags.contains(Flag.UNICODE_CLASSES);
  }

  /** The set, before its case is folded; {@code null} members are ranges' ends. */
  CharSet parse(boolean ignoreCase, boolean unicode) {
    boolean negated = in.skip("^");
    CharSet.Builder out = new CharSet.Builder();
    boolean first = true;
    quoted = false;
    while (first || quoted || in.peek() != ']') {
      if (in.atEnd()) {
        throw in.error("missing terminating ] for character class");
      }
      if (quotes()) {
        continue;
      }
      CharSet element = element();
      first = false;
      int from = element.single();
      if (in.peek() == '-' && in.peek(1) != ']' && in.peek(1) >= 0 && !quoted) {
        int hyphen = in.at;
        in.at++;
        if (quotes() && in.atEnd()) {
          throw in.error("missing terminating ] for character class");
        }
        boolean classBefore = from < 0;
        CharSet last = element();
        int to = last.single();
        if (classBefore || to < 0) {
          if (classBefore) {
            throw in.error("invalid range in character class", hyphen);
          }
          throw in.error("invalid range in character class", in.at);
        }
        if (to < from) {
          throw in.error("range out of order in character class", in.at - 1);
        }
        out.add(from, to);
      } else {
        out.add(element);
      }
    }
    in.at++;
    CharSet set = out.build();
    if (ignoreCase) {
      set = set.ignoringCase(unicode);
    }
    return negated ? PerlEscape.not(set) : set;
  }

  /** Passes {@code \Q} and {@code \E}; whether there was one. */
  private boolean quotes() {
    if (quoted ? in.skip("\\E") : in.skip("\\Q")) {
      quoted = !quoted;
      return true;
    }
    return !quoted && in.skip("\\E");
  }

  private CharSet element() {
    if (in.atEnd()) {
      throw in.error("missing terminating ] for character class");
    }
    int c = in.peek();
    if (c == '[' && !quoted && (in.peek(1) == ':' || in.peek(1) == '.' || in.peek(1) == '=')) {
      CharSet named = named((char) in.peek(1));
      if (named != null) {
        return named;
      }
    }
    in.next();
    if (c != '\\' || quoted) {
      return CharSet.of(c);
    }
    if (in.atEnd()) {
      throw in.error("\\ at end of pattern");
    }
    int letter = in.next();
    if (letter == 'b') {
      return CharSet.of(8);
    }
    if (letter == 'B' || letter == 'R' || letter == 'X' || letter == 'N' && in.peek() != '{') {
      throw in.error(
          letter == 'N'
              ? "\\N is not supported in a class"
              : "escape sequence is invalid in character class");
    }
    CharSet set = escapes.charClass(letter);
    return set != null ? set : CharSet.of(escapes.character(letter, true));
  }

  private @Nullable CharSet named(char kind) {
    int end = in.at + 2;
    while (end < in.text.length()
        && "]\\".indexOf(in.text.charAt(end)) < 0
        && in.text.charAt(end) != kind) {
      end++;
    }
    if (!in.text.startsWith(kind + "]", end)) {
      return null;
    }
    if (kind != ':') {
      throw in.error("POSIX collating elements are not supported", in.at);
    }
    String name = in.text.substring(in.at + 2, end);
    boolean negated = name.startsWith("^");
    String plain = negated ? name.substring(1) : name;
    CharSet set =
        plain.equals("word")
            ? CharClasses.word(unicodeClasses)
            : plain.equals("ascii")
                ? CharSet.range(0, 127)
                : CharClasses.named(plain, unicodeClasses);
    if (set == null) {
      throw in.error("unknown POSIX class name", in.at + 2);
    }
    in.at = end + 2;
    return negated ? PerlEscape.not(set) : set;
  }
}
