package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Job;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code disown}. */
final class Disown implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "har");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('a') || flags.has('r')) {
      for (Job job : List.copyOf(shell.jobs().list())) {
        if (!flags.has('r') || job.running()) {
          forget(shell, job, flags);
        }
      }
      return 0;
    }
    List<String> ids = flags.rest().isEmpty() ? List.of("%+") : flags.rest();
    int status = 0;
    for (String id : ids) {
      Long pid = Numbers.of(id);
      Job job = pid == null ? shell.jobs().find(id) : shell.jobs().ofPid(pid.intValue());
      if (job == null) {
        shell.error("disown: " + (flags.rest().isEmpty() ? "current" : id) + ": no such job");
        status = 1;
      } else {
        forget(shell, job, flags);
      }
    }
    return status;
  }

  private static void forget(Shell shell, Job job, Flags flags) {
    if (flags.has('h')) {
      return; // the job stays, and is not hung up: which an interactive shell does to none here
    }
    if (job.stopped()) {
      shell.error(
          "warning: deleting stopped job "
              + job.number()
              + " with process group "
              + job.leader().group());
    }
    shell.jobs().remove(job);
  }
}
