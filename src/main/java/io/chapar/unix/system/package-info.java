/** The commands about the system: people, processes, time, services, logs. */
@NullMarked
package io.chapar.unix.system;

import org.jspecify.annotations.NullMarked;
