/**
 * What a learner has while at work on a host: the world, the task, the language; and what a verb of
 * {@code lab} is.
 */
@NullMarked
package io.chapar.lab.session;

import org.jspecify.annotations.NullMarked;
