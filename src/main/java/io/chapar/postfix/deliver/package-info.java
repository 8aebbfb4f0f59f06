/** The delivery agents. */
@NullMarked
package io.chapar.postfix.deliver;

import org.jspecify.annotations.NullMarked;
