package io.chapar.shell.interp;

import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.host.Terminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a shell. With job control ({@code set -m}) what runs in the foreground is one too, in
 * tasks and a process group of its own, so that Ctrl-Z can stop it while the shell goes on.
 */
public final class Jobs {
  private final Shell shell;
  private final List<Job> jobs = new ArrayList<>();
  private final List<Job> inherited; // of the shell that forked this one: to look at
  private final Map<Integer, Integer> statuses = new HashMap<>(); // of those that have left
  private @Nullable Job current;
  private @Nullable Job previous;
  private int warned;

  Jobs(Shell shell, Jobs parent) {
    this.shell = shell;
    this.inherited = List.copyOf(parent.shown());
    this.current = parent.current;
    this.previous = parent.previous;
  }

  Jobs(Shell shell) {
    this.shell = shell;
    this.inherited = List.of();
  }

  /** A job that is about to start; in the background it gets its number. */
  Job add(List<Job.Member> members, String command, boolean background) {
    Job job = new Job(members, command, shell.options().is("monitor"));
    if (background) {
      sweep();
      enlist(job);
      choose();
    }
    return job;
  }

  private void enlist(Job job) {
    job.number(jobs.isEmpty() ? 1 : jobs.get(jobs.size() - 1).number() + 1);
    jobs.add(job);
  }

  /** The jobs, oldest first. */
  public List<Job> list() {
    return jobs;
  }

  /** What the builtin jobs shows: those of the parent too, until this shell has its own. */
  public List<Job> shown() {
    return jobs.isEmpty() ? inherited : jobs;
  }

  /** Those that are stopped. */
  public List<Job> stopped() {
    return jobs.stream().filter(Job::stopped).toList();
  }

  /** Forgets jobs that have ended and of which everybody knows. */
  void sweep() {
    for (Job job : List.copyOf(jobs)) {
      if (!job.alive() && (job.told() || !shell.interactive())) {
        remove(job);
      }
    }
  }

  /** A shell that is not interactive says when a job was killed. */
  private void report(Job job) {
    Signal signal = job.killed();
    if (signal == null || job.told() || shell.interactive()) {
      return;
    }
    if (shell.options().is("monitor")) {
      job.tell();
      shell.say(line(job, false) + "\n");
    } else if (loud(signal)) {
      job.tell();
      shell.error(
          String.format(
              Locale.ROOT, "%5d %-24s%s", job.process().pid(), signal.text(), job.command()));
    }
  }

  /** Takes a job off the list; its status is kept. */
  public void remove(Job job) {
    if (!job.alive()) {
      for (Job.Member member : job.members()) {
        statuses.put(member.process().pid(), member.process().await());
      }
      report(job);
    }
    jobs.remove(job);
    if (job == current || job == previous) {
      previous = job == previous ? null : previous;
      current = job == current ? null : current;
      choose();
    }
  }

  /** The status of a job that has left the list, or null. */
  public @Nullable Integer left(int pid) {
    return statuses.get(pid);
  }

  private static boolean loud(Signal signal) {
    return signal != Signal.INT && signal != Signal.PIPE && signal != Signal.TERM;
  }

  // ---- the foreground

  /** Runs a child in the foreground; says so if a signal ends or stops it. */
  int foreground(Process child, Process.Code code, Supplier<String> command) {
    boolean control = shell.options().is("monitor");
    String text = control ? command.get() : "";
    Job job = add(List.of(new Job.Member(child, text)), text, false);
    if (!control) {
      int status = child.run(job.noting(code));
      return ended(job, status, command);
    }
    child.group(child.pid());
    child.start(job.noting(code));
    return front(job);
  }

  /** Waits for a job in the foreground until it has ended or is stopped. */
  public int front(Job job) {
    Terminal terminal = shell.process().terminal();
    shell.foreground(job.leader().group());
    try {
      job.awaitChange();
    } finally {
      shell.foreground(shell.process().group());
    }
    if (!job.stopped()) {
      if (jobs.contains(job)) {
        job.tell();
        remove(job);
      }
      return ended(job, job.process().await(), job::command);
    }
    if (shell.interactive() && terminal != null) {
      terminal.raw(false);
      terminal.echo(true);
    }
    if (job.number() == 0) {
      enlist(job);
    }
    current(job);
    job.tell();
    shell.say("\n" + line(job, false) + "\n");
    if (shell.interactive() && shell.loops() > 0) {
      throw BreakException.all(job.stopStatus());
    }
    return job.stopStatus();
  }

  private int ended(Job job, int status, Supplier<String> command) {
    Signal signal = job.killed();
    if (signal == Signal.INT && shell.interactive()) {
      shell.say("\n");
      throw new DiscardException(130);
    }
    if (signal != null && loud(signal) && !shell.interactive()) {
      shell.error(
          String.format(
              Locale.ROOT, "%5d %-24s%s", job.process().pid(), signal.text(), command.get()));
    } else if (signal != null && signal != Signal.INT && signal != Signal.PIPE) {
      shell.say(signal.text() + "\n");
    }
    return status;
  }

