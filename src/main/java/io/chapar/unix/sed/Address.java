package io.chapar.unix.sed;

import io.chapar.text.regex.Regex;
import org.jspecify.annotations.Nullable;

/** What selects lines in front of a command. */
sealed interface Address {
  /** A line by its number; 0 only begins a range that may end on the first line. */
  record Line(long number) implements Address {}

  /** The last line. */
  record Last() implements Address {}

  /** {@code first~step}. */
  record Step(long first, long step) implements Address {}

  /** Lines that match; null is the regular expression used last. */
  record Pattern(@Nullable Regex regex) implements Address {}

  /** As second address: {@code +n}, that many lines more. */
  record More(long lines) implements Address {}

  /** As second address: {@code ~n}, up to a line whose number is a multiple. */
  record Multiple(long of) implements Address {}
}
