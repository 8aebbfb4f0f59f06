/** Lessons: Markdown read a page at a time beside the shell of a host. */
@NullMarked
package io.chapar.lab.lesson;

import org.jspecify.annotations.NullMarked;
