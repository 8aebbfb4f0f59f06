package io.chapar.dovecot.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user database: who a user is to the system. */
interface Userdb {
  /** What was found. */
  sealed interface Answer {
    /** The fields: uid, gid, home, mail, and others, in order. */
    record Found(Map<String, String> fields) implements Answer {}

    /** There is no such user. */
    record Unknown() implements Answer {}

    /** It could not be asked. */
    record Failed() implements Answer {}
  }

  /** Its driver's name. */
  String driver();

  /** Whether the question goes through a worker process. */
  default boolean worker() {
    return false;
  }

  /** Asks for a user. */
  Answer lookup(AuthRequest request, Map<String, String> passdbFields, AuthLog log);

  /** All users, or null where they cannot be listed. */
  @Nullable List<String> all(AuthLog log);
}
