/** Sessions as a seed and what was typed: kept, and played again to the byte. */
@NullMarked
package io.chapar.lab.replay;

import org.jspecify.annotations.NullMarked;
