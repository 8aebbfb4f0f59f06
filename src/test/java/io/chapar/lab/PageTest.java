package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.page.Look;
import io.chapar.lab.page.PlainText;
import io.chapar.lab.page.Typesetter;
import org.junit.jupiter.api.Test;

/** Texts on a terminal; what a reader of Persian sees is written from left to right here. */
class PageTest {
  private static final Look ENGLISH = Look.plain("en");
  private static final Look SEEN = new Look("fa", 40, false, Look.Bidi.VISUAL);
  private static final Look MARKED = new Look("fa", 60, true, Look.Bidi.TERMINAL);

  @Test
  void plainTextHasNoEscapesAndNoBoxes() {
    String text =
        Typesetter.set(
            ENGLISH,
            "## Title\n\nSome *prose* with `code` in it.\n\n- one\n- two\n\n| a | b |\n|---|---|\n"
                + "| 1 | `x y` |\n\n```\nroot@mail:~# ls\n```\n");
    assertThat(text)
        .isEqualTo(
            """
            Title

            Some prose with `code` in it.

            - one
            - two

            a  b
            1  x y

              root@mail:~# ls
            """);
  }

  @Test
  void longLinesAreBrokenAndCommandsStayWhole() {
    String text =
        Typesetter.set(
            new Look("en", 40, false, Look.Bidi.NONE),
            "1. A word and another word and then `postconf -e x=y` in the end.");
    assertThat(text)
        .isEqualTo(
            """
            1. A word and another word and then
               `postconf -e x=y` in the end.
            """);
  }

  @Test
  void lettersAreJoinedAndSeenFromTheRight() {
    String line = Typesetter.set(SEEN, "سلام").stripTrailing();
    assertThat(line).hasSize(39).endsWith("\ufee1\ufefc\ufeb3"); // meem, lam with alef, seen
  }

  @Test
  void marksStandOnTheirLetters() {
    assertThat(Typesetter.set(SEEN, "نامهٔ ما").strip()).contains("\ufeea\u0654");
  }

  @Test
  void commandsAreReadFromLeftToRight() {
    assertThat(Typesetter.set(SEEN, "فایل `/etc/aliases` را ببینید.").strip())
        .contains("`/etc/aliases`")
        .startsWith(".");
    assertThat(Typesetter.set(MARKED, "فایل `/etc/aliases` را ببینید."))
        .contains("\u2066/etc/aliases\u2069")
        .startsWith("\u200f");
  }

  @Test
  void whatMachinesSaidStaysOneThingInAReport() {
    assertThat(PlainText.set(SEEN, "رد شد (هنگام RCPT TO): 454 4.7.1 no").strip())
        .startsWith("454 4.7.1 no :(RCPT TO ");
  }

  @Test
  void columnsOfAReportStayColumns() {
    String line = "lab check             try it on a copy of the host, and tell what became of it";
    assertThat(PlainText.set(new Look("en", 60, false, Look.Bidi.NONE), line))
        .isEqualTo(
            """
            lab check             try it on a copy of the host, and
                                  tell what became of it
            """);
  }

  @Test
  void digitsAreWrittenAsTheLanguageDoes() {
    assertThat(Typesetter.digits("fa", "10 of 24")).isEqualTo("۱۰ of ۲۴");
    assertThat(Typesetter.digits("en", "10")).isEqualTo("10");
  }
}
