/** What /etc/dovecot says: its syntax, the table of settings, filters, and what is in force. */
@NullMarked
package io.chapar.dovecot.conf;

import org.jspecify.annotations.NullMarked;
