/** Running compiled scripts over a message: tests, matching, variables, the trace. */
@NullMarked
package io.chapar.sieve.run;

import org.jspecify.annotations.NullMarked;
