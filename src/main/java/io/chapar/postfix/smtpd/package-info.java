/** The SMTP server of Postfix: the dialogue, its limits, TLS and SASL. */
@NullMarked
package io.chapar.postfix.smtpd;

import org.jspecify.annotations.NullMarked;
