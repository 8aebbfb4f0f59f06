package io.chapar.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Scheduler scheduler = new Scheduler(START, Pace.AT_ONCE, threads);
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void end() {
    scheduler.close();
    threads.shutdown();
  }

  private void say(String what) {
    seen.add(Duration.between(START, scheduler.instant()).toMillis() + " " + what);
  }

  private void sleep(long millis) {
    scheduler.sleep(Duration.ofMillis(millis));
  }

  private void main(Runnable body) throws Exception {
    scheduler.call(
        "main",
        () -> {
          body.run();
          return true;
        });
  }

  @Test
  void sleepersWakeInTheOrderOfTime() throws Exception {
    main(
        () -> {
          Task late =
              scheduler.start(
                  "late",
                  () -> {
                    sleep(30);
                    say("late");
                  });
          Task soon =
              scheduler.start(
                  "soon",
                  () -> {
                    sleep(10);
                    say("soon");
                  });
          sleep(20);
          say("main");
          late.join();
          soon.join();
        });
    assertThat(seen).containsExactly("10 soon", "20 main", "30 late");
  }

  @Test
  void busyTasksShareAndTheClockMoves() throws Exception {
    main(
        () -> {
          scheduler.start(
              "busy",
              () -> {
                while (true) {
                  scheduler.work(1_000_000);
                }
              });
          sleep(50);
          say("woke");
        });
    assertThat(seen).hasSize(1);
    assertThat(scheduler.nanos() / 1_000_000 - START.toEpochMilli()).isBetween(50L, 70L);
  }

  @Test
  void aRootThatWaitsForNothingIsTold() {
    assertThatThrownBy(() -> main(() -> new WaitPoint(scheduler).await()))
        .isInstanceOf(StalledException.class);
  }

  @Test
  void anInterruptComesOutOfTheWait() throws Exception {
    main(
        () -> {
          Task sleeper =
              scheduler.start(
                  "sleeper",
                  () -> {
                    try {
                      sleep(1000);
                    } catch (IllegalArgumentException e) {
                      say(String.valueOf(e.getMessage()));
                    }
                  });
          sleep(5);
          sleeper.interrupt(new IllegalArgumentException("stop"));
          sleeper.join();
        });
    assertThat(seen).containsExactly("5 stop");
  }

  @Test
  void theOutsideIsWaitedFor() throws Exception {
    main(
        () -> {
          try {
            say(scheduler.outside(() -> "from outside"));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(seen).containsExactly("0 from outside");
  }

  @Test
  void aFailingTaskFailsTheRun() {
    assertThatThrownBy(
            () ->
                main(
                    () -> {
                      scheduler.start(
                          "bad",
                          () -> {
                            throw new IllegalArgumentException("oops");
                          });
                      sleep(10);
                    }))
        .hasRootCauseMessage("oops");
  }
}
