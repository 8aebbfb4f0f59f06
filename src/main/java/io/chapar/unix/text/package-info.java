/**
 * The commands that read text and write text: one class each, listed in {@link
 * io.chapar.unix.text.TextTools}.
 */
@NullMarked
package io.chapar.unix.text;

import org.jspecify.annotations.NullMarked;
