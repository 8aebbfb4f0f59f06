/** Access control of the SMTP server: the restriction lists and what stands in them. */
@NullMarked
package io.chapar.postfix.smtpd.restriction;

import org.jspecify.annotations.NullMarked;
