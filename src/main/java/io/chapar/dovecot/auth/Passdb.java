package io.chapar.dovecot.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A password database. */
interface Passdb {
  /** What a look found. */
  enum Result {
    OK,
    MISMATCH,
    UNKNOWN,
    INTERNAL
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
