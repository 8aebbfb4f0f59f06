package io.chapar.unix.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.text.Utf8;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mailbox as the reading mail(1) takes it apart and puts it together. */
class ReadingTest {
  private static final String MBOX =
      """
      From bob@example.com Sat Nov 21 13:04:16 2026
      From: Bob <bob@example.com>
      Subject: one
       and more

      From the beginning

      From carol Sat Nov 21 13:05:00 2026
      Status: RO

      two

      """;

  private final List<Letter> letters = Letter.parse(Utf8.encode(MBOX));

  @Test
  void aMessageBeginsBehindABlankLine() {
    assertThat(letters).hasSize(2);
    assertThat(letters.get(0).lines()).isEqualTo(7);
    assertThat(letters.get(0).field("subject")).isEqualTo("one and more");
    assertThat(letters.get(0).sender()).isEqualTo("bob@example.com");
    assertThat(letters.get(1).sender()).isEqualTo("carol");
    assertThat(letters.get(1).envelope()[1]).isEqualTo("Sat Nov 21 13:05");
  }

  @Test
  void theStatusIsWrittenBehindTheHeader() {
    Letter first = letters.get(0);
    assertThat(first.fresh).isTrue();
    assertThat(Utf8.decode(first.written())).doesNotContain("Status");
    first.touch();
    assertThat(Utf8.decode(first.written())).contains(" and more\nStatus: R\n\nFrom the");
    first.fresh = false;
    assertThat(Utf8.decode(first.written())).contains("Status: RO\n");
    assertThat(letters.get(1).read).isTrue();
  }

  @Test
  void ignoredFieldsAreNotShown() {
    Settings settings = new Settings();
    settings.ignore("subject");
    assertThat(Utf8.decode(letters.get(0).copy(settings, "\t", false)))
        .isEqualTo(
            "\tFrom bob@example.com Sat Nov 21 13:04:16 2026\n"
                + "\tFrom: Bob <bob@example.com>\n\n\tFrom the beginning\n\n");
  }
}
