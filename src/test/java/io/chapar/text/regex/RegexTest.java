package io.chapar.text.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Patterns against texts; every expected answer was given by GNU grep, sed, bash, perl or pcre2 on
 * Debian 12.
 */
@Timeout(20)
class RegexTest {
  private static String found(Syntax syntax, String pattern, String text, Flag... flags) {
    Match m = Regex.compile(pattern, syntax, flags).find(text, 0);
    if (m == null) {
      return "no";
    }
    StringBuilder out =
        new StringBuilder(
            text.substring(0, m.start()) + "<" + m.group() + ">" + text.substring(m.end()));
    for (int i = 1; i <= m.groupCount(); i++) {
      String group = m.group(i);
      out.append('{').append(group == null ? "" : group).append('}');
    }
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "a\\)!Unmatched ) or \\)",
        "\\(a!Unmatched ( or \\(",
        "a**!Invalid preceding regular expression",
        "a\\{1!Unmatched \\{",
        "a\\{1,x\\}!Invalid content of \\{\\}",
        "a\\{2,1\\}!Invalid content of \\{\\}",
        "\\{1\\}!Invalid preceding regular expression",
        "a\\{99999\\}!Regular expression too big",
        "[b-a]!Invalid range end",
        "[a-c-e]!Invalid range end",
        "[[:foo:]]!Invalid character class name",
        "[[.ab.]]!Invalid collation character",
        "[a!Unmatched [, [^, [:, [., or [=",
        "a[!Invalid regular expression",
        "a\\!Trailing backslash",
        "\\1!Invalid back reference",
        "\\(a\\)\\2!Invalid back reference",
        "[:alpha:]!character class syntax is [[:space:]], not [:space:]"
      })
  void basicMistakesInGlibcsWords(String pattern, String message) {
    assertThatThrownBy(() -> Regex.compile(pattern, Syntax.SED)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "(a!Unmatched ( or \\(", "*a!Invalid preceding regular expression",
            "a|*b!Invalid preceding regular expression",
        "^*!Invalid preceding regular expression", "a{1!Unmatched \\{",
            "a{1,x}!Invalid content of \\{\\}",
        "a{}!Invalid content of \\{\\}", "{1}!Invalid preceding regular expression",
            "a)!Unmatched ) or \\)",
        "(a)|\\1!Invalid back reference"
      })
  void extendedMistakesInGlibcsWords(String pattern, String message) {
    assertThatThrownBy(() -> Regex.compile(pattern, Syntax.SED_EXTENDED)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "*a!x*a!x<*a>",
        "^*!*x!<*>x",
        "\\(*a\\)!*a!<*a>{*a}",
        "a*{2}!aaa!no",
        "a^b!a^b!<a^b>",
        "a$b!a$b!<a$b>",
        "^^a!^a!<^a>",
        "a$$!a$!<a$>",
        "a\\|b!bb!<b>b",
        "a\\{,\\}!aaa!<aaa>",
        "\\(a\\)\\1!aa!<aa>{a}",
        "[\\n]!n\\!<n>\\",
        "[]a]!]!<]>",
        "[a-]!-!<->",
        "[--z]!-!<->",
        "[[.a.]]!a!<a>",
        "[[=a=]b]!a!<a>",
        "o\\>!foo o!fo<o> o",
        "\\Bo!foo o!f<o>o o",
        "\\bo!foo o!foo <o>",
        "x*!abc!<>abc",
        "[[:upper:]]!éÀ!é<À>",
        ".!é!<é>",
        "\\(a\\|ab\\)\\(c\\|bcd\\)\\(d*\\)!abcd!<abcd>{a}{bcd}{}",
        "\\(.*\\)@\\(.*\\)!a@b@c!<a@b@c>{a@b}{c}"
      })
  void basic(String pattern, String text, String expected) {
    assertThat(found(Syntax.SED, pattern, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a{,2}!aaa!<aa>a",
        "a**!aaa!<aaa>",
        "()!aa!<>aa{}",
        "(|a)!aa!<a>a{a}",
        "a||b!bb!<b>b",
        "a{0}b!ab!a<b>",
        "(a*)*!aab!<aa>b{aa}",
        "(a|ab)(c|bcd)(d*)!abcd!<abcd>{a}{bcd}{}",
        "([0-9]+)-\\1!12-12!<12-12>{12}",
        "(a|b)*c|(a|ab)*c!abc!<abc>{b}{}",
        "x(yz|y)z?!xyz!<xyz>{yz}",
        "^([a-z]+)://([^/]+)!http://h/x!<http://h>/x{http}{h}"
      })
  void extended(String pattern, String text, String expected) {
    assertThat(found(Syntax.SED_EXTENDED, pattern, text)).isEqualTo(expected);
  }

  @Test
  void grepForgives() {
    assertThat(Regex.compile("*a", Syntax.EGREP).warnings())
        .containsExactly("* at start of expression");
    assertThat(found(Syntax.EGREP, "a{1,x}", "a{1,x}")).isEqualTo("<a{1,x}>");
    assertThat(found(Syntax.GREP, "b\nc", "abc")).isEqualTo("a<b>c");
    assertThat(found(Syntax.EXTENDED, "a)", "a)")).isEqualTo("<a)>");
  }

  @Test
  void awkHasCsEscapesAndNoIntervals() {
    assertThat(found(Syntax.AWK, "a{2}\\/\\t", "a{2}/\t")).isEqualTo("<a{2}/\t>");
    assertThat(found(Syntax.AWK, "[\\]x]+", "a]x")).isEqualTo("a<]x>");
  }

  @Test
  void linesInsideTheText() {
    assertThat(found(Syntax.SED, "^b$", "a\nb\nc")).isEqualTo("no");
    assertThat(found(Syntax.SED, "^b$", "a\nb\nc", Flag.MULTILINE)).isEqualTo("a\n<b>\nc");
    assertThat(found(Syntax.SED, "a.b", "a\nb", Flag.MULTILINE)).isEqualTo("<a\nb>");
    assertThat(found(Syntax.EXTENDED, "a[^x]b", "a\nb", Flag.NEWLINE)).isEqualTo("no");
    assertThat(found(Syntax.SED, "ß|É", "STRASSE é", Flag.IGNORE_CASE)).isEqualTo("no");
    assertThat(found(Syntax.EXTENDED, "ß|É", "STRASSE é", Flag.IGNORE_CASE))
        .isEqualTo("STRASSE <é>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a+?b!aaab!<aaab>",
        "(?<y>\\d{4})-(?<m>\\d\\d)!on 2025-01!on <2025-01>{2025}{01}",
        "(?i)ab(?-i)C!ABC!<ABC>",
        "(?i:a)b!Ab!<Ab>",
        "(?<=a)b!ab!a<b>",
        "a(?=b)!acab!ac<a>b",
        "(?>a+)ab!aaab!no",
        "a++b!aab!<aab>",
        "\\Qa.b\\E+!a.bb!<a.bb>",
        "(a)|b\\1!b!no",
        "(?|(a)|(b))\\1!bb!<bb>{b}",
        "\\bfoo\\K\\d+!foo12!foo<12>",
        "^(\\((?:[^()]|(?1))*\\))$!(a(b)c)!<(a(b)c)>{(a(b)c)}",
        "(?x) a b !ab!<ab>",
        "\\x41\\x{42}\\103!ABC!<ABC>",
        "[[:alpha:]\\d]+!-a1-!-<a1>-",
        "(?(?=a)ab|cd)!cd!<cd>",
        "(a)?(?(1)b|c)!c!<c>{}",
        "(?s).+!ab!<ab>",
        "(\\w+)\\s+\\1!the the!<the the>{the}",
        "\\p{Lu}+!aBC!a<BC>",
        "[^\\W\\d]+!12ab!12<ab>",
        "\\Aab\\z!ab!<ab>",
        "x*!aaa!<>aaa"
      })
  void perl(String pattern, String text, String expected) {
    assertThat(found(Syntax.PERL, pattern, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "(a!2!missing closing parenthesis",
        "a)!1!unmatched closing parenthesis",
        "*a!0!quantifier does not follow a repeatable item",
        "a|*b!2!quantifier does not follow a repeatable item",
        "(+a)!1!quantifier does not follow a repeatable item",
        "[a!2!missing terminating ] for character class",
        "(?<=a+)b!0!lookbehind assertion is not fixed length",
        "(?<=a|b+)b!0!lookbehind assertion is not fixed length",
        "(?z)!2!unrecognized character after (? or (?-",
        "(?-z)!3!unrecognized character after (? or (?-",
        "[b-a]!3!range out of order in character class",
        "[\\d-z]!3!invalid range in character class",
        "[a-\\d]!5!invalid range in character class",
        "a{3,2}!5!numbers out of order in {} quantifier",
        "a{70000}!7!number too big in {} quantifier",
        "\\2(a)!1!reference to non-existent subpattern",
        "(?P<n>a)(?P=m)!12!reference to non-existent subpattern",
        "[[:foo:]]!3!unknown POSIX class name",
        "[:alpha:]!0!POSIX named classes are supported only within a class",
        "[[.a.]]!1!POSIX collating elements are not supported",
        "\\j!1!unrecognized character follows \\",
        "[\\j]!2!unrecognized character follows \\",
        "\\x{110000}!9!character code point value in \\x{} or \\o{} is too large",
        "\\x{zz}!3!non-hex character in \\x{} (closing brace missing?)",
        "\\c!2!\\c at end of pattern",
        "\\p{Foo}!7!unknown property after \\P or \\p",
        "\\p!2!malformed \\P or \\p sequence",
        "(?<n>a)(?<n>b)!12!two named subpatterns have the same name (PCRE2_DUPNAMES not set)",
        "(?<1a>b)!3!subpattern name must start with a non-digit",
        "(?<>b)!3!subpattern name expected",
        "(?<n b)!4!syntax error in subpattern name (missing terminator?)",
        "(?P%b)!3!unrecognized character after (?P",
        "(?#abc!6!missing ) after (?# comment",
        "(?(1)a|b|c)(d)!0!conditional subpattern contains more than two branches",
        "(?(2)a)!2!reference to non-existent subpattern",
        "\\g{3}!4!reference to non-existent subpattern",
        "\\k!2!\\k is not followed by a braced, angle-bracketed, or quoted name",
        "(*FOO)a!5!(*VERB) not recognized or malformed",
        "a**!2!quantifier does not follow a repeatable item",
        "a+++!3!quantifier does not follow a repeatable item",
        "(?R!3!(?R (recursive pattern call) must be followed by a closing parenthesis",
        "(?!2!missing closing parenthesis",
        "(?i:a!5!missing closing parenthesis",
        "(?&foo)!3!reference to non-existent subpattern",
        "(?(?a)b)!2!assertion expected after (?( or (?(?C)",
        "(a))b!3!unmatched closing parenthesis"
      })
  void perlMistakesInPcresWords(String pattern, int offset, String message) {
    assertThatThrownBy(() -> Regex.compile(pattern, Syntax.PERL))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            RegexSyntaxException.class, e -> assertThat(e.offset()).as("offset").isEqualTo(offset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*)*b",
        "(a|aa)+$",
        "(a|a?)+b",
        "(x+x+)+y",
        "((a{1,9}){1,9}){1,9}b",
        "(.*)(.*)(.*)(.*)c$"
      })
  void posixPatternsTakeLinearTime(String pattern) {
    String text = "a".repeat(5000) + "x".repeat(5000);
    assertThat(Regex.compile(pattern, Syntax.SED_EXTENDED).found(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*\\1z"})
  void perlPatternsHaveABudget(String pattern) {
    Regex regex = Regex.compile(pattern, Syntax.PERL);
    try {
      assertThat(regex.find("a".repeat(4000) + "!", 0)).isNull();
    } catch (RegexLimitException e) {
      assertThat(e.limit()).isIn(RegexLimitException.Limit.MATCH, RegexLimitException.Limit.HEAP);
    }
  }

  @Test
  void hostilePatternsAreRefused() {
    for (Syntax syntax : Syntax.values()) {
      for (String pattern :
          new String[] {
            "(".repeat(100_000),
            "\\(".repeat(100_000),
            "((((a{1000}){1000}){1000}){1000})",
            "a" + "*".repeat(100_000),
            "[".repeat(100_000),
            "(?:".repeat(50_000) + ")".repeat(50_000),
            "\\(a\\{1,32767\\}\\)\\{1,32767\\}"
          }) {
        try {
          Regex.compile(pattern, syntax).find("aaaa", 0);
        } catch (RegexSyntaxException | RegexLimitException e) {
          assertThat(e.getMessage()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void aSearchTellsOfItsWork() {
    long[] steps = new long[1];
    Regex.compile("[ab]+x", Syntax.EXTENDED).find("ab".repeat(100_000), 0, n -> steps[0] += n);
    assertThat(steps[0]).isGreaterThan(100_000);
  }
}
