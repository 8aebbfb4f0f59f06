package io.chapar.dovecot.deliver;

import io.chapar.mailbox.MailboxException;
import java.io.IOException;

/**
 * Decides about a delivery before it goes to its default mailbox: the place of the plugin sieve.
 * Called once for each recipient, with mail_plugins asking for the filter's name.
 */
public interface DeliveryFilter {
  /** The plugin that stands for it in mail_plugins. */
  String plugin();

  /**
   * Decides.
   *
   * @return true if the message has been taken care of; false for the default delivery
   * @throws MailboxException if it could not be delivered where the filter wants it
   */
  boolean deliver(Delivery delivery) throws IOException, MailboxException;
}
