/** A host's configuration as a folder for a real one. */
@NullMarked
package io.chapar.lab.export;

import org.jspecify.annotations.NullMarked;
