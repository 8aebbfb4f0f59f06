package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Job;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code fg} and {@code bg}. */
final class Foreground implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (!shell.options().is("monitor")) {
      shell.error(call.name() + ": no job control");
      return 1;
    }
    List<String> args = call.args();
    String spec = args.isEmpty() ? "%+" : args.get(0);
    Job job = shell.jobs().find(spec);
    if (job == null || !job.running()) {
      shell.error(call.name() + ": " + (args.isEmpty() ? "current" : spec) + ": no such job");
      return 1;
    }
    if (call.name().equals("bg")) {
      shell.error("bg: job " + job.number() + " already in background");
      return 0;
    }
    shell.print(job.command() + "\n");
    shell.process().out().flush();
    return shell.jobs().foreground(job);
  }
}
