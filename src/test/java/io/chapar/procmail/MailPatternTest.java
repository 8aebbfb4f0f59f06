package io.chapar.procmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.text.Utf8;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procmail's expressions: where they differ from others, and that none takes for ever. */
class MailPatternTest {
  private static final String MAIL =
      "From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: Hello there\n\n";

  private static String matched(String pattern, String text) {
    byte[] bytes = Utf8.encode(text);
    MailPattern.Hit hit =
        MailPattern.compile(pattern, true).find(bytes, 0, 0, bytes.length, steps -> {});
    if (hit == null) {
      return "no";
    }
    return hit.matched() < 0
        ? "yes"
        : Utf8.decode(bytes, hit.matched(), Math.min(bytes.length, hit.end()) - hit.matched());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "^subject:.*HELLO~yes",
        "^^From~yes",
        "^^To~no",
        "^To.*$.*^Sub~no",
        "he?l*o~yes",
        "\\<there\\>~yes",
        "\\<her~no",
        "a{2}~no",
        "(hello|there)+~yes",
        "x|~yes",
        "*o~no",
        "[^a-z ]~yes",
        "^From:.*\\/<.*>~<bob@example.com>",
        "^Subject: \\/[a-z]+~Hello",
        "^X-None~no",
      })
  void matches(String pattern, String expected) {
    assertThat(matched(pattern, MAIL)).isEqualTo(expected);
  }

  @Test
  void anUnclosedGroupIsNotValid() {
    assertThat(MailPattern.compile("(a|b", true).valid()).isFalse();
    assertThat(MailPattern.compile("a)b", true).valid()).isFalse();
    assertThat(MailPattern.compile("(a|b)", true).valid()).isTrue();
  }

  @Test
  void anyTextIsAPatternAndEndsSoon() {
    Random random = new Random(7);
    String letters = "ab()|*+?.^$[]-\\/<>\n ";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder pattern = new StringBuilder();
      for (int i = random.nextInt(25); i > 0; i--) {
        pattern.append(letters.charAt(random.nextInt(letters.length())));
      }
      matched(pattern.toString(), "abba baab\nab ab\n".repeat(random.nextInt(4)));
    }
    assertThat(matched("(((((a*)*)*)*)*)*b", "a".repeat(2_000))).isEqualTo("no");
    MailPattern.compile("(".repeat(50_000), true);
    MailPattern.compile("a|".repeat(20_000), true);
  }
}
