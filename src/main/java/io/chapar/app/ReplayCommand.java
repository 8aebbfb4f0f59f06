package io.chapar.app;

import io.chapar.lab.replay.SessionRecord;
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
    ReplaySession.Played played = new ReplaySession(record, threads, screen).run();
    screen.flush();
    SessionRecord.Result before = record.result();
    Report report = new Report(before, played.result());
    StringBuilder told = new StringBuilder("chapar replay: " + played.lines() + " lines\n");
    if (before == null) {
      told.append("  not compared: the record does not say what it came to\n");
    } else {
      told.append("  disk and clock: ").append(word(report.disk())).append('\n');
      told.append("  logs:           ").append(word(report.logs())).append('\n');
      told.append("  score:          ").append(word(report.score())).append('\n');
      played.result().score().forEach(line -> told.append("    ").append(line).append('\n'));
    }
    int secret = ReplayedClients.secret(record.events()).size();
    if (secret > 0) {
      told.append("  (").append(secret);
      told.append(" real clients spoke TLS: what they did cannot be played again)\n");
    }
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(told.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return before == null || report.same() ? 0 : 1;
  }

  private static String word(boolean same) {
    return same ? "the same to the byte" : "NOT the same";
  }

  /** What came out, beside what had come out. */
  private record Report(SessionRecord.@Nullable Result before, SessionRecord.Result now) {
    boolean disk() {
      return before != null && before.digest().equals(now.digest());
    }

    boolean logs() {
      return before != null && (before.logs().isEmpty() || before.logs().equals(now.logs()));
    }

    boolean score() {
      return before != null && before.score().equals(now.score());
    }

    boolean same() {
      return disk() && logs() && score();
    }
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
