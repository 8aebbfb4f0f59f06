package io.chapar.dovecot.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A password database. */
interface Passdb {
  /** What a look found. */
  enum Result {
    OK("ok", "the password is right"),
    MISMATCH("password_mismatch", "the password is wrong"),
    UNKNOWN("user_unknown", "unknown user"),
    DISABLED("user_disabled", "the user is disabled"),
    EXPIRED("pass_expired", "the password has expired"),
    NEXT("next", "the next one is to decide"),
    NOSCHEME("scheme_not_available", "it cannot give passwords away"),
    INTERNAL("internal_failure", "it could not be asked");

    private final String word;
    private final String phrase;

    Result(String word, String phrase) {
      this.word = word;
      this.phrase = phrase;
    }

    /** Its name in the log. */
    String word() {
      return word;
    }

    /** Its name in an explanation. */
    String phrase() {
      return phrase;
    }
  }

  /**
   * An answer.
   *
   * @param fields extra fields, such as userdb_home
   */
  record Answer(Result result, Map<String, String> fields) {
    static Answer of(Result result) {
      return new Answer(result, Map.of());
    }
  }

  /** Its driver's name, for the log. */
  String driver();

  /** Whether the question goes through a worker process. */
  default boolean worker() {
    return false;
  }

  /** Whether the password is this user's. */
  Answer verify(AuthRequest request, String password, AuthLog log);

  /** Whether it can give passwords away, which some mechanisms need. */
  default boolean lookups() {
    return true;
  }

  /** The stored password with its scheme, for mechanisms that need it; null if there is none. */
  @Nullable String credentials(AuthRequest request, AuthLog log);

  /** Whether it knows a user. */
  Answer lookup(AuthRequest request, AuthLog log);
}
