package io.chapar.text.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named character classes: POSIX's in the C locale and in C.UTF-8, and Unicode's properties.
 */
final class CharClasses {
  private CharClasses() {}

  static final CharSet DIGIT = CharSet.range('0', '9');
  static final CharSet WORD =
      new CharSet.Builder().add('a', 'z').add('A', 'Z').add('0', '9').add('_').build();
  static final CharSet SPACE = new CharSet.Builder().add('\t', '\r').add(' ').build();
  static final CharSet NEWLINE = CharSet.of('\n');
  static final CharSet HORIZONTAL =
      CharSet.of("\t \u00a0\u1680\u180e\u202f\u205f\u3000").union(CharSet.range(0x2000, 0x200a));
  static final CharSet VERTICAL = CharSet.range('\n', '\r').union(CharSet.of("\u0085\u2028\u2029"));

  private static final Map<String, CharSet> ASCII =
      Map.ofEntries(
          Map.entry("alpha", new CharSet.Builder().add('a', 'z').add('A', 'Z').build()),
          Map.entry("digit", DIGIT),
          Map.entry("alnum", WORD.minus(CharSet.of('_'))),
          Map.entry("upper", CharSet.range('A', 'Z')),
          Map.entry("lower", CharSet.range('a', 'z')),
          Map.entry("space", SPACE),
          Map.entry("blank", CharSet.of(" \t")),
          Map.entry("punct", CharSet.range('!', '~').minus(WORD.minus(CharSet.of('_')))),
          Map.entry("print", CharSet.range(' ', '~')),
          Map.entry("graph", CharSet.range('!', '~')),
          Map.entry("cntrl", CharSet.range(0, 31).union(CharSet.of(127))),
          Map.entry("xdigit", CharSet.of("0123456789abcdefABCDEF")));

  /** A POSIX class by name, or null; {@code unicode} as C.UTF-8 has it, otherwise ASCII. */
  static @Nullable CharSet named(String name, boolean unicode) {
    return unicode && Unicode.CLASSES.containsKey(name)
        ? Unicode.CLASSES.get(name)
        : ASCII.get(name);
  }

  /** {@code \w}. */
  static CharSet word(boolean unicode) {
    return unicode ? Unicode.WORD : WORD;
  }

  /** {@code \s}. */
  static CharSet space(boolean unicode) {
    return unicode ? Unicode.SPACE : SPACE;
  }

  /** Perl's {@code \d}. */
  static CharSet digit(boolean unicode) {
    return unicode ? Unicode.DIGITS : DIGIT;
  }

  /** Whether {@code c} is a word character, without building tables. */
  static boolean isWord(int c, boolean unicode) {
    if (c < 128) {
      return WORD.contains(c);
    }
    return unicode && Character.isLetterOrDigit(c);
  }

  /** All code points above ASCII that have another case. */
  static int[] cased() {
    return Unicode.CASED;
  }

  /**
   * A Unicode property as {@code \p{...}} names it (general categories, scripts, Any, L&, X...), or
   * null.
   */
  static @Nullable CharSet property(String name) {
    switch (name) {
      case "Any":
        return CharSet.ALL;
      case "L&":
        return CharSet.where(
            c -> Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c));
      case "Xan":
        return CharSet.where(Character::isLetterOrDigit);
      case "Xwd":
        return Unicode.WORD;
      case "Xsp", "Xps":
        return Unicode.SPACE;
      default:
        break;
    }
    if (!name.matches("[A-Z][a-z]?") && !isScript(name)) {
      return null;
    }
    if (isScript(name)) {
      Character.UnicodeScript script = Character.UnicodeScript.forName(name);
      return CharSet.where(c -> Character.UnicodeScript.of(c) == script);
    }
    int mask = 0;
    for (int type = 0; type <= 30; type++) {
      if (CATEGORY[type].startsWith(name)) {
        mask |= 1 << type;
      }
    }
    int wanted = mask;
    return mask == 0 ? null : CharSet.where(c -> (wanted >>> Character.getType(c) & 1) != 0);
  }

  private static boolean isScript(String name) {
    if (name.length() < 3) {
      return false;
    }
    try {
      Character.UnicodeScript.forName(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** By {@link Character#getType(int)}. */
  private static final String[] CATEGORY = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "", "Zs", "Zl", "Zp",
    "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };

  /** Built when somebody first asks about more than ASCII. */
  private static final class Unicode {
    static final CharSet ALPHA =
        CharSet.where(c -> Character.isLetter(c) || c > 127 && Character.isDigit(c));
    static final CharSet WORD = ALPHA.union(CharClasses.WORD);
    static final CharSet SPACE =
        CharSet.where(c -> Character.isWhitespace(c) && (c > 127 || CharClasses.SPACE.contains(c)));
    static final CharSet DIGITS = CharSet.where(Character::isDigit);
    static final CharSet PRINT =
        CharSet.where(
            c ->
                Character.isDefined(c) && !Character.isISOControl(c) && c != 0x2028 && c != 0x2029);
    static final Map<String, CharSet> CLASSES =
        Map.ofEntries(
            Map.entry("alpha", ALPHA),
            Map.entry("alnum", ALPHA.union(DIGIT)),
            Map.entry(
                "upper", CharSet.where(c -> Character.isUpperCase(c) || Character.isTitleCase(c))),
            Map.entry("lower", CharSet.where(Character::isLowerCase)),
            Map.entry("space", SPACE),
            Map.entry(
                "blank",
                CharSet.where(
                    c ->
                        c == '\t'
                            || Character.getType(c) == Character.SPACE_SEPARATOR
                                && c != 0xa0
                                && c != 0x2007
                                && c != 0x202f)),
            Map.entry("print", PRINT),
            Map.entry("graph", PRINT.minus(SPACE)),
            Map.entry("punct", PRINT.minus(SPACE).minus(ALPHA).minus(DIGIT)),
            Map.entry(
                "cntrl",
                CharSet.where(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)));
    static final int[] CASED =
        java.util.stream.IntStream.range(128, CharSet.MAX)
            .filter(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
            .toArray();
  }
}
