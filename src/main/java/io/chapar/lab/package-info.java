/**
 * What a learner is given to do, and how it is graded: engine only, the content is in scenarios,
 * lessons and exercises.
 */
@NullMarked
package io.chapar.lab;

import org.jspecify.annotations.NullMarked;
