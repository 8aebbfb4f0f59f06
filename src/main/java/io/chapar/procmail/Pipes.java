package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.host.Channel;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.text.Utf8;
import io.chapar.time.Timer;
import io.chapar.unix.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs that recipes run: mail goes in, and for filters and backquotes text comes out. */
final class Pipes {
  private static final int MAX_OUTPUT = 128 * 1024 * 1024;

  private final Run run;
  private boolean filtered; // a filter has run
  private boolean failedBefore; // what the last awaited filter said
  private @Nullable Timer timer;
  private boolean timedOut;

  Pipes(Run run) {
    this.run = run;
  }

  /** How a recipe waits for its program. */
  enum Wait {
    NO,
    YES,
    QUIETLY;

    static Wait of(boolean loud, boolean quiet) {
      return quiet ? QUIETLY : loud ? YES : NO;
    }
  }

  // ---- time limit

  private void startTimer(Process... children) {
    timedOut = false;
    int seconds = run.vars.timeout;
    if (seconds > 0) {
      timer =
          run.p
              .machine()
              .scheduler()
              .at(
                  run.now() + seconds * 1_000_000_000L,
                  () -> {
                    timedOut = true;
                    for (Process child : children) {
                      if (child.status() == null) {
                        child.signal(Signal.TERM);
                      }
                    }
                  });
    }
  }

  private void stopTimer(Command command) throws IOException {
    Timer set = timer;
    if (set != null) {
      set.cancel();
      timer = null;
    }
    if (timedOut) {
      timedOut = false;
      run.log.begin("Timeout, terminating");
      run.log.raw(" \"" + command.name() + "\"\n");
    }
  }

  // ---- one program

