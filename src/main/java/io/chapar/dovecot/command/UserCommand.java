package io.chapar.dovecot.command;

import io.chapar.dovecot.store.MailUser;
import java.io.IOException;
import java.util.List;

/** A command of doveadm's about a user that another package brings, such as Pigeonhole's. */
public interface UserCommand {
  /** How a command tells an error, which does not end it. */
  interface Complaints {
    /** Tells something about the user; the level is Error, Warning, Info. */
    void tell(String level, String text) throws IOException;

    /** Tells an error about the user. */
    default void error(String text) throws IOException {
      tell("Error", text);
    }
  }

  /** How few operands it takes. */
  int least();

  /** How many operands it takes. */
  int most();

  /**
   * Does it for a user.
   *
   * @param flagged whether -a was given
   * @return the exit status
   */
  int run(MailUser user, boolean flagged, List<String> operands, Complaints complaints)
      throws IOException;
}
