package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Job;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code jobs}. */
final class ShowJobs implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "lnprsx");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('x')) {
      return instead(shell, flags);
    }
    int status = 0;
    List<Job> jobs = new ArrayList<>();
    if (flags.rest().isEmpty()) {
      jobs.addAll(shell.jobs().shown());
    }
    for (String id : flags.rest()) {
      Job job = shell.jobs().find(id);
      if (job == null) {
        shell.error("jobs: " + id + ": no such job");
        status = 1;
      } else {
        jobs.add(job);
      }
    }
    List<String> lines = new ArrayList<>();
    for (Job job : jobs) {
      if (flags.has('r') && !job.running()
          || flags.has('s') && !job.stopped()
          || flags.has('n') && job.told()) {
        continue;
      }
      lines.add(
          flags.has('p')
              ? Integer.toString(job.leader().pid())
              : shell.jobs().line(job, flags.has('l')));
    }
    for (String line : lines) {
      shell.print(line + "\n");
    }
    for (Job job : jobs) {
      if (!job.running()) {
        job.tell();
      }
      if (!job.alive() && shell.jobs().list().contains(job)) {
        shell.jobs().remove(job);
      }
    }
    return status;
  }

  /** {@code jobs -x}: the rest is a command in which jobs stand for their process groups. */
  private static int instead(Shell shell, Flags flags) {
    List<String> words = new ArrayList<>();
    for (String word : flags.rest()) {
      Job job = word.startsWith("%") ? shell.jobs().find(word) : null;
      words.add(job == null ? word : Integer.toString(job.leader().pid()));
    }
    return words.isEmpty() ? 0 : shell.executor().simple().command(words, false, Map.of());
  }
}
