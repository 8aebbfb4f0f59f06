/**
 * Mailboxes on the disk of a host, in the formats of mbox(5) and Maildir++, as Dovecot keeps them.
 */
@NullMarked
package io.chapar.mailbox;

import org.jspecify.annotations.NullMarked;
