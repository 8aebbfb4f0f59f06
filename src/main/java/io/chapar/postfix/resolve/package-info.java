/** The trivial-rewrite daemon: the full form of addresses, and where each of them goes. */
@NullMarked
package io.chapar.postfix.resolve;

import org.jspecify.annotations.NullMarked;
