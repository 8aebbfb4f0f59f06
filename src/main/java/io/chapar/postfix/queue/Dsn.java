package io.chapar.postfix.queue;

import io.chapar.mail.Reply;

/**
 * The state of a delivery as it is logged, kept in the bounce and defer logs, and reported.
 *
 * @param status the enhanced status code
 * @param action failed, delayed, delivered, relayed, expanded, deliverable, undeliverable; empty:
 *     whoever records it says
 * @param reason the text
 * @param diagnosticType smtp, x-unix, X-Postfix; empty: none
 * @param diagnosticText what the other side said
 * @param remoteType dns; empty: none
 * @param remoteName the host that said it
 */
public record Dsn(
    String status,
    String action,
    String reason,
    String diagnosticType,
    String diagnosticText,
    String remoteType,
    String remoteName) {
  public static final int NEVER = 1;
  public static final int SUCCESS = 2;
  public static final int FAILURE = 4;
  public static final int DELAY = 8;

  public static final int RETURN_FULL = 1;
  public static final int RETURN_HEADERS = 2;

  /** A status and why. */
  public static Dsn of(String status, String reason) {
    return new Dsn(status, "", reason, "", "", "", "");
  }

  /** A reason that begins with its own status code, or one that gets a default. */
  public static Dsn split(String fallback, String text) {
    int length = Reply.enhancedLength(text);
    return length == 0
        ? of(fallback, text)
        : of(text.substring(0, length), text.substring(length).stripLeading());
  }

  /** What an exit or system error leaves as a diagnostic. */
  public Dsn withDiagnostic(String type, String text) {
    return new Dsn(status, action, reason, type, text, remoteType, remoteName);
  }

  /** With the host that said so. */
  public Dsn withRemote(String type, String name) {
    return new Dsn(status, action, reason, diagnosticType, diagnosticText, type, name);
  }

  /** With another action. */
  public Dsn withAction(String newAction) {
    return new Dsn(
        status, newAction, reason, diagnosticType, diagnosticText, remoteType, remoteName);
  }

  /** With another reason. */
  public Dsn withReason(String newReason) {
    return new Dsn(
        status, action, newReason, diagnosticType, diagnosticText, remoteType, remoteName);
  }

  /** The same failure as a temporary or permanent one: only the class of the status changes. */
  public Dsn withClass(char statusClass) {
    return new Dsn(
        statusClass + status.substring(1),
        action,
        reason,
        diagnosticType,
        diagnosticText,
        remoteType,
        remoteName);
  }

  /** Whether the status is of class 4. */
  public boolean temporary() {
    return status.startsWith("4");
  }

  /** Whether the status is of class 5. */
  public boolean permanent() {
    return status.startsWith("5");
  }

  /** Status and reason as one text. */
  public String text() {
    return status + " " + reason;
  }
}
