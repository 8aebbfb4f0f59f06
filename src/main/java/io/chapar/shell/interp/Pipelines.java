package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Printer;
import io.chapar.shell.syntax.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pipelines: each command is a process; all but the last run in tasks of their own. */
final class Pipelines {
  private final Shell shell;
  private final Executor executor;

  Pipelines(Shell shell, Executor executor) {
    this.shell = shell;
    this.executor = executor;
  }

  int run(Script.Pipeline pipeline) {
    long before = shell.process().machine().scheduler().nanos();
    List<Command> commands = pipeline.commands();
    int status;
    if (commands.size() == 1) {
      status = executor.command(commands.get(0), false);
      shell.pipeStatus(List.of(status));
    } else {
      status = piped(commands);
    }
    if (pipeline.timing() != Script.Timing.NONE) {
      time(shell.process().machine().scheduler().nanos() - before, pipeline.timing());
    }
    return status;
  }

  private int piped(List<Command> commands) {
    if (shell.options().is("monitor")) {
      String text = commands.stream().map(Printer::print).collect(Collectors.joining(" | "));
      Job job = start(commands, text, false);
      int status = shell.jobs().front(job);
      List<Integer> all = new ArrayList<>();
      for (Job.Member member : job.members()) {
        Integer ended = member.process().status();
        all.add(ended == null ? status : ended);
      }
      return outcome(all);
    }
    List<Integer> statuses = new ArrayList<>();
    List<Process> children = new ArrayList<>();
    boolean here = shell.options().is("lastpipe") && !shell.options().is("monitor");
    Channel input = null;
    int last = 0;
    for (int i = 0; i < commands.size(); i++) {
      boolean end = i == commands.size() - 1;
      if (end && here) {
        last = lastHere(commands.get(i), input);
        break;
      }
      Process child;
      try {
        child = shell.newProcess();
      } catch (DiscardException e) {
        if (input != null) {
          input.close();
        }
        throw e;
      }
      Shell copy = shell.fork(child);
      if (input != null) {
        child.attach(0, input);
      }
      Channel[] pipe = end ? null : shell.process().pipe();
      if (pipe != null) {
        child.attach(1, pipe[1]);
        input = pipe[0];
      }
      Command command = commands.get(i);
      Process.Code code = p -> Shell.subshell(copy, () -> element(copy, command));
      if (end) {
        last = child.run(code);
      } else {
        children.add(child);
        child.start(code);
      }
    }
    for (Process child : children) {
      statuses.add(child.await());
    }
    statuses.add(last);
    return outcome(statuses);
  }

  /** A list in parentheses needs no further process. */
  private static int element(Shell copy, Command command) {
    return command instanceof Command.Subshell list
        ? copy.executor().subshells().only(list.body())
        : copy.executor().command(command, true);
  }

  private int outcome(List<Integer> statuses) {
    shell.pipeStatus(List.copyOf(statuses));
    if (shell.options().is("pipefail")) {
      int failed = 0;
      for (int status : statuses) {
        failed = status == 0 ? failed : status;
      }
      return failed;
    }
    return statuses.get(statuses.size() - 1);
  }

  /** Starts all commands of a pipeline as a job, each in a task of its own. */
  Job start(List<Command> commands, String text, boolean background) {
    boolean control = shell.options().is("monitor");
    List<Job.Member> members = new ArrayList<>();
    List<Process.Code> codes = new ArrayList<>();
    Channel input = null;
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      Process child = shell.newProcess();
      Shell copy = shell.fork(child);
      if (background) {
        shell.executor().subshells().detach(child, i == 0);
      }
      if (control) {
        child.group(members.isEmpty() ? child.pid() : members.get(0).process().pid());
      }
      if (input != null) {
        child.attach(0, input);
      }
      if (i < commands.size() - 1) {
        Channel[] pipe = shell.process().pipe();
        child.attach(1, pipe[1]);
        input = pipe[0];
      }
      if (background) {
        copy.guards(0);
      }
      members.add(new Job.Member(child, Printer.print(command)));
      codes.add(p -> Shell.subshell(copy, () -> element(copy, command)));
    }
    Job job = shell.jobs().add(members, text, background);
    for (int i = 0; i < codes.size(); i++) {
      members.get(i).process().start(job.noting(codes.get(i)));
    }
    return job;
  }

  private int lastHere(Command command, @Nullable Channel input) {
    Process process = shell.process();
    if (input == null) {
      return executor.command(command, false);
    }
    try {
      int saved = process.duplicateAbove(0, 10);
      shell.hidden().add(saved);
      try {
        process.attach(0, input);
        return executor.command(command, false);
      } finally {
        process.duplicate(saved, 0);
        process.close(saved);
        shell.hidden().remove(saved);
      }
    } catch (DiskException e) {
      shell.error(e.getMessage());
      return 1;
    }
  }

  private void time(long nanos, Script.Timing timing) {
    String format = shell.variables().text("TIMEFORMAT", "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS");
    if (timing == Script.Timing.POSIX) {
      format = "real %2R\nuser %2U\nsys %2S";
    }
    if (format.isEmpty()) {
      return;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      i++;
      int digits = 3;
      boolean lengthy = false;
      if (Character.isDigit(format.charAt(i)) && i + 1 < format.length()) {
        digits = Math.min(3, format.charAt(i++) - '0');
      }
      if (format.charAt(i) == 'l' && i + 1 < format.length()) {
        lengthy = true;
        i++;
      }
      switch (format.charAt(i)) {
        case 'R' -> out.append(clock(nanos, digits, lengthy));
        case 'U' -> out.append(clock(Math.min(nanos, 1_000_000), digits, lengthy));
        case 'S' -> out.append(clock(Math.min(nanos, 1_000_000), digits, lengthy));
        case 'P' -> out.append("0.00");
        case '%' -> out.append('%');
        default -> out.append('%').append(format.charAt(i));
      }
    }
    shell.say(out + "\n");
  }

  private static String clock(long nanos, int digits, boolean lengthy) {
    double seconds = nanos / 1e9;
    if (!lengthy) {
      return String.format(Locale.ROOT, "%." + digits + "f", seconds);
    }
    long minutes = nanos / 60_000_000_000L;
    return minutes
        + "m"
        + String.format(Locale.ROOT, "%." + digits + "f", seconds - minutes * 60)
        + "s";
  }
}
