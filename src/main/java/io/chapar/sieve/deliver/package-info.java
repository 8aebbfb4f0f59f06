/** Sieve in Dovecot's deliveries. */
@NullMarked
package io.chapar.sieve.deliver;

import org.jspecify.annotations.NullMarked;
