/** Filters outside the mail system: reaching them, and what happens when they cannot be reached. */
@NullMarked
package io.chapar.postfix.milter;

import org.jspecify.annotations.NullMarked;
