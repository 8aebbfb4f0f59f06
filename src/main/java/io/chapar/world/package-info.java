/**
 * The distributions, the neighbours and the wiring: the only room that knows all software by name.
 */
@NullMarked
package io.chapar.world;

import org.jspecify.annotations.NullMarked;
