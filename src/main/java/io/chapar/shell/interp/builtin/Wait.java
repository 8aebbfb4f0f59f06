package io.chapar.shell.interp.builtin;

import io.chapar.host.Process;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Job;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.interp.WokenException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code wait}. */
final class Wait implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "fnp:");
    if (flags.wrong()) {
      return 2;
    }
    try {
      shell.traps().waiting(true);
      if (flags.has('n')) {
        return any(shell, flags);
      }
      if (flags.rest().isEmpty()) {
        for (Job job : List.copyOf(shell.jobs().list())) {
          if (job.stopped() && shell.options().is("monitor")) {
            shell.error(
                "wait: warning: job " + job.number() + "[" + job.leader().pid() + "] stopped");
          }
          job.await();
          finish(shell, job);
        }
        return 0;
      }
      int status = 0;
      for (String id : flags.rest()) {
        status = one(shell, id);
      }
      return status;
    } catch (WokenException e) {
      return e.signal() == null ? 1 : 128 + e.signal().number();
    } finally {
      shell.traps().waiting(false);
    }
  }

  private static void finish(Shell shell, Job job) {
    if (shell.interactive()) {
      shell.jobs().announce();
    } else {
      shell.jobs().remove(job);
    }
  }

  private static int one(Shell shell, String id) {
    Job job;
    if (id.startsWith("%")) {
      job = shell.jobs().find(id);
      if (job == null) {
        shell.error("wait: " + id + ": no such job");
        return 127;
      }
    } else {
      Long pid = Numbers.of(id);
      if (pid == null || pid < 0) {
        shell.error("wait: `" + id + "': not a pid or valid job spec");
        return 1;
      }
      job = shell.jobs().ofPid(pid.intValue());
      if (job == null) {
        Integer left = shell.jobs().left(pid.intValue());
        if (left != null) {
          return left;
        }
        shell.error("wait: pid " + id + " is not a child of this shell");
        return 127;
      }
    }
    if (job.stopped() && shell.options().is("monitor")) {
      shell.error("warning: wait_for_job: job " + job.number() + " is stopped");
      return job.stopStatus();
    }
    int status = job.await();
    finish(shell, job);
    return status;
  }

  private static int any(Shell shell, Flags flags) {
    List<Job> jobs = new ArrayList<>();
    if (flags.rest().isEmpty()) {
      jobs.addAll(shell.jobs().list());
    } else {
      for (String id : flags.rest()) {
        Long pid = Numbers.of(id);
        Job job =
            id.startsWith("%")
                ? shell.jobs().find(id)
                : pid == null ? null : shell.jobs().ofPid(pid.intValue());
        if (job != null) {
          jobs.add(job);
        }
      }
    }
    if (jobs.isEmpty()) {
      return 127;
    }
    long step = 1_000_000;
    while (true) {
      for (Job job : jobs) {
        Integer status = job.process().status();
        if (status != null) {
          String variable = flags.value('p');
          if (variable != null) {
            shell.variables().put(variable, Integer.toString(job.process().pid()));
          }
          finish(shell, job);
          return status;
        }
      }
      Process first = jobs.get(0).process();
      first.awaitUntil(shell.process().machine().scheduler().nanos() + step);
      step = Math.min(step * 2, 50_000_000);
    }
  }
}
