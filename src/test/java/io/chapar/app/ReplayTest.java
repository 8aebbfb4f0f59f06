package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.lab.replay.SessionRecord;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** A record of a session is a seed and what was typed; playing it again gives the same host. */
class ReplayTest {
  /** What a terminal recorded: mail was sent, a file edited, a loop broken off. */
  private static final String RECORD =
      """
      chapar session 1
      seed 7
      start 2026-03-02T09:00:00.123456Z
      user root
      terminal xterm 80 24
      j 1000000 900000000
      l 900000000 systemctl start postfix
      j 1400000000 2000000000
      l 2000000000 for i in 1 2 3; do echo "mail $i" | mail -s t bob; done
      j 2500000000 4000000000
      l 4000000000 vi /tmp/x
      j 4000500000 5000000000
      k 5000000000 105
      j 5000010000 5100000000
      k 5100000000 97
      j 5100010000 5200000000
      k 5200000000 27
      j 5200010000 5300000000
      k 5300000000 58
      k 5300000000 119
      k 5300000000 113
      k 5300000000 13
      j 5300500000 6000000000
      l 6000000000 while :; do echo x >> /tmp/loop; done
      w 6500000000 7000000000
      k 7000000000 3
      j 7000500000 8000000000
      l 8000000000 cat /tmp/x; wc -l < /tmp/loop; lab time +2h; tail -1 /var/log/mail.log
      j 8000500000 9000000000
      e 9000000000
      """;

  private record Played(String digest, String screen) {}

  private static Played play(String text) throws Exception {
    ExecutorService threads = Threads.pool();
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    SessionRecord record = SessionRecord.parse(text);
    String digest = new ReplaySession(record, null, "en", threads, screen).run().digest();
    return new Played(digest, Utf8.decode(screen.toByteArray()));
  }

  @Test
  void playedTwiceItIsTheSameToTheByte() throws Exception {
    Played one = play(RECORD);
    assertThat(play(RECORD)).isEqualTo(one);
    assertThat(one.screen()).contains("^C").contains("\na\n").contains("removed");
    assertThat(play(RECORD.replace("k 5100000000 97", "k 5100000000 98")).digest())
        .isNotEqualTo(one.digest());
  }

  @Test
  void aRecordIsTextThatIsReadAsItWasWritten() throws IOException {
    SessionRecord record = SessionRecord.parse(RECORD);
    assertThat(SessionRecord.parse(record.text())).isEqualTo(record);
    assertThatThrownBy(() -> SessionRecord.parse("#!/bin/sh\n")).hasMessageContaining("no record");
    assertThatThrownBy(() -> SessionRecord.parse(RECORD + "k x y\n"))
        .hasMessageContaining("line 31 ");
  }
}
