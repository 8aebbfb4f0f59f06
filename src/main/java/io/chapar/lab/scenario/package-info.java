/** Scenarios as their folders describe them. */
@NullMarked
package io.chapar.lab.scenario;

import org.jspecify.annotations.NullMarked;
