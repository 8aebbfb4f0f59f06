/** The Postfix mail system: its configuration, tables, daemons and commands. */
@NullMarked
package io.chapar.postfix;

import org.jspecify.annotations.NullMarked;
