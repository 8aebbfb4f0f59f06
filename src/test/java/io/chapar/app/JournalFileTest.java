package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Event.Kind;
import io.chapar.lab.progress.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress is never lost silently. */
class JournalFileTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");

  private JournalFile journal() {
    return new JournalFile(folder, NOON);
  }

  private Path file() {
    return folder.resolve("journal");
  }

  @Test
  void whatOneSessionKeepsTheNextOneKnows() throws Exception {
    JournalFile first = journal();
    JournalFile second = journal();
    assertThat(first.progress()).isEqualTo(Progress.NONE);
    first.note(Kind.ANSWERED, "q", "right");
    second.note(Kind.SETTING, "lang", "fa");
    assertThat(first.progress().setting("lang")).isEqualTo("fa");
    assertThat(second.progress().card("q").right()).isEqualTo(1);
    assertThat(journal().progress()).isEqualTo(first.progress());
  }

  @Test
  void aLineThatWasTornIsKeptAsideAndTold() throws Exception {
    journal().note(Kind.ANSWERED, "one", "right");
    Files.writeString(file(), "0badc0de\t2026-03-01T1", StandardOpenOption.APPEND);
    JournalFile journal = journal();
    journal.note(Kind.ANSWERED, "two", "right");
    assertThat(journal.progress().cards()).containsOnlyKeys("one", "two");
    assertThat(journal.notices()).hasSize(1).first().asString().contains("1 damaged line");
    assertThat(journal.notices()).isEmpty();
    assertThat(aside()).hasSize(1);
    assertThat(Files.readString(aside().get(0))).endsWith("0badc0de\t2026-03-01T1");
    assertThat(journal().progress()).isEqualTo(journal.progress());
  }

  @Test
  void damageInTheMiddleTakesOnlyWhatItHit() throws Exception {
    for (String id : List.of("one", "two", "three")) {
      journal().note(Kind.ANSWERED, id, "right");
    }
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("two\tright", "two\twrong"));
    JournalFile journal = journal();
    assertThat(journal.progress().cards()).containsOnlyKeys("one", "three");
    assertThat(journal.notices()).hasSize(1);
    assertThat(aside()).hasSize(1);
  }

  private List<Path> aside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().contains("damaged")).toList();
    }
  }

  @Test
  void manySessionsWriteAtOnce() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      Thread thread =
          new Thread(
              () ->
                  IntStream.range(0, 25)
                      .forEach(
                          i -> {
                            try {
                              journal().note(Kind.ANSWERED, number + "-" + i, "right");
                            } catch (IOException e) {
                              throw new UncheckedIOException(e);
                            }
                          }));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    JournalFile journal = journal();
    assertThat(journal.progress().cards()).hasSize(100);
    assertThat(journal.notices()).isEmpty();
  }

  @Test
  void anAnswerOutlivesAProgramThatIsKilled() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dchapar.data=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            "io.chapar.app.Main",
            "quiz",
            "--seed",
            "3",
            "--lang",
            "en");
    builder.redirectErrorStream(true);
    Process quiz = builder.start();
    try (Writer keys = quiz.outputWriter(StandardCharsets.UTF_8);
        BufferedReader screen = quiz.inputReader(StandardCharsets.UTF_8)) {
      keys.write("?\n");
      keys.flush();
      String line = screen.readLine();
      while (line != null && !line.startsWith("Question 2")) {
        line = screen.readLine();
      }
      assertThat(line).as("the second question").isNotNull();
      quiz.destroyForcibly().waitFor(); // SIGKILL
    }
    JournalFile journal = journal();
    assertThat(journal.progress().cards().values()).hasSize(1);
    assertThat(journal.notices()).isEmpty();
  }

  @Test
  void aLineIsReadAsItWasWritten() {
    Event event =
        new Event(Instant.parse("2026-03-01T12:00:00Z"), Kind.PAGE, "x", List.of("2", "a\tb"));
    assertThat(Event.parse(event.line()))
        .isEqualTo(new Event(event.at(), Kind.PAGE, "x", List.of("2", "a b")));
    assertThat(Event.parse("no event")).isNull();
    assertThat(Event.parse("2026-03-01T12:00:00Z\tDANCED\tx")).isNull();
  }
}
