/** Before the login: the connections of IMAP and POP3 clients, TLS, and the lines that log them. */
@NullMarked
package io.chapar.dovecot.login;

import org.jspecify.annotations.NullMarked;
