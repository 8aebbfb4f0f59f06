/** The language's commands, tests and extensions, a class each. */
@NullMarked
package io.chapar.sieve.ext;

import org.jspecify.annotations.NullMarked;
