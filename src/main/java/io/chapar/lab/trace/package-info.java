/** The way of one message through the host, as a picture. */
@NullMarked
package io.chapar.lab.trace;

import org.jspecify.annotations.NullMarked;
