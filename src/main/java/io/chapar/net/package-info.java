/** The little internet: addresses, names, routes, connections in memory, published ports. */
@NullMarked
package io.chapar.net;

import org.jspecify.annotations.NullMarked;
