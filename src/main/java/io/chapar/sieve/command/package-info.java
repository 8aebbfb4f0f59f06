/** The tools: sievec, sieve-test, sieve-dump, sieve-filter. */
@NullMarked
package io.chapar.sieve.command;

import org.jspecify.annotations.NullMarked;
