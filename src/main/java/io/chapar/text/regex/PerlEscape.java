package io.chapar.text.regex;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows a backslash in a Perl pattern, as far as it stands for one character or a
 * class of them.
 */
final class PerlEscape {
  private final Cursor in;
  private final boolean unicodeClasses;

  PerlEscape(Cursor in, Set<Flag> flags) {
    this.in = in;
    this.unicodeClasses = flags.contains(Flag.UNICODE_CLASSES);
  }

  /** The class whose letter {@code c} has just been passed, or null if it names none. */
  @Nullable CharSet charClass(int c) {
    return switch (c) {
      case 'd' -> CharClasses.digit(unicodeClasses);
      case 'D' -> not(CharClasses.digit(unicodeClasses));
      case 'w' -> CharClasses.word(unicodeClasses);
      case 'W' -> not(CharClasses.word(unicodeClasses));
      case 's' -> CharClasses.space(unicodeClasses);
      case 'S' -> not(CharClasses.space(unicodeClasses));
      case 'h' -> CharClasses.HORIZONTAL;
      case 'H' -> not(CharClasses.HORIZONTAL);
      case 'v' -> CharClasses.VERTICAL;
      case 'V' -> not(CharClasses.VERTICAL);
      case 'N' -> not(CharClasses.NEWLINE);
      case 'p', 'P' -> property(c == 'P');
      default -> null;
    };
  }

  static CharSet not(CharSet set) {
    return CharSet.VALID.minus(set);
  }

  private CharSet property(boolean negated) {
    if (in.atEnd()) {
      throw in.error("malformed \\P or \\p sequence");
    }
    String name;
    boolean not = negated;
    if (in.skip("{")) {
      not ^= in.skip("^");
      int close = in.text.indexOf('}', in.at);
      if (close < 0) {
        throw in.error("malformed \\P or \\p sequence", in.text.length());
      }
      name = in.text.substring(in.at, close);
      in.at = close + 1;
    } else {
      name = Character.toString(in.next());
    }
    CharSet set = CharClasses.property(name);
    if (set == null) {
      throw in.error("unknown property after \\P or \\p");
    }
    return not ? not(set) : set;
  }

  /**
   * The character for the escape whose letter {@code c} has just been passed.
   *
   * @param digits how an escape of digits that is no back-reference is read: always octal here
   */
  int character(int c, boolean digits) {
    switch (c) {
      case 'a':
        return 7;
      case 'e':
        return 27;
      case 'f':
        return 12;
      case 'n':
        return 10;
      case 'r':
        return 13;
      case 't':
        return 9;
      case '0':
        return octal(0, 2);
      case 'o':
        return braced(
            8,
            "missing opening brace after \\o",
            "non-octal character in \\o{} (closing brace missing?)");
      case 'x':
        if (in.peek() == '{') {
          return braced(16, "", "non-hex character in \\x{} (closing brace missing?)");
        }
        int value = 0;
        for (int i = 0; i < 2 && Character.digit(in.peek(), 16) >= 0; i++) {
          value = value * 16 + Character.digit(in.next(), 16);
        }
        return value;
      case 'c':
        if (in.atEnd()) {
          throw in.error("\\c at end of pattern");
        }
        int letter = in.next();
        if (letter < 32 || letter > 126) {
          throw in.error("\\c must be followed by a printable ASCII character");
        }
        return Character.toUpperCase(letter) ^ 0x40;
      default:
        if (digits && c >= '1' && c <= '7') {
          return octal(c - '0', 2);
        }
        boolean letters = c < 128 && Character.isLetterOrDigit(c);
        if (letters && !(digits && (c == '8' || c == '9'))) {
          throw in.error("unrecognized character follows \\", in.at - 1);
        }
        return c;
    }
  }

  private int octal(int first, int more) {
    int value = first;
    for (int i = 0; i < more && in.peek() >= '0' && in.peek() <= '7'; i++) {
      value = value * 8 + in.next() - '0';
    }
    return value;
  }

  private int braced(int base, String missing, String bad) {
    if (!in.skip("{")) {
      throw in.error(missing);
    }
    int value = 0;
    int digits = 0;
    while (!in.atEnd() && Character.digit(in.peek(), base) >= 0) {
      value = value * base + Character.digit(in.next(), base);
      digits++;
      if (value > CharSet.MAX) {
        throw in.error("character code point value in \\x{} or \\o{} is too large");
      }
    }
    if (digits == 0 || !in.skip("}")) {
      throw in.error(bad);
    }
    return value;
  }
}
