package io.chapar.dovecot.login;

import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.auth.Sasl;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A SASL exchange over the lines of a login protocol. */
public final class Mechanisms {
  private Mechanisms() {}

  /** How an exchange ended. */
  public sealed interface End {
    /** With an answer of the auth process. */
    record Answered(Authenticator.Outcome outcome) implements End {}

    /** The client sent '*'. */
    record Aborted() implements End {}

    /** What came was not base 64. */
    record Garbage(boolean initial) implements End {}

    /** The connection is gone. */
    record Gone() implements End {}
  }

  /** How the protocol sends a challenge: in front of its base 64. */
  public static End run(
      LoginSession session,
      Authenticator auth,
      String mechanism,
      @Nullable String initial,
      String challengePrefix)
      throws IOException {
    AuthRequest request = session.request("", mechanism);
    Sasl sasl = Sasl.start(mechanism, auth, request, session.machine());
    if (sasl == null) {
      return new End.Aborted();
    }
    String line = initial;
    boolean first = true;
    while (true) {
      if (line == null) {
        String challenge = sasl.challenge();
        session
            .wire()
            .say(
                challengePrefix
                    + Base64.getEncoder().encodeToString(io.chapar.text.Utf8.encode(challenge)));
        line = session.wire().line();
        if (line == null) {
          return new End.Gone();
        }
        if (line.equals("*")) {
          return new End.Aborted();
        }
        first = false;
      }
      byte[] bytes;
      try {
        bytes = line.equals("=") ? new byte[0] : Base64.getDecoder().decode(line);
      } catch (IllegalArgumentException e) {
        return new End.Garbage(first);
      }
      Authenticator.Outcome outcome = sasl.answer(bytes);
      if (outcome != null) {
        return new End.Answered(outcome);
      }
      line = null;
    }
  }
}
