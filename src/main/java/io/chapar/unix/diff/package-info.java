/** diff: what differs, and the ways to show it. */
@NullMarked
package io.chapar.unix.diff;

import org.jspecify.annotations.NullMarked;
