package io.chapar.postfix.resolve;

import io.chapar.mail.Decision;
import java.util.List;

/**
 * Where a recipient goes.
 *
 * @param transport the delivery service
 * @param nexthop what it is told: a host, a path, a text for the error service
 * @param recipient the address in its full form, unquoted
 * @param addressClass the class of its domain
 * @param trouble whether and why it could not be worked out
 * @param routed whether the local part has routing operators
 * @param causes what led to it
 */
public record Resolution(
    String transport,
    String nexthop,
    String recipient,
    AddressClass addressClass,
    Trouble trouble,
    boolean routed,
    List<Decision.Cause> causes) {

  /** The classes of ADDRESS_CLASS_README. */
  public enum AddressClass {
    LOCAL,
    VIRTUAL_ALIAS,
    VIRTUAL_MAILBOX,
    RELAY,
    DEFAULT
  }

  /** Why there is no answer. */
  public enum Trouble {
    NONE,
    /** The address cannot be one. */
    BAD_ADDRESS,
    /** A table could not be asked: try again later. */
    TRY_AGAIN
  }

  /** Whether there is an answer. */
  public boolean ok() {
    return trouble == Trouble.NONE;
  }
}
