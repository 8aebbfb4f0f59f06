package io.chapar.app;

import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.study.Study;
import io.chapar.world.World;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a session in its file after each command, beside the work: what is written is the last
 * state that was handed in, so a slow disk delays nobody.
 */
final class SessionKeeper {
  private final Path folder;
  private final ExecutorService threads;
  private final World.State fresh;
  private @Nullable Job next;
  private boolean running;
  private @Nullable String trouble;

  private record Job(Path file, KeptSession kept) {}

  /**
   * A keeper.
   *
   * @param home the folder of whoever runs this
   * @param fresh the state of a fresh world
   */
  SessionKeeper(Path home, ExecutorService threads, World.State fresh) {
    this.folder = home.resolve("sessions");
    this.threads = threads;
    this.fresh = fresh;
    threads.execute(this::sweep);
  }

  /** Removes what a program that was killed while it wrote has left. */
  private void sweep() {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.new")) {
      Instant old = Instant.now().minus(Duration.ofHours(1));
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // there is no such folder yet, or somebody else was quicker
    }
  }

  /** The file of a session that stands where {@code session} does. */
  Path file(Session session) {
    Scenario scenario = session.scenario();
    Study study = session.beside(Study.class);
    return scenario != null
        ? named(folder, "scenario", scenario.id())
        : study != null ? named(folder, "lesson", study.lesson().id()) : folder.resolve("free");
  }

  private static Path named(Path folder, String kind, String id) {
    return folder.resolve(kind + "-" + id.replaceAll("[^\\w.-]", "_"));
  }

  /** The file of a scenario or lesson; of the free host if there is neither. */
  static Path file(Path home, @Nullable String scenario, @Nullable String lesson) {
    Path folder = home.resolve("sessions");
    return scenario != null
        ? named(folder, "scenario", scenario)
        : lesson != null ? named(folder, "lesson", lesson) : folder.resolve("free");
  }

  /** Hands in a state, which is written soon. */
  synchronized void keep(Path file, KeptSession kept) {
    next = new Job(file, kept);
    if (!running) {
      running = true;
      threads.execute(this::write);
    }
  }

  private void write() {
    for (Job job = take(); job != null; job = take()) {
      try {
        KeptSession.write(job.file, job.kept, fresh);
      } catch (IOException e) {
        synchronized (this) {
          trouble = trouble != null ? trouble : "this session cannot be kept: " + e.getMessage();
        }
      }
    }
  }

  private synchronized @Nullable Job take() {
    Job job = next;
    next = null;
    if (job == null) {
      running = false;
      notifyAll();
    }
    return job;
  }

  /** Why the session could not be kept, once; null: it could. */
  synchronized @Nullable String trouble() {
    String told = trouble;
    trouble = told == null ? null : "";
    return told == null || told.isEmpty() ? null : told;
  }

  /** Returns when everything is written. */
  synchronized void settle() throws InterruptedException {
    while (running) {
      wait();
    }
  }

  /** Forgets a session that is finished. */
  static void forget(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Moves a file that cannot be read out of the way; where it is now. */
  static Path putAside(Path file, Instant now) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + now.getEpochSecond());
    return Files.move(file, aside);
  }
}