  /** The program becomes {@code command}. */
  private int exec(Process child, Log log, Command command) throws IOException {
    for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.HUP, Signal.QUIT, Signal.PIPE)) {
      child.defaultSignal(signal);
    }
    List<String> argv;
    if (command.words() == null) {
      log.detail("Executing", command.text());
      argv = List.of(run.vars.text("SHELL"), run.vars.shellFlags, command.text());
    } else {
      log.detail("Executing", String.join(",", command.shown(run.args)));
      argv = command.argv(run.args);
    }
    log.flush();
    try {
      return Launch.exec(child, argv);
    } catch (DiskException e) {
      List<String> script = new ArrayList<>(List.of("/bin/sh"));
      script.addAll(argv);
      try {
        return child.exec("/bin/sh", script, child.env());
      } catch (DiskException again) {
        log.say("Failed to execute", argv.get(0));
        log.flush();
        return Run.EX_UNAVAILABLE;
      }
    }
  }

  /** Lets it run; it says what was wanted to be said when it was forked. */
  private void start(Process child, Command command) {
    Log log = Log.ofChild(run.log, child);
    child.start(q -> exec(q, log, command));
  }

  private Process fork(Channel in, @Nullable Channel out) throws IOException {
    run.log.flush();
    Process child = run.p.fork();
    child.close(run.standardOutput);
    child.attach(0, in);
    child.attach(1, out == null ? Channels.device("null", run.p.machine().random()) : out);
    return child;
  }

  private int await(Process child) throws IOException {
    run.child = child;
    int status = child.await();
    run.child = null;
    run.checkSignals();
    run.exitCode =
        status > 128 && Signal.of(Integer.toString(status - 128)) != null ? 128 - status : status;
    return run.exitCode;
  }

  private void complain(String name, int status, boolean quiet) throws IOException {
    run.log.say(
        (quiet ? "Non-zero exitcode (" : "Program failure (")
            + status
            + (quiet ? ") from" : ") of"),
        name);
  }

  /**
   * Sends mail to a program; false if that went wrong as far as somebody waits for it.
   *
   * @param bytes what it reads
   * @param folder whether the program is where the mail goes
   */
  boolean send(Command command, byte[] bytes, Wait wait, boolean tolerant, boolean folder)
      throws IOException {
    Channel[] pipe = run.p.pipe();
    Process child;
    try {
      child = fork(pipe[0], null);
    } catch (DiskException e) {
      run.log.say("Failed forking", command.name());
      return false;
    }
    startTimer(child);
    start(child, command);
    byte[] all = run.raw ? bytes : Folders.closed(bytes);
    run.lastDump = all.length;
    boolean good = true;
    try {
      pipe[1].write(all, 0, all.length);
    } catch (DiskException e) {
      good = tolerant;
      if (!good) {
        run.log.say("Error while writing to", command.name());
      }
    } finally {
      pipe[1].close();
    }
    if (wait != Wait.NO) {
      int status = await(child);
      stopTimer(command);
      if (status != 0) {
        if (wait == Wait.YES || run.log.verbose) {
          complain(command.name(), status, wait == Wait.QUIETLY);
        }
        good = false;
      }
    } else {
      stopTimer(command);
    }
    if (folder) {
      run.lastFolder(command.text());
      run.lastOffset = -1;
    }
    return good;
  }

  /**
   * Sends a text through a program.
   *
   * @return what comes out; null if it failed, so that the text stays as it was
   */
  byte @Nullable [] filter(Command command, byte[] bytes, Wait wait, boolean tolerant)
      throws IOException {
    Channel[] in = run.p.pipe();
    Channel[] out = run.p.pipe();
    Process child;
    Process feeder;
    try {
      child = fork(in[0], out[1]);
      feeder = run.p.fork();
    } catch (DiskException e) {
      run.log.say("Failed forking", command.name());
      return null;
    }
    byte[] all = run.raw ? bytes : Folders.closed(bytes);
    run.lastDump = all.length;
    boolean[] broken = new boolean[1];
    filtered = true;
    feeder.start(
        q -> {
          q.ignore(Signal.PIPE);
          try {
            in[1].write(all, 0, all.length);
          } catch (DiskException e) {
            broken[0] = true;
          } finally {
            in[1].close();
          }
          return 0;
        });
    start(child, command);
    startTimer(child);
    run.child = child;
    byte[] result = readAll(out[0], MAX_OUTPUT);
    boolean failed = false;
    feeder.await();
    boolean timeout = timedOut;
    stopTimer(command);
    if (broken[0] && !tolerant) {
      run.log.say("Error while writing to", command.name());
      run.exitCode = Run.EX_IOERR;
      failed = true;
      rescued();
    } else if (timeout) {
      await(child);
      failed = true;
      rescued();
    } else if (wait != Wait.NO) {
      int status = await(child);
      if (status != 0) {
        failed = true;
        if (wait == Wait.YES || run.log.verbose) {
          complain(command.name(), status, wait == Wait.QUIETLY);
          rescued();
        }
      }
    }
    failedBefore = wait == Wait.NO && !failed ? failedBefore : failed;
    return failed ? null : result;
  }

  private void rescued() throws IOException {
    run.log.say("Rescue of unfiltered data succeeded");
  }

  /** Whether the last filter that was waited for failed. */
  boolean failed() {
    return failedBefore;
  }

  /** What a program in backquotes prints, newlines at the end taken away. */
  String output(Command command, int room) throws IOException {
    Channel[] out = run.p.pipe();
    run.letter.join('\n');
    byte[] mail = run.letter.bytes().clone();
    Process child;
    try {
      child = fork(Channels.input(Folders.closed(mail)), out[1]);
    } catch (DiskException e) {
      run.log.say("Failed forking", command.name());
      return "";
    }
    startTimer(child);
    start(child, command);
    run.child = child;
    byte[] bytes = readAll(out[0], room + 1);
    boolean tooMuch = bytes.length > room;
    await(child);
    boolean timeout = timedOut;
    stopTimer(command);
    if (timeout) {
      // there is none, and it tries: what an earlier filter left is in its way
      run.log.say("Rescue of unfiltered data " + (filtered ? "failed" : "succeeded"));
    }
    int end = Math.min(bytes.length, room);
    if (tooMuch) {
      run.log.say("Excessive output quenched from", command.name());
      run.overflow();
    } else {
      while (end > 0 && bytes[end - 1] == '\n') {
        end--;
      }
    }
    return Utf8.decode(bytes, 0, end);
  }

  private byte[] readAll(Channel from, int limit) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n; all.size() < limit && (n = from.read(buffer, 0, buffer.length)) > 0; ) {
        run.tick();
        all.write(buffer, 0, Math.min(n, limit - all.size()));
      }
    } finally {
      from.close();
    }
    return all.toByteArray();
  }

  /** Runs TRAP; its output goes to the log. */
  int trap(Command command) throws IOException {
    run.log.flush();
    Process child;
    try {
      child = run.p.fork();
    } catch (DiskException e) {
      run.log.say("Failed forking", command.name());
      return 0;
    }
    child.attach(0, Channels.input(Folders.closed(run.letter.bytes().clone())));
    Channel error = child.channel(2);
    if (error != null) {
      child.duplicate(2, 1);
    }
    startTimer(child);
    start(child, command);
    int status = await(child);
    stopTimer(command);
    return status;
  }
}
