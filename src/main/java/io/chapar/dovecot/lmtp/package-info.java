/** LMTP (RFC 2033): the way in for Postfix's lmtp(8). */
@NullMarked
package io.chapar.dovecot.lmtp;

import org.jspecify.annotations.NullMarked;
