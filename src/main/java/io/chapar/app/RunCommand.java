package io.chapar.app;

import io.chapar.host.Process;
import io.chapar.lab.LabSession;
import io.chapar.lab.fidelity.Code;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Door;
import io.chapar.time.StalledException;
import io.chapar.world.Debian;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code chapar run}: boots a fresh host, runs a script on it, prints what it prints, exits with
 * its status.
 */
@Command(
    name = "run",
    description = "Boots a fresh host, runs a script on it, and exits with the script's status.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final int STALLED = 124; // as timeout(1) exits

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "the script; - or nothing: standard input")
  private String file = "-";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what the host's chance comes from (default: 1)")
  private long seed = 1;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "who runs the script (default: root)")
  private String user = "root";

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "what the clock shows first, such as 2026-03-01T08:00:00Z")
  private @Nullable Instant now;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where 'lab' verbs of the script may leave new files (default: nowhere)")
  private @Nullable Path folder;

  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    byte[] script = script();
    ExecutorService threads = Threads.pool();
    OutputStream err = new BufferedOutputStream(new FileOutputStream(FileDescriptor.err));
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    Distribution debian = Debian.distribution(threads);
    Instant start = now == null ? World.startOf(seed) : now;
    World world = World.create(debian, seed, start, nanos -> io.chapar.time.Pace.AT_ONCE);
    world.scheduler().horizon(start.plus(Duration.ofDays(1000)));
    try {
      // Not on this thread: its stack is small, and a script may nest deeply.
      return threads
          .submit(() -> world.scheduler().call("run", () -> run(world, script, out, err)))
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof StalledException)) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
      out.flush();
      err.write(
          "chapar: the script waits for something that will never happen on this host\n"
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return STALLED;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private int run(World world, byte[] script, OutputStream out, OutputStream err)
      throws IOException {
    Process process = world.session(user, List.of("bash"));
    if (process == null) {
      throw usage("there is no user '" + user + "' on the host: root, alice, bob and carol are");
    }
    String path = process.cwd().equals("/") ? "/script" : process.cwd() + "/script";
    world.mail().root().write(path, script, 0644);
    LabSession lab = new LabSession(world, null, new Words(preferences.language()), List::of);
    lab.follow(process);
    lab.session().bring(Code.class, new ClassFiles());
    if (folder != null) {
      lab.session().bring(Door.class, new RealFolder(folder));
    }
    process.attach(1, Streams.output(out, err));
    process.attach(2, Streams.output(err, out));
    return process.run(p -> p.exec("/bin/bash", List.of("bash", path), p.env()));
  }

  private byte[] script() {
    try {
      return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw usage("cannot read the script '" + file + "': " + reason(e));
    }
  }

  private static String reason(Exception e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "no such file"
        : String.valueOf(e.getMessage());
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
