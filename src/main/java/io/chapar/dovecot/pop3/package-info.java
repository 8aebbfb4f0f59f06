/** POP3 as Dovecot speaks it. */
@NullMarked
package io.chapar.dovecot.pop3;

import org.jspecify.annotations.NullMarked;
