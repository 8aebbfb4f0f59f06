package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/**
 * Goes through the files of a command line, standard input where there are none, complaining as
 * coreutils do.
 */
public final class Each {
  private Each() {}

  /** What to do with a file. */
  @FunctionalInterface
  public interface Body {
    /** Called with the open file and its name. */
    void accept(Records in, String name) throws IOException;
  }

  /**
   * Runs {@code body} for each file; the result is 1 if one could not be read, {@code name: reason}
   * said.
   */
  public static int file(Process p, List<String> names, Body body) throws IOException {
    return file(p, names, '\n', body);
  }

  /** The same with another end of records. */
  public static int file(Process p, List<String> names, char end, Body body) throws IOException {
    int status = 0;
    for (String name : names.isEmpty() ? List.of("-") : names) {
      Records in;
      try {
        in = Records.open(p, name, end);
      } catch (IOException e) {
        status = Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
        continue;
      }
      try (in) {
        body.accept(in, name);
      }
    }
    return status;
  }
}
