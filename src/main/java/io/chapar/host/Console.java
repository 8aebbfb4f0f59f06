package io.chapar.host;

import java.io.IOException;

/**
 * What stands behind the {@code lab} command: the world outside the host, which the host knows only
 * as somebody who answers. Without a lab there is none.
 */
public interface Console {
  /** Answers {@code lab ARGS} typed in {@code process}, on its streams; returns the exit status. */
  int answer(Process process, java.util.List<String> args) throws IOException;

  /**
   * A line was typed to a shell, or is next in its script, and is about to be executed.
   *
   * @param interactive whether somebody types to that shell
   */
  default void typed(Process shell, String line, boolean interactive) {}
}
