/** Deliveries into mailboxes: what dovecot-lda and LMTP share, and where filters come in. */
@NullMarked
package io.chapar.dovecot.deliver;

import org.jspecify.annotations.NullMarked;
