package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Decision.Cause;
import java.util.List;

/**
 * Where an address leads to: what trivial-rewrite says of it.
 *
 * @param transport the delivery service
 * @param nexthop where it is to deliver, or for the error service why it fails
 * @param recipient the address after rewriting, in lower case
 * @param kind the class of the domain
 * @param routed whether the address asks to be sent on elsewhere by the receiver
 * @param bad whether it is no address
 * @param failed whether a table could not be read
 * @param causes what led to it
 */
public record Route(
    String transport,
    String nexthop,
    String recipient,
    Kind kind,
    boolean routed,
    boolean bad,
    boolean failed,
    List<Cause> causes) {
  /** The classes of domains. */
  public enum Kind {
    LOCAL,
    VIRTUAL_ALIAS,
    VIRTUAL_MAILBOX,
    RELAY,
    OTHER;

    /** Whether such mail ends here. */
    public boolean isFinal() {
      return this == LOCAL || this == VIRTUAL_ALIAS || this == VIRTUAL_MAILBOX;
    }
  }

  /** The domain of the rewritten address; null: it has none. */
  public @org.jspecify.annotations.Nullable String domain() {
    int at = recipient.lastIndexOf('@');
    return at < 0 ? null : recipient.substring(at + 1);
  }
}
