/** The {@code chapar} command and the terminal: the only room that sees the real machine. */
@NullMarked
package io.chapar.app;

import org.jspecify.annotations.NullMarked;
