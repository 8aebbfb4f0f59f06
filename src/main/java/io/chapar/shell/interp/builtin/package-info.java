/** The builtin commands of the shell, one class a family; {@code Builtins} lists them. */
@NullMarked
package io.chapar.shell.interp.builtin;

import org.jspecify.annotations.NullMarked;
