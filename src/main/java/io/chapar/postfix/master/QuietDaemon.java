package io.chapar.postfix.master;

/**
 * A daemon that others start by needing it, and whose work they do themselves here: proxymap,
 * tlsmgr, showq and the like. Its process is there to be seen.
 */
public final class QuietDaemon implements DaemonProgram {
  private final String name;

  /** The daemon of this name. */
  public QuietDaemon(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }
}
