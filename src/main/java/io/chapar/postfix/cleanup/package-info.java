/**
 * The cleanup daemon: how a message and its envelope are made complete on the way into the queue.
 */
@NullMarked
package io.chapar.postfix.cleanup;

import org.jspecify.annotations.NullMarked;
