/** The file system of a host: owners, modes, links, capacity; copy-on-write throughout. */
@NullMarked
package io.chapar.disk;

import org.jspecify.annotations.NullMarked;
