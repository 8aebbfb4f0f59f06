/** Sieve: our own engine for the filter language, which behaves as Pigeonhole 0.5.19 does. */
@NullMarked
package io.chapar.sieve;

import org.jspecify.annotations.NullMarked;
