/** A learner's desk: lessons, questions and progress, at the real terminal and beside the shell. */
@NullMarked
package io.chapar.lab.study;

import org.jspecify.annotations.NullMarked;
