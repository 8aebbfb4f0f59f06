package io.chapar.shell.interp;

import io.chapar.host.KilledException;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shell started and can stop, continue and wait for: the processes of one pipeline. */
public final class Job {
  /**
   * One of its processes.
   *
   * @param text its part of what was typed
   */
  public record Member(Process process, String text) {}

  private final List<Member> members;
  private final String command;
  private final boolean watched; // under job control, which notices when it is stopped
  private int number;
  private @Nullable Signal killed;
  private String told = ""; // the state that was shown last

  Job(List<Member> members, String command, boolean watched) {
    this.members = List.copyOf(members);
    this.command = command;
    this.watched = watched;
  }

  /** The code of one of its processes, which notes the signal that ends it. */
  Process.Code noting(Process.Code code) {
    return running -> {
      try {
        return code.run(running);
      } catch (KilledException e) {
        if (e.process() == running && running == process()) {
          killed = e.signal();
        }
        throw e;
      } catch (OutOfMemoryError e) {
        killed = running == process() ? Signal.KILL : killed;
        throw e;
      }
    };
  }

  /** Its number, counted from 1; 0 while it is in the foreground and has never been stopped. */
  public int number() {
    return number;
  }

  void number(int newNumber) {
    number = newNumber;
  }

  /** The last of its processes, whose status is that of the job. */
  public Process process() {
    return members.get(members.size() - 1).process();
  }

  /** Its processes. */
  public List<Member> members() {
    return members;
  }

  /** The first of its processes, which gives its group the number. */
  public Process leader() {
    return members.get(0).process();
  }

  /** What was typed. */
  public String command() {
    return command;
  }

  /** Whether one of its processes lives. */
  public boolean alive() {
    return members.stream().anyMatch(m -> m.process().status() == null);
  }

  /** Whether it is at work. */
  public boolean running() {
    return alive() && !stopped();
  }

  /** Whether all of it that lives is stopped. */
  public boolean stopped() {
    return watched
        && alive()
        && members.stream().allMatch(m -> m.process().status() != null || m.process().held());
  }

  /** Waits until it has ended or is stopped. */
  void awaitChange() {
    for (Member member : members) {
      member.process().awaitChange();
    }
  }

  /** Waits for its end; its status. */
  public int await() {
    for (Member member : members) {
      member.process().await();
    }
    return process().await();
  }

  /** The status that its stopping gives. */
  public int stopStatus() {
    return 128 + stopSignal().number();
  }

  private Signal stopSignal() {
    for (Member member : members) {
      Signal signal = member.process().stopped();
      if (signal != null) {
        return signal;
      }
    }
    return Signal.TSTP;
  }

  /** Sends a signal to all of it; false if job control sees that nobody is left. */
  public boolean signal(Signal signal) {
    if (watched) {
      return leader().machine().processes().signalGroup(leader().group(), signal);
    }
    for (Member member : members) {
      if (member.process().status() == null) {
        member.process().signal(signal);
      }
    }
    return true; // without job control nobody looks whether they are there
  }

  /** The signal that ended it, if one did. */
  public @Nullable Signal killed() {
    return alive() ? null : killed;
  }

  /** Whether its end, or that it was stopped, has been shown. */
  public boolean told() {
    return told.equals(state(true));
  }

  /** Its state has been shown. */
  public void tell() {
    told = state(true);
  }

  /** It goes on: what comes of it has to be told again. */
  void again() {
    told = "";
  }

  /** What {@code jobs} says of it; in the long form with the signal that stopped it. */
  public String state(boolean detailed) {
    if (stopped()) {
      return detailed ? stopSignal().text() : "Stopped";
    }
    Integer status = process().status();
    if (alive() || status == null) {
      return "Running";
    }
    Signal signal = killed();
    if (signal != null) {
      return signal.text();
    }
    return status == 0 ? "Done" : "Exit " + status;
  }
}
