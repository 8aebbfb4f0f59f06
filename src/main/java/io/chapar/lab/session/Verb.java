package io.chapar.lab.session;

import io.chapar.host.Process;
import java.io.IOException;
import java.util.List;

/**
 * One thing that {@code lab} can do. Its line in the overview is {@code verb.NAME} of the words;
 * its page, which {@code lab help NAME} shows, is the resource lab/help/NAME.txt (NAME_fa.txt).
 */
public interface Verb {
  /** What is typed after {@code lab}. */
  String name();

  /** The key of its line in the overview. */
  default String words() {
    return "verb." + name();
  }

  /** What may follow it, in the notation of manual pages; empty: nothing. */
  default String usage() {
    return "";
  }

  /** Whether it makes sense now: some need a scenario. */
  default boolean offered(Session session) {
    return true;
  }

  /**
   * Does it for a learner who typed it in {@code process}.
   *
   * @param args what followed the verb
   * @return the exit status
   */
  int run(Session session, Process process, List<String> args) throws IOException;
}
