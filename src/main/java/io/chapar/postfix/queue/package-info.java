/** The mail queue: files, ids, the queue manager with its schedule. */
@NullMarked
package io.chapar.postfix.queue;

import org.jspecify.annotations.NullMarked;
