/** Checks: goals held against what the probes saw; pure. */
@NullMarked
package io.chapar.lab.check;

import org.jspecify.annotations.NullMarked;
