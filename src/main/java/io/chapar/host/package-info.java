/** A machine: users, processes, programs, services, the system log. */
@NullMarked
package io.chapar.host;

import org.jspecify.annotations.NullMarked;
