/** formail: takes mails apart, changes their headers, and splits mailboxes. */
@NullMarked
package io.chapar.procmail.formail;

import org.jspecify.annotations.NullMarked;
