package io.chapar.postfix.queue;

import java.util.List;

/**
 * What the queue manager asks of a delivery agent: one message, one next hop, some recipients.
 *
 * @param message the message
 * @param queue the queue it is in
 * @param nexthop what the transport is told
 * @param sender the envelope sender, VERP applied where wanted
 * @param recipients those to deliver to
 * @param stats when it got where
 * @param flags the sum of the constants here
 */
public record Request(
    MessageFile message,
    String queue,
    String nexthop,
    String sender,
    List<Recipient> recipients,
    Stats stats,
    int flags) {
  /** The sender wants to be told what would happen, and nothing is to happen. */
  public static final int USER_VERIFY = 1 << 8;

  /** The sender wants to be told what happened. */
  public static final int RECORD = 1 << 9;

  /** The mail system itself wants to know what would happen. */
  public static final int MTA_VERIFY = 1 << 10;

  /** The sender was told of the delay, and wants to be told of its end. */
  public static final int RECORD_LATE = 1 << 11;

  /** Whether nothing is to happen really. */
  public boolean verifyOnly() {
    return (flags & (USER_VERIFY | MTA_VERIFY)) != 0;
  }

  /** The queue id. */
  public String id() {
    return message.id();
  }
}
