/** The clock of a simulated world, its timers, and the tasks that run on it one at a time. */
@NullMarked
package io.chapar.time;

import org.jspecify.annotations.NullMarked;
