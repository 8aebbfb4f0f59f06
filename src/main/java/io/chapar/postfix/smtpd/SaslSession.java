package io.chapar.postfix.smtpd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one client logs in: a backend that checks what it sends. */
interface SaslSession {
  /** Where a login stands. */
  enum State {
    /** The client has to say more. */
    MORE,
    DONE,
    FAILED,
    /** The backend has trouble. */
    TEMPORARY
  }

  /**
   * What the backend says.
   *
   * @param text the challenge, or why the login failed; may be empty
   * @param user who it is, or wants to be; null: not known
   */
  record Answer(State state, String text, @Nullable String user) {
    static Answer failed(String why) {
      return new Answer(State.FAILED, why, null);
    }

    static Answer temporary(String why) {
      return new Answer(State.TEMPORARY, why, null);
    }
  }

  /** The mechanisms that may be used here, in the backend's order. */
  List<String> mechanisms();

  /** A login begins; {@code initial} is the base64 text that came with the command, or null. */
  Answer begin(String mechanism, @Nullable String initial);

  /** The client's next base64 text. */
  Answer goOn(String response);

  /** No more logins. */
  void close();
}
