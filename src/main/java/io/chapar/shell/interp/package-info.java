/** The shell at work: commands, pipes, redirections, functions, jobs, and the builtin commands. */
@NullMarked
package io.chapar.shell.interp;

import org.jspecify.annotations.NullMarked;
