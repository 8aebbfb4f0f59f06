package io.chapar.app;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.replay.SessionRecord;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code chapar replay FILE}: plays a recorded session again and says whether the host is the same.
 */
@Command(
    name = "replay",
    description =
        "Plays a recorded session again: the same host, the same logs, the same score, to the"
            + " byte.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "what 'lab record' left (default: the last session in the terminal)")
  private @Nullable Path file;

  @Option(
      names = {"-q", "--quiet"},
      description = "only say whether it comes out the same")
  private boolean quiet;

  @Mixin private Preferences preferences = new Preferences();

  /** Where the record of the last session in the terminal is kept. */
  static Path last() {
    return JournalFile.home().resolve("last-session.txt");
  }

  @Override
  public Integer call() throws Exception {
    SessionRecord record = SessionRecord.parse(read());
    ExecutorService threads = Threads.pool();
    OutputStream screen =
        quiet
            ? OutputStream.nullOutputStream()
            : new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    ReplaySession.Result result =
        new ReplaySession(record, scenario(record), preferences.language(), threads, screen).run();
    screen.flush();
    String word =
        result.digest().equals(record.digest())
            ? "the same to the byte"
            : record.digest().isEmpty() ? "not compared: the record has no digest" : "NOT the same";
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(
        ("chapar replay: " + result.lines() + " lines; the host at the end is " + word + "\n")
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
    return word.startsWith("NOT") ? 1 : 0;
  }

  private static @Nullable Scenario scenario(SessionRecord record)
      throws IOException, ScenarioException {
    if (record.scenario().isEmpty()) {
      return null;
    }
    ScenarioLoader loader = new ScenarioLoader(new Content(), Probes.all());
    for (Scenario each : loader.all()) {
      if (each.id().equals(record.scenario())) {
        return loader.load(each.folder(), record.seed());
      }
    }
    throw new IOException("there is no scenario '" + record.scenario() + "' in this build");
  }

  private String read() throws IOException {
    Path from = file == null ? last() : file;
    try {
      return Files.readString(from);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no record '" + from + "'", e);
    }
  }
}
