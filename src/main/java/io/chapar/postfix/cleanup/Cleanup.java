package io.chapar.postfix.cleanup;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;

/** cleanup(8): see {@link CleanupSession}. */
public final class Cleanup implements DaemonProgram {
  @Override
  public String name() {
    return "cleanup";
  }

  @Override
  public void start(Daemon daemon) {
    CleanupSettings.of(daemon);
  }
}
