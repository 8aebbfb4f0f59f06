/** The bash language as text: a lexer, a parser, and the tree they make, with positions. */
@NullMarked
package io.chapar.shell.syntax;

import org.jspecify.annotations.NullMarked;
