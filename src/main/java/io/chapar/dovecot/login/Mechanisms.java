package io.chapar.dovecot.login;

import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.auth.Sasl;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SASL exchange over the lines of a login protocol. */
public final class Mechanisms {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=]*");

  private Mechanisms() {}

  /** How an exchange ended. */
  public sealed interface End {
    /** With an answer of the auth process. */
    record Answered(Authenticator.Outcome outcome) implements End {}

    /** Before it came to that. */
    record Refused(Refusal refusal) implements End {}

    /** The connection is gone. */
    record Gone() implements End {}
  }

  /** How a protocol carries challenges and answers, both in base 64. */
  public interface Carrier {
    /** Sends a challenge. */
    void challenge(String text) throws IOException;

    /** The client's answer; null if it is gone. */
    @Nullable String answer() throws IOException, BadAnswerException;
  }

  /** What came is no answer; the text is for the client. */
  public static final class BadAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    /** With what the client is told. */
    public BadAnswerException(String text) {
      super(text);
    }
  }

  /** Challenges and answers as lines. */
  private record Lines(Wire wire, String prefix) implements Carrier {
    @Override
    public void challenge(String text) throws IOException {
      wire.say(prefix + text);
    }

    @Override
    public @Nullable String answer() throws IOException {
      return wire.line();
    }
  }

  /**
   * Runs one over lines.
   *
   * @param initial what the client sent with the command
   * @param challengePrefix what the protocol puts in front of a challenge in base 64
   */
  public static End run(
      LoginSession session,
      Authenticator auth,
      String mechanism,
      @Nullable String initial,
      String challengePrefix)
      throws IOException {
    return run(session, auth, mechanism, initial, new Lines(session.wire(), challengePrefix));
  }

  /**
   * Runs one.
   *
   * @param initial what the client sent with the command
   */
  public static End run(
      LoginSession session,
      Authenticator auth,
      String mechanism,
      @Nullable String initial,
      Carrier carrier)
      throws IOException {
    AuthRequest request = session.request("", mechanism);
    session.begins(mechanism);
    if (!session.secured() && session.settings().get("ssl").equals("required")) {
      session.refusedInClear("", "", session.service());
      return refused(
          Refusal.Kind.PLAINTEXT, "Authentication not allowed until SSL/TLS is enabled.");
    }
    Sasl sasl = Sasl.start(mechanism, auth, request, session.machine());
    if (sasl == null) {
      return refused(Refusal.Kind.MECHANISM, "Unsupported authentication mechanism.");
    }
    if (session.plaintextRefused() && List.of("PLAIN", "LOGIN").contains(mechanism)) {
      session.refusedInClear(plain(initial, 1), plain(initial, 2), session.service());
      return refused(Refusal.Kind.PLAINTEXT, "Plaintext authentication disabled.");
    }
    auth.begun(request, initial == null ? null : initial.equals("=") ? "" : initial);
    String line = initial;
    boolean first = true;
    while (true) {
      if (line == null) {
        String challenge = sasl.challenge();
        carrier.challenge(Base64.getEncoder().encodeToString(Utf8.encode(challenge)));
        session.waiting(true);
        try {
          line = carrier.answer();
        } catch (BadAnswerException e) {
          session.waiting(false);
          return refused(Refusal.Kind.REASON, String.valueOf(e.getMessage()));
        }
        if (line == null) {
          return new End.Gone();
        }
        session.waiting(false);
        if (line.equals("*")) {
          session.aborted();
          return refused(Refusal.Kind.ABORTED, "Authentication aborted by client.");
        }
        if (!BASE64.matcher(line).matches()) {
          return refused(Refusal.Kind.REASON, "Invalid base64 in response");
        }
        first = false;
      }
      byte[] bytes;
      try {
        bytes = first && line.equals("=") ? new byte[0] : Base64.getDecoder().decode(line);
      } catch (IllegalArgumentException e) {
        return refused(
            Refusal.Kind.BASE64,
            "Invalid base64 data in " + (first ? "initial" : "continued") + " response");
      }
      Authenticator.Outcome outcome = sasl.answer(bytes);
      if (outcome != null) {
        return new End.Answered(outcome);
      }
      line = null;
    }
  }

  /** A part of what a client sent for PLAIN with its command; empty: it sent nothing that is. */
  private static String plain(@Nullable String initial, int part) {
    if (initial == null || !BASE64.matcher(initial).matches()) {
      return "";
    }
    try {
      String text = io.chapar.text.Utf8.decode(Base64.getDecoder().decode(initial));
      String[] parts = text.split("\0", -1);
      return part < parts.length ? parts[part] : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static End refused(Refusal.Kind kind, String text) {
    return new End.Refused(new Refusal(kind, text));
  }
}
