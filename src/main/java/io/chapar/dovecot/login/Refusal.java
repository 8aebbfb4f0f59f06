package io.chapar.dovecot.login;

import io.chapar.dovecot.auth.Authenticator;
import io.chapar.host.Machine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How a login process tells a client that it may not come in, and what the log says of it at the
 * end.
 *
 * @param kind why
 * @param text what the client reads
 */
public record Refusal(Kind kind, String text) {
  /** The reasons that the protocols know, with the phrase for the line at the end of the log. */
  public enum Kind {
    /** A wrong name or password. */
    AUTHFAILED("AUTHENTICATIONFAILED", "AUTH", ""),
    /** The same, with words of the database or of the process. */
    REASON("ALERT", "AUTH", ""),
    /** A master user may not be that user. */
    AUTHZ("AUTHORIZATIONFAILED", "AUTH", "authorization failed, %s attempts in %s secs"),
    /** The databases failed. */
    TEMPFAIL("UNAVAILABLE", "SYS/TEMP", "auth service reported temporary failure"),
    /** The user is locked. */
    DISABLED("AUTHENTICATIONFAILED", "AUTH", "user disabled"),
    /** The password has run out. */
    EXPIRED("EXPIRED", "AUTH", "password expired"),
    /** Not base 64. */
    BASE64("", "AUTH", "sent invalid base64 in response"),
    /** The password is right, but there is no login. */
    NOLOGIN("CONTACTADMIN", "AUTH", "login disabled"),
    /** No such mechanism. */
    MECHANISM("ALERT", "AUTH", "tried to use unsupported auth mechanism"),
    /** A mechanism that needs TLS first. */
    PLAINTEXT("PRIVACYREQUIRED", "AUTH", "tried to use disallowed plaintext auth"),
    /** The client changed its mind. */
    ABORTED("", "", "");

    private final String imap;
    private final String pop3;
    private final String phrase;

    Kind(String imap, String pop3, String phrase) {
      this.imap = imap;
      this.pop3 = pop3;
      this.phrase = phrase;
    }

    /** What the last line of the log says of it; empty: a failed authentication like others. */
    String phrase() {
      return phrase;
    }
  }

  private static final String FAILED = "Authentication failed.";

  /** What the auth process's answer means. */
  public static Refusal of(Authenticator.Outcome.Refused refused, Machine machine) {
    String reason = refused.reason();
    return switch (refused.code()) {
      case "temp_fail" ->
          new Refusal(Kind.TEMPFAIL, "Temporary authentication failure. " + stamp(machine));
      case "authz_fail" ->
          new Refusal(Kind.AUTHZ, reason.isEmpty() ? "Authorization failed" : reason);
      case "pass_expired" -> new Refusal(Kind.EXPIRED, reason.isEmpty() ? FAILED : reason);
      case "user_disabled" -> new Refusal(Kind.DISABLED, reason.isEmpty() ? FAILED : reason);
      default ->
          reason.isEmpty()
              ? new Refusal(Kind.AUTHFAILED, FAILED)
              : new Refusal(Kind.REASON, reason);
    };
  }

  /** The password is right, but the field nologin keeps the user out. */
  public static Refusal nologin(Authenticator.Outcome.Accepted accepted) {
    return new Refusal(
        Kind.NOLOGIN, accepted.fields().getOrDefault("reason", "Login disabled for this user"));
  }

  private static String stamp(Machine machine) {
    return "["
        + machine.hostname()
        + ":"
        + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC)
            .format(machine.scheduler().instant())
        + "]";
  }

  /** IMAP's reply, without the tag. */
  public String imap() {
    return kind.imap.isEmpty() ? "BAD " + text : "NO [" + kind.imap + "] " + text;
  }

  /** POP3's reply. */
  public String pop3() {
    return kind.pop3.isEmpty() ? "-ERR " + text : "-ERR [" + kind.pop3 + "] " + text;
  }
}
