/**
 * SpamAssassin 4.0.1 as Debian 12 has it: the commands, spamd and its client, with a set of rules
 * of our own.
 */
@NullMarked
package io.chapar.spam;

import org.jspecify.annotations.NullMarked;
