package io.chapar.host;

import java.io.IOException;

/**
 * What an executable file does when it runs. A program has no state of its own: all it knows comes
 * with the {@link Process}. An IOException that it lets out ends it with status 1 and the text on
 * its standard error.
 */
@FunctionalInterface
public interface Program {
  /** Runs in {@code process}; returns the exit status. */
  int run(Process process) throws IOException;
}
