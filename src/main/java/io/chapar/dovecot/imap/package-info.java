/** IMAP4rev1 and its extensions as Dovecot speaks them. */
@NullMarked
package io.chapar.dovecot.imap;

import org.jspecify.annotations.NullMarked;
