/** sed: its language as GNU's reads it, and the machine that runs it. */
@NullMarked
package io.chapar.unix.sed;

import org.jspecify.annotations.NullMarked;
