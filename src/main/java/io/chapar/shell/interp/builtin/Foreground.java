package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Job;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code fg} and {@code bg}. */
final class Foreground implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (!shell.options().is("monitor")) {
      shell.error(call.name() + ": no job control");
      return 1;
    }
    Flags flags = new Flags(shell, call, "");
    if (flags.wrong()) {
      return 2;
    }
    if (call.name().equals("fg")) {
      Job job = job(shell, call, flags.rest().isEmpty() ? "" : flags.rest().get(0));
      return job == null ? 1 : front(shell, job);
    }
    int status = 0;
    for (String spec : flags.rest().isEmpty() ? List.of("") : flags.rest()) {
      Job job = job(shell, call, spec);
      status = job == null ? 1 : back(shell, job);
    }
    return status;
  }

  private static @Nullable Job job(Shell shell, Call call, String spec) {
    Job job = shell.jobs().find(spec);
    boolean ambiguous = shell.jobs().ambiguous(spec);
    if (job != null && job.alive() && !ambiguous) {
      return job;
    }
    String named = spec.isEmpty() ? "current" : spec;
    if (ambiguous) {
      shell.error(
          call.name()
              + ": "
              + (spec.startsWith("%") ? spec.substring(1) : spec)
              + ": ambiguous job spec");
    } else if (job != null) {
      shell.error(call.name() + ": job has terminated");
    } else {
      shell.error(call.name() + ": " + named + ": no such job");
    }
    return null;
  }

  private static int front(Shell shell, Job job) throws IOException {
    shell.print(job.command() + "\n");
    shell.process().out().flush();
    shell.jobs().current(job);
    shell.jobs().resume(job);
    return shell.jobs().front(job);
  }

  private static int back(Shell shell, Job job) throws IOException {
    if (job.running()) {
      shell.error("bg: job " + job.number() + " already in background");
      return 0;
    }
    char mark = shell.jobs().mark(job);
    shell.print(
        "[" + job.number() + "]" + mark + (mark == ' ' ? "" : " ") + job.command() + " &\n");
    shell.process().out().flush();
    shell.jobs().resume(job);
    return 0;
  }
}
