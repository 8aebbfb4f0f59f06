package io.chapar.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final String[] PIECES = {
    "require ",
    "if ",
    "elsif ",
    "else ",
    "header ",
    "address ",
    "anyof ",
    "allof (",
    "not ",
    "keep",
    "fileinto ",
    "\"x\"",
    "\"a${b}\"",
    "[\"a\", ",
    "]",
    "{",
    "}",
    "(",
    ")",
    ";",
    ",",
    ":is ",
    ":contains ",
    ":matches ",
    ":regex ",
    "100",
    "10K",
    "# note\n",
    "/* note */",
    "/*",
    "text:\nx\n.\n",
    "\"",
    "\\",
    "\n",
    "set ",
    "vacation ",
    "include ",
    "foreverypart ",
    "break",
    "[\"fileinto\", \"variables\", \"vacation\", \"include\", \"mime\", \"foreverypart\"]",
    "size ",
    ":over ",
    "true",
    "false",
    "stop",
    "redirect ",
    "\"a@b.c\"",
    "99999999999999999999",
    "\0",
    "é"
  };

  private static List<String> compile(String text) {
    List<String> told = new ArrayList<>();
    Errors errors =
        new Errors(
            (level, location, message) -> told.add(Errors.line(level, location, message)), 0);
    Generator.compile(
        Engine.plain(), new Script("test", "/test.sieve", text, false), errors, true, false);
    return told;
  }

  @Test
  void aGoodScriptIsQuiet() {
    assertThat(compile("require \"fileinto\";\nif true { fileinto \"x\"; }\n")).isEmpty();
  }

  @Test
  void anErrorSaysWhereItIs() {
    assertThat(compile("keep;\nfileinto \"x\";\n"))
        .containsExactly(
            "test: line 2: error: unknown command 'fileinto' (only reported once at first"
                + " occurrence).\n",
            "test: error: validation failed.\n");
  }

  @Test
  void deepNestingEndsInAMessage() {
    assertThat(compile("if true {".repeat(5000)))
        .contains("test: line 1: error: cannot nest command blocks deeper than 32 levels.\n");
    assertThat(compile("if " + "not ".repeat(5000) + "true {}"))
        .contains("test: line 1: error: cannot nest tests deeper than 32 levels.\n");
  }

  @Test
  void anythingAtAllEndsInCodeOrInMessages() {
    Random random = new Random(211);
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n >= 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      List<String> told = compile(text.toString());
      assertThat(told).as(text.toString()).allMatch(line -> line.endsWith(".\n"));
    }
  }
}
