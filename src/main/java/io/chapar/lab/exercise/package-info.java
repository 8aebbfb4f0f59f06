/** The question bank: questions, how answers are judged, practice and the mock exam. */
@NullMarked
package io.chapar.lab.exercise;

import org.jspecify.annotations.NullMarked;
