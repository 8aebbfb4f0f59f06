/** The commands that come with Dovecot: dovecot, doveadm, doveconf and the delivery agent. */
@NullMarked
package io.chapar.dovecot.command;

import org.jspecify.annotations.NullMarked;
