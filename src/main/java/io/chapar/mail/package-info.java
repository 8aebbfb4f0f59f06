/** The values of the mail trade: addresses, envelopes, messages, replies, decisions. */
@NullMarked
package io.chapar.mail;

import org.jspecify.annotations.NullMarked;
