/** Proofs: a script whose output shows whether something was done, tried on a host. */
@NullMarked
package io.chapar.lab.proof;

import org.jspecify.annotations.NullMarked;
