package io.chapar.lab.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The clock of a host, as conversations. */
class TimeTest {
  @Test
  void fiveDaysLaterTheMessageHasBouncedAndWhatHappenedIsTold() {
    try (LabHost host = new LabHost()) {
      host.run("echo hello | sendmail -f alice@example.com joe@example.org", "sleep 2");
      assertThat(host.run("lab time"))
          .contains("On this host it is Wed 2026-06-10")
          .contains("next try not before");
      assertThat(host.run("lab time +5d2h", "mailq"))
          .contains("<joe@example.org> deferred: connect to mx.example.org")
          .contains(" times, last ")
          .contains("status=expired, returned to sender")
          .contains("sender non-delivery notification")
          .contains("On this host it is Mon 2026-06-15")
          .contains("Mail queue is empty");
    }
  }

  @Test
  void onePassesUntilSomethingHappens() {
    try (LabHost host = new LabHost()) {
      host.run("echo hello | sendmail joe@example.org", "sleep 2");
      assertThat(host.run("lab time until next retry")).contains("deferred").contains("11:55:");
      assertThat(host.run("lab time until 23:30"))
          .contains("On this host it is Wed 2026-06-10 23:30");
      assertThat(host.run("lab time until 'no such thing'"))
          .contains("nothing like 'no such thing'");
    }
  }

  @Test
  void movingTheClockIsAStepThatCanBeUndone() {
    try (LabHost host = new LabHost()) {
      host.lab().session().timeline().typed("lab time +1d");
      assertThat(host.run("lab time +1d")).contains("Thu 2026-06-11");
      host.lab().session().timeline().typed("lab undo");
      assertThat(host.run("lab undo", "date +%F")).isEqualTo("undone: lab time +1d\n2026-06-10\n");
    }
  }

  @Test
  void aSpanIsReadAsItIsSaid() {
    assertThat(Time.span("+5d")).isEqualTo(Duration.ofDays(5));
    assertThat(Time.span("+1w2d3h4m5s")).isEqualTo(Duration.ofSeconds(788_645));
    assertThat(Time.span("+90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Time.span("5d")).isNull();
    assertThat(Time.span("+5x")).isNull();
  }
}
