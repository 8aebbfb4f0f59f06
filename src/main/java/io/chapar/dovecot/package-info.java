/** Dovecot 2.3: the package as a whole, its daemons and its mail processes. */
@NullMarked
package io.chapar.dovecot;

import org.jspecify.annotations.NullMarked;
