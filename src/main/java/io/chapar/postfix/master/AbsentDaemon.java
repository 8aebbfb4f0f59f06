package io.chapar.postfix.master;

import io.chapar.postfix.PostfixFatal;

/** A daemon whose work is not simulated: it says so in the log, and ends. */
public final class AbsentDaemon implements DaemonProgram {
  private final String name;

  /** The daemon of this name. */
  public AbsentDaemon(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Daemon daemon) {
    throw new PostfixFatal(name + " is not simulated");
  }
}
