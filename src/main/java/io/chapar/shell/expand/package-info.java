/**
 * From words to fields: parameters, arithmetic, braces, tildes, splitting, path names. What it
 * needs of the shell around it, it asks through {@link io.chapar.shell.expand.Context}.
 */
@NullMarked
package io.chapar.shell.expand;

import org.jspecify.annotations.NullMarked;
