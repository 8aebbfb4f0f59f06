/** The commands about files: listing, copying, modes, finding, archives. */
@NullMarked
package io.chapar.unix.file;

import org.jspecify.annotations.NullMarked;
