/** What a learner has done so far: events, what they add up to, and when to practise again. */
@NullMarked
package io.chapar.lab.progress;

import org.jspecify.annotations.NullMarked;
