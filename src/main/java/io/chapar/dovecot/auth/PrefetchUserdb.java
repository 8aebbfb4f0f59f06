package io.chapar.dovecot.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The driver prefetch: what the passdb said with userdb_ in front of it. */
record PrefetchUserdb() implements Userdb {
  @Override
  public String driver() {
    return "prefetch";
  }

  @Override
  public Answer lookup(AuthRequest request, Map<String, String> passdbFields, AuthLog log) {
    Map<String, String> fields = new LinkedHashMap<>();
    passdbFields.forEach(
        (key, value) -> {
          if (key.startsWith("userdb_")) {
            fields.put(key.substring(7), value);
          }
        });
    return fields.isEmpty() ? new Answer.Unknown() : new Answer.Found(fields);
  }

  @Override
  public @Nullable List<String> all(AuthLog log) {
    return null;
  }
}
