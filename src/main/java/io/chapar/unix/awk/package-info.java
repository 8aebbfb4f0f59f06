/**
 * awk as mawk 1.3.4 has it, Debian's default: bytes for characters, its messages, its order of
 * arrays.
 */
@NullMarked
package io.chapar.unix.awk;

import org.jspecify.annotations.NullMarked;
