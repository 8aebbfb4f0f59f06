/** The master daemon: services of master.cf, their processes, what they hold in common. */
@NullMarked
package io.chapar.postfix.master;

import org.jspecify.annotations.NullMarked;
