/** A user's mail as Dovecot's processes see it: namespaces, names, special mailboxes, quota. */
@NullMarked
package io.chapar.dovecot.store;

import org.jspecify.annotations.NullMarked;
