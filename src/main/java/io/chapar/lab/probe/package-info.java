/** Probes: each tries one thing on a copy of the world and says what it saw. */
@NullMarked
package io.chapar.lab.probe;

import org.jspecify.annotations.NullMarked;
