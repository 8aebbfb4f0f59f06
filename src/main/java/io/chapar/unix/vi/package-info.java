/** The editor vi: what an administrator's fingers know of it. */
@NullMarked
package io.chapar.unix.vi;

import org.jspecify.annotations.NullMarked;
