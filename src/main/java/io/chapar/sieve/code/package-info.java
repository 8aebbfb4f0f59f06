/**
 * The compiled form of scripts: operations and operands with their addresses, generated, dumped.
 */
@NullMarked
package io.chapar.sieve.code;

import org.jspecify.annotations.NullMarked;
