package io.chapar.text.regex;

import java.util.List;

/** A parsed pattern, whatever its dialect was. */
sealed interface Node {
  /** How a repetition chooses. */
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /** Nothing. */
  record Empty() implements Node {}

  /** Never. */
  record Fail() implements Node {}

  /** One character of a set. */
  record Chars(CharSet set) implements Node {}

  /** One after the other. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of them, the first preferred. */
  record Choice(List<Node> branches) implements Node {}

  /** A capturing group, counted from 1. */
  record Group(int index, Node body) implements Node {}

  /** {@code max} is -1 for no limit. */
  record Repeat(Node body, int min, int max, Greed greed) implements Node {}

  /** A condition on a place. */
  record Assert(Assertion kind) implements Node {}

  /** The same text again; of several groups (of one name) the first that is set. */
  record BackReference(List<Integer> groups, boolean ignoreCase) implements Node {}

  /** A look ahead or behind. */
  record Look(boolean ahead, boolean positive, Node body) implements Node {}

  /** Once matched, not reconsidered. */
  record Atomic(Node body) implements Node {}

  /** {@code (?(1)yes|no)}. */
  record IfGroup(int group, Node yes, Node no) implements Node {}

  /** {@code (?(?=x)yes|no)}. */
  record IfLook(Look condition, Node yes, Node no) implements Node {}

  /** A group as a subroutine; 0 is the whole pattern. */
  record Call(int group) implements Node {}

  /** {@code \K}: the match begins here. */
  record Keep() implements Node {}

  static Node sequence(List<Node> parts) {
    return parts.isEmpty()
        ? new Empty()
        : parts.size() == 1 ? parts.get(0) : new Sequence(List.copyOf(parts));
  }

  static Node choice(List<Node> branches) {
    return branches.size() == 1 ? branches.get(0) : new Choice(List.copyOf(branches));
  }
}