  /** Lets a job that is stopped go on. */
  public void resume(Job job) {
    job.again();
    job.signal(Signal.CONT);
  }

  // ---- which is meant

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
    List<Job> fitting = fitting(text);
    return fitting.isEmpty() ? null : fitting.get(fitting.size() - 1);
  }

  private List<Job> fitting(String text) {
    boolean inside = text.startsWith("?");
    String part = inside ? text.substring(1) : text;
    return shown().stream()
        .filter(j -> inside ? j.command().contains(part) : j.command().startsWith(part))
        .toList();
  }

  /** Whether {@code %name} means more than one job. */
  public boolean ambiguous(String spec) {
    String text = spec.startsWith("%") ? spec.substring(1) : spec;
    return text.matches("[^-+%\\d].*") && fitting(text).size() > 1;
  }

  /** The job of a process; null if there is none. */
  public @Nullable Job ofPid(int pid) {
    return jobs.stream()
        .filter(j -> j.members().stream().anyMatch(m -> m.process().pid() == pid))
        .findFirst()
        .orElse(null);
  }

  /** The job that {@code %+} means: the one that was stopped last, or the youngest. */
  public @Nullable Job current() {
    if (current == null || !shown().contains(current)) {
      choose();
    }
    return current;
  }

  private @Nullable Job previous() {
    Job job = current();
    return previous == null ? job : previous;
  }

  /** A job becomes the current one, the current one the previous. */
  public void current(Job job) {
    if (current != job) {
      previous = current;
      current = job;
    }
    Job before = previous;
    if (before != null && before != job && shown().contains(before) && before.stopped()) {
      return;
    }
    Job next = job.stopped() ? last(j -> j.stopped() && j != job) : null;
    previous = next != null ? next : last(j -> j.running() && j != job);
  }

  private void choose() {
    Job first = current;
    if (first == null || !shown().contains(first) || !first.stopped()) {
      first = previous;
      if (first == null || !shown().contains(first) || !first.stopped()) {
        first = last(Job::stopped);
      }
      if (first == null) {
        first = last(Job::running);
      }
      if (first == null) {
        first = last(j -> true);
      }
    }
    if (first == null) {
      current = null;
      previous = null;
    } else {
      current(first);
    }
  }

  private @Nullable Job last(java.util.function.Predicate<Job> which) {
    return shown().stream().filter(which).reduce((a, b) -> b).orElse(null);
  }

  // ---- telling

  /** The mark of a job: + for the current one, - for the previous one. */
  public char mark(Job job) {
    return job == current() ? '+' : job == previous && shown().size() > 1 ? '-' : ' ';
  }

  /** A line of the builtin jobs; several in the long form, where a job has several processes. */
  public String line(Job job, boolean withPid) {
    if (!withPid) {
      return String.format(
          Locale.ROOT,
          "[%d]%c  %-24s%s%s",
          job.number(),
          mark(job),
          job.state(false),
          job.command(),
          job.running() ? " &" : "");
    }
    StringBuilder out = new StringBuilder();
    for (Job.Member member : job.members()) {
      if (out.isEmpty()) {
        String state = job.state(true);
        out.append(
            String.format(
                Locale.ROOT,
                "[%d]%c %5d %-24s%s",
                job.number(),
                mark(job),
                member.process().pid(),
                state.length() < 24 ? state : state + " ",
                job.members().size() == 1 ? job.command() : member.text()));
      } else {
        out.append(
            String.format(
                Locale.ROOT, "\n     %5d %22s| %s", member.process().pid(), "", member.text()));
      }
    }
    return out.append(job.running() ? " &" : "").toString();
  }

  /** What an interactive shell says before its prompt: the jobs that have ended or stopped. */
  public void announce() {
    for (Job job : List.copyOf(jobs)) {
      if (job.stopped() && !job.told()) {
        job.tell();
        current(job);
        shell.say("\n" + line(job, false) + "\n");
      } else if (!job.alive()) {
        if (!job.told()) {
          shell.say(line(job, false) + "\n");
          job.tell();
        }
        remove(job);
      }
    }
  }

  /** A line was typed. */
  void typed() {
    warned = Math.max(0, warned - 1);
  }

  /** Whether an interactive shell stays because of its jobs, which it says once. */
  public boolean keep() {
    boolean running = shell.options().is("checkjobs") && jobs.stream().anyMatch(Job::running);
    if (warned > 0 || stopped().isEmpty() && !running) {
      return false;
    }
    warned = 2;
    shell.say("There are " + (stopped().isEmpty() ? "running" : "stopped") + " jobs.\n");
    if (shell.options().is("checkjobs")) {
      jobs.forEach(job -> shell.say(line(job, false) + "\n"));
    }
    return true;
  }

  /** The shell was stopped and goes on: it takes the terminal back. */
  public void returned() {
    shell.foreground(shell.process().group());
  }

  /** The shell ends: what is stopped would never be continued, and is hung up. */
  void abandon() {
    for (Job job : stopped()) {
      job.signal(Signal.HUP);
      job.signal(Signal.CONT);
    }
  }
}
