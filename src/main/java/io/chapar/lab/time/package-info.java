/** Going back and forth in time: undo, marks, the clock. */
@NullMarked
package io.chapar.lab.time;

import org.jspecify.annotations.NullMarked;
