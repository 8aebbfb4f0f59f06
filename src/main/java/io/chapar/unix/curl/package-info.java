/** curl, as far as a mail host needs it: SMTP, IMAP, POP3, and HTTP that mostly leads nowhere. */
@NullMarked
package io.chapar.unix.curl;

import org.jspecify.annotations.NullMarked;
