/** From the bytes of a script to its syntax tree, each node with its line. */
@NullMarked
package io.chapar.sieve.syntax;

import org.jspecify.annotations.NullMarked;
