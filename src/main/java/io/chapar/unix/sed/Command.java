package io.chapar.unix.sed;

import io.chapar.text.regex.Regex;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One command of a script; what it carries depends on its name. */
final class Command {
  final char name;
  @Nullable Address first;
  @Nullable Address second;
  boolean negated;

  /** Text of a, i, c; file of r, R, w, W; label of b, t, T and ':'. */
  String text = "";

  /** Exit status of q and Q, width of l; -1 where none was given. */
  int number = -1;

  /** Where '{' goes when it does not apply, and where branches lead. */
  int target = -1;

  /** Of y. */
  Map<Integer, Integer> translation = Map.of();

  /** Of s: null is the regular expression used last. */
  @Nullable Regex regex;

  Replacement replacement = new Replacement(java.util.List.of());
  boolean global;
  boolean print;
  boolean evaluate;
  int occurrence = 1;
  String file = "";
  // The state of a range while the script runs.
  boolean active;
  long rangeEnd;

  Command(char name) {
    this.name = name;
  }
}
