/** Commands and tests against their definitions: tags, positions, types, extensions. */
@NullMarked
package io.chapar.sieve.check;

import org.jspecify.annotations.NullMarked;
