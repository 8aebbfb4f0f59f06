package io.chapar.app;

import static java.util.stream.Collectors.joining;
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
    String digest = new ReplaySession(record, threads, screen).run().result().digest();
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

  /** A scenario is solved, while a real client sends through a published port. */
  private static final String SCENARIO =
      """
      chapar session 1
      seed 1
      start 2026-03-02T09:00:00Z
      user root
      scenario 211.1-missing-destination
      journal 2026-01-01T00:00:00Z\tHINT\t211.1-missing-destination\t1\t0
      terminal xterm 80 24
      j 10000000000 20000000000
      l 20000000000 lab check
      j 29000000000 30000000000
      c 30000000000 1 25
      j 30500000000 31000000000
      x 31000000000 1 SEVMTyByZWFsDQpNQUlMIEZST006PGFAZXhhbXBsZS5uZXQ+DQo=
      j 32500000000 33000000000
      z 33000000000 1
      j 35000000000 36000000000
      l 36000000000 postconf -e "mydestination = $(postconf -h mydestination), example.edu"
      j 37000000000 38000000000
      l 38000000000 postfix reload
      j 39000000000 40000000000
      l 40000000000 lab check; grep -c 'helo=1 mail=1' /var/log/mail.log
      j 49000000000 50000000000
      e 50000000000
      """;

  @Test
  void theScoreAndRealClientsBelongToIt() throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    SessionRecord record = SessionRecord.parse(SCENARIO);
    ReplaySession.Played one = new ReplaySession(record, Threads.pool(), screen).run();
    assertThat(Utf8.decode(screen.toByteArray())).contains("Passed: 10 of 10 points.", "\n1\n");
    assertThat(one.result().score())
        .containsExactly(
            "SCENARIO 211.1-missing-destination anew",
            "CHECKED 211.1-missing-destination 4 10 notyet",
            "CHECKED 211.1-missing-destination 10 10 passed");
    assertThat(new ReplaySession(record, Threads.pool(), screen).run().result())
        .isEqualTo(one.result());
    String mute = SCENARIO.lines().filter(l -> !l.startsWith("x ")).collect(joining("\n"));
    SessionRecord.Result other =
        new ReplaySession(SessionRecord.parse(mute), Threads.pool(), screen).run().result();
    assertThat(other.score()).isEqualTo(one.result().score());
    assertThat(other.logs()).isNotEqualTo(one.result().logs());
  }

  @Test
  void whoSpokeTlsCannotBePlayed() throws IOException {
    String head = "chapar session 1\nstart 2026-03-02T09:00:00Z\n";
    assertThat(ReplayedClients.secret(SessionRecord.parse(SCENARIO).events())).isEmpty();
    assertThat(
            ReplayedClients.secret(
                SessionRecord.parse(head + "c 1 1 143\nx 2 1 YSBTVEFSVFRMUw0K\nc 3 2 993\n")
                    .events()))
        .containsExactly(1L, 2L);
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
