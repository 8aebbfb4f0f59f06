package io.chapar.shell.interp.builtin;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Job;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code kill}. */
final class Kill implements Builtin {
  private static final int LAST = 64;

  @Override
  public int run(Shell shell, Call call) throws IOException {
    List<String> args = call.args();
    if (args.isEmpty()) {
      return Usages.say(shell, "kill");
    }
    String first = args.get(0);
    String spec = "TERM";
    if (first.equals("-l") || first.equals("-L")) {
      return list(shell, args.subList(1, args.size()));
    }
    if (first.equals("-s") || first.equals("-n")) {
      if (args.size() < 2) {
        shell.error("kill: " + first + ": option requires an argument");
        return 1;
      }
      spec = args.get(1);
      args = args.subList(2, args.size());
    } else if (first.equals("--")) {
      args = args.subList(1, args.size());
    } else if (first.startsWith("-") && first.length() > 1) {
      spec = first.substring(1);
      args = args.subList(1, args.size());
    }
    if (!args.isEmpty() && args.get(0).equals("--")) {
      args = args.subList(1, args.size());
    }
    boolean ask = spec.equals("0") || spec.equalsIgnoreCase("EXIT");
    Signal signal = Signal.of(spec);
    if (signal == null && !ask) {
      shell.error("kill: " + spec + ": invalid signal specification");
      return 1;
    }
    if (args.isEmpty()) {
      return Usages.say(shell, "kill");
    }
    int status = 0;
    for (String target : args) {
      status |= one(shell, target, signal);
    }
    shell.process().tick();
    return status;
  }

  private static int one(Shell shell, String target, @Nullable Signal signal) {
    if (target.startsWith("%")) {
      Job job = shell.jobs().find(target);
      if (job == null) {
        shell.error("kill: " + target + ": no such job");
        return 1;
      }
      if (signal != null && !job.signal(signal)) {
        shell.error("kill: (" + job.leader().pid() + ") - No such process");
        return 1;
      }
      if (job.stopped() && shell.options().is("monitor")) {
        awaken(job, signal);
      }
      return 0;
    }
    Long pid = Numbers.of(target);
    if (pid == null) {
      shell.error("kill: " + target + ": arguments must be process or job IDs");
      return 1;
    }
    try {
      send(shell.process(), pid, signal);
      return 0;
    } catch (DiskException e) {
      shell.error("kill: (" + target + ") - " + e.getMessage());
      return 1;
    }
  }

  /** A job that is stopped ends by TERM or HUP only when it goes on: bash lets it. */
  private static void awaken(Job job, @Nullable Signal signal) {
    if (signal == Signal.TERM || signal == Signal.HUP) {
      job.signal(Signal.CONT);
    }
  }

  private static void send(Process sender, long pid, @Nullable Signal signal) throws DiskException {
    if (pid > 0) {
      sender.machine().processes().kill(sender, (int) Math.min(pid, Integer.MAX_VALUE), signal);
      return;
    }
    int group = pid == 0 ? sender.group() : (int) Math.min(-pid, Integer.MAX_VALUE);
    List<Process> members =
        sender.machine().processes().live().stream().filter(p -> p.group() == group).toList();
    if (members.isEmpty()) {
      throw new DiskException(Errno.ESRCH, "");
    }
    for (Process member : members) {
      sender.machine().processes().kill(sender, member.pid(), signal);
    }
  }

  private static int list(Shell shell, List<String> args) throws IOException {
    if (args.isEmpty()) {
      shell.print(table());
      return 0;
    }
    int status = 0;
    for (String arg : args) {
      Long number = Numbers.of(arg);
      String shown;
      if (number != null) {
        shown = name((int) (number > 128 ? number - 128 : number));
        shown = shown == null ? null : shown.replaceFirst("^SIG", "");
      } else {
        Signal signal = Signal.of(arg);
        shown = signal == null ? null : Integer.toString(signal.number());
      }
      if (shown == null) {
        shell.error("kill: " + arg + ": invalid signal specification");
        status = 1;
      } else {
        shell.print(shown + "\n");
      }
    }
    return status;
  }

  private static @Nullable String name(int number) {
    if (number == 16) {
      return "SIGSTKFLT";
    }
    if (number >= 34 && number <= 49) {
      return number == 34 ? "SIGRTMIN" : "SIGRTMIN+" + (number - 34);
    }
    if (number >= 50 && number <= LAST) {
      return number == LAST ? "SIGRTMAX" : "SIGRTMAX-" + (LAST - number);
    }
    for (Signal signal : Signal.values()) {
      if (signal.number() == number) {
        return "SIG" + signal.name();
      }
    }
    return null;
  }

  /** All signals, five in a row. */
  static String table() {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 1; i <= LAST; i++) {
      String name = name(i);
      if (name == null) {
        continue;
      }
      out.append(String.format(Locale.ROOT, "%2d) %s", i, name));
      out.append(++column % 5 == 0 ? "\n" : "\t");
    }
    if (column % 5 != 0) {
      out.append("\n");
    }
    return out.toString();
  }
}
