/** Faults, made on purpose: to be found. */
@NullMarked
package io.chapar.lab.chaos;

import org.jspecify.annotations.NullMarked;
