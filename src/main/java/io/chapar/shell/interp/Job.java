package io.chapar.shell.interp;

import io.chapar.host.KilledException;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A command in the background. */
public final class Job {
  private final int number;
  private final Process process;
  private final String command;
  private @Nullable Signal killed;
  private boolean told;
  private boolean collected;

  Job(int number, Process process, String command) {
    this.number = number;
    this.process = process;
    this.command = command;
  }

  /** Runs its code and notes which signal ended it. */
  int note(Process running, IntSupplier body) {
    try {
      return body.getAsInt();
    } catch (KilledException e) {
      if (e.process() == running) {
        killed = e.signal();
      }
      throw e;
    }
  }

  /** Its number, counted from 1. */
  public int number() {
    return number;
  }

  /** Its process. */
  public Process process() {
    return process;
  }

  /** What was typed. */
  public String command() {
    return command;
  }

  /** Whether it runs. */
  public boolean running() {
    return process.status() == null;
  }

  /** The signal that ended it, if one did. */
  public @Nullable Signal killed() {
    Integer status = process.status();
    if (killed == null && status != null && status > 128 && process.task() == null) {
      return null;
    }
    return killed;
  }

  /** Whether its end has been shown. */
  public boolean told() {
    return told;
  }

  /** Its end has been shown. */
  public void tell() {
    told = true;
  }

  /** Whether somebody has waited for it. */
  public boolean collected() {
    return collected;
  }

  /** Somebody has waited for it. */
  public void collect() {
    collected = true;
  }

  /** What {@code jobs} says of it. */
  public String state() {
    Integer status = process.status();
    if (status == null) {
      return "Running";
    }
    Signal signal = killed();
    if (signal != null) {
      return signal.text();
    }
    return status == 0 ? "Done" : "Exit " + status;
  }
}
