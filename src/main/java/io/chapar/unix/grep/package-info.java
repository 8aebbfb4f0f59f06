/** grep, egrep and fgrep: what is asked for, what matches, what is printed. */
@NullMarked
package io.chapar.unix.grep;

import org.jspecify.annotations.NullMarked;
