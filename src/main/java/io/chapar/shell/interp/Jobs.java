package io.chapar.shell.interp;

import io.chapar.host.KilledException;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The jobs of a shell. */
public final class Jobs {
  private final Shell shell;
  private final List<Job> jobs = new ArrayList<>();
  private final List<Job> inherited; // of the shell that forked this one: to look at
  private final Map<Integer, Integer> statuses = new HashMap<>(); // of those that have left

  Jobs(Shell shell, List<Job> inherited) {
    this.shell = shell;
    this.inherited = inherited;
  }

  Job add(Process process, String command) {
    sweep();
    int number = jobs.isEmpty() ? 1 : jobs.get(jobs.size() - 1).number() + 1;
    Job job = new Job(number, process, command);
    jobs.add(job);
    return job;
  }

  /** The jobs, oldest first. */
  public List<Job> list() {
    return jobs;
  }

  /** What the builtin jobs shows: those of the parent too, until this shell has its own. */
  public List<Job> shown() {
    return jobs.isEmpty() ? inherited : jobs;
  }

  /** Forgets jobs that have ended and of which everybody knows. */
  void sweep() {
    for (Job job : List.copyOf(jobs)) {
      Integer status = job.process().status();
      if (status != null && (job.told() || job.collected() || !shell.interactive())) {
        statuses.put(job.process().pid(), status);
        report(job);
        jobs.remove(job);
      }
    }
  }

  /** A shell that is not interactive says when a job was killed. */
  private void report(Job job) {
    Signal signal = job.killed();
    if (signal != null && !job.told() && !shell.interactive() && loud(signal)) {
      job.tell();
      shell.error(
          String.format(
              Locale.ROOT, "%5d %-24s%s", job.process().pid(), signal.text(), job.command()));
    }
  }

  /** Takes a job off the list; its status is kept. */
  public void remove(Job job) {
    Integer status = job.process().status();
    if (status != null) {
      statuses.put(job.process().pid(), status);
      report(job);
    }
    jobs.remove(job);
  }

  /** The status of a job that has left the list, or null. */
  public @Nullable Integer left(int pid) {
    return statuses.get(pid);
  }

  private static boolean loud(Signal signal) {
    return signal != Signal.INT && signal != Signal.PIPE && signal != Signal.TERM;
  }

  /** Runs a child in the foreground, in this task; says so if a signal ends it. */
  int foreground(Process child, Process.Code code, Supplier<String> command) {
    Signal[] killed = {null};
    int status =
        child.run(
            p -> {
              try {
                return code.run(p);
              } catch (KilledException e) {
                if (e.process() == p) {
                  killed[0] = e.signal();
                }
                throw e;
              }
            });
    Signal signal = killed[0];
    if (signal == Signal.INT && shell.interactive()) {
      shell.say("\n");
      throw new DiscardException(130);
    }
    if (signal != null && loud(signal) && !shell.interactive()) {
      shell.error(
          String.format(Locale.ROOT, "%5d %-24s%s", child.pid(), signal.text(), command.get()));
    } else if (signal != null && signal != Signal.INT && signal != Signal.PIPE) {
      shell.say(signal.text() + "\n");
    }
    return status;
  }

  /** Brings a job to the foreground and waits for it. */
  public int foreground(Job job) {
    shell.foreground(job.process().group());
    try {
      int status = job.process().await();
      job.tell();
      remove(job);
      return status;
    } finally {
      shell.foreground(shell.process().group());
    }
  }

  /** The job that {@code %…} means; null if there is none. */
  public @Nullable Job find(String spec) {
    String text = spec.startsWith("%") ? spec.substring(1) : spec;
    if (text.isEmpty() || text.equals("+") || text.equals("%")) {
      return current();
    }
    if (text.equals("-")) {
      return previous();
    }
    if (text.matches("\\d{1,6}")) {
      int number = Integer.parseInt(text);
      return shown().stream().filter(j -> j.number() == number).findFirst().orElse(null);
    }
    boolean inside = text.startsWith("?");
    String part = inside ? text.substring(1) : text;
    return jobs.stream()
        .filter(j -> inside ? j.command().contains(part) : j.command().startsWith(part))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /** The job of a process; null if there is none. */
  public @Nullable Job ofPid(int pid) {
    return jobs.stream().filter(j -> j.process().pid() == pid).findFirst().orElse(null);
  }

  /** The job that {@code %+} means. */
  public @Nullable Job current() {
    List<Job> order = order();
    return order.isEmpty() ? null : order.get(0);
  }

  private @Nullable Job previous() {
    List<Job> order = order();
    return order.size() < 2 ? current() : order.get(1);
  }

  /** Running ones first, the youngest first. */
  private List<Job> order() {
    List<Job> order = new ArrayList<>(shown());
    order.sort(
        (a, b) -> a.running() != b.running() ? a.running() ? -1 : 1 : b.number() - a.number());
    return order;
  }

  /** A line of the builtin jobs. */
  public String line(Job job, boolean withPid) {
    char mark = job == current() ? '+' : job == previous() && shown().size() > 1 ? '-' : ' ';
    String pid = withPid ? String.format(Locale.ROOT, "%5d ", job.process().pid()) : "";
    return String.format(
        Locale.ROOT,
        "[%d]%c %s%-24s%s%s",
        job.number(),
        mark,
        withPid ? pid : " ",
        job.state(),
        job.command(),
        job.running() ? " &" : "");
  }

  /** What an interactive shell says before its prompt: the jobs that have ended. */
  public void announce() {
    for (Job job : List.copyOf(jobs)) {
      if (!job.running()) {
        if (!job.told()) {
          shell.say(line(job, false) + "\n");
          job.tell();
        }
        remove(job);
      }
    }
  }
}
