package io.chapar.procmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The words of rc files: quotes, variables, backquotes, and whatever else is thrown at them. */
class WordsTest {
  private final List<String> said = new ArrayList<>();

  private final Words.Values values =
      new Words.Values() {
        @Override
        public @Nullable String variable(String name) {
          return Map.of("FOO", "a b", "EMPTY", "", "STAR", "x*").get(name);
        }

        @Override
        public String special(char c) {
          return "<" + c + ">";
        }

        @Override
        public String output(String command, int room) {
          return "[" + command + "]";
        }

        @Override
        public void say(String message, @Nullable String quoted) {
          said.add(message + (quoted == null ? "" : " " + quoted));
        }

        @Override
        public void overflow() {}

        @Override
        public int limit() {
          return 200;
        }

        @Override
        public void tick() {}
      };

  private String assign(String text) throws IOException {
    return Words.read(values, Chars.of(text), Words.Cut.ASSIGNMENT, false, "").first();
  }

  private List<String> words(String text) throws IOException {
    return Words.read(values, Chars.of(text), Words.Cut.WORDS, false, "").words();
  }

  @Test
  void readsAsTheShellDoesMostly() throws IOException {
    assertThat(assign("\"a b\" c")).isEqualTo("a b");
    assertThat(assign("'$FOO'")).isEqualTo("$FOO");
    assertThat(assign("$FOO/x y")).isEqualTo("a b/x");
    assertThat(assign("${NONE:-other}")).isEqualTo("other");
    assertThat(assign("${FOO:-other}")).isEqualTo("a b");
    assertThat(assign("${EMPTY-other}${EMPTY:+no}")).isEmpty();
    assertThat(assign("$\\STAR")).isEqualTo("()x\\*");
    assertThat(assign("`date`")).isEqualTo("[date]");
    assertThat(assign("$=")).isEqualTo("<=>");
    assertThat(words("one two # three")).containsExactly("one", "two");
    assertThat(words("$FOO \"$FOO\"")).containsExactly("a", "b", "a b");
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    assign("\"open");
    assign("${BAD!}");
    assertThat(said).containsExactly("Unexpected EOL", "Bad substitution of BAD");
    assertThat(Words.read(values, Chars.of("x".repeat(500)), Words.Cut.WHOLE, false, "").failed())
        .isTrue();
  }

  @Test
  void anyTextComesToAnEnd() throws IOException {
    Random random = new Random(11);
    String letters = "aF$O{}:-+`'\"\\ \t\n#@1=";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (Words.Cut cut : Words.Cut.values()) {
        Words.Result result =
            Words.read(values, Chars.of(text.toString()), cut, round % 3 == 0, "");
        assertThat(result.text().length()).isLessThan(250);
      }
    }
  }
}
