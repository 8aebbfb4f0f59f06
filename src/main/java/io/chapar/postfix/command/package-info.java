/** The commands that an administrator of Postfix types. */
@NullMarked
package io.chapar.postfix.command;

import org.jspecify.annotations.NullMarked;
