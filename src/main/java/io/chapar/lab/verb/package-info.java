/** The plain verbs of {@code lab}: one class each. */
@NullMarked
package io.chapar.lab.verb;

import org.jspecify.annotations.NullMarked;
