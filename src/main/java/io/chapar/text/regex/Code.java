package io.chapar.text.regex;

import java.util.List;

/**
 * A compiled pattern: instructions in one array, each an opcode and its operands, understood by the
 * automata (the first eight) and by the backtracker (all).
 */
final class Code {
  static final int MATCH = 0;
  static final int FAIL = 1;

  /** set. */
  static final int SET = 2;

  /** preferred, other. */
  static final int SPLIT = 3;

  /** target. */
  static final int JUMP = 4;

  /** slot. */
  static final int SAVE = 5;

  /** ordinal of the {@link Assertion}. */
  static final int ASSERT = 6;

  /** a character. */
  static final int CHAR = 7;

  /** index into {@link #references}, ignore case. */
  static final int BACK_REFERENCE = 8;

  /** set, min, max, greed: a repetition of single characters. */
  static final int RUN = 9;

  /** register: notes the height of the stack there, and the place in the next. */
  static final int MARK = 10;

  /** register: forgets the choices since the mark. */
  static final int CUT = 11;

  /** register: forgets the choices since the mark and returns to its place. */
  static final int CUT_BACK = 12;

  /** register: undoes everything since the mark, then fails. */
  static final int CUT_FAIL = 13;

  /** characters: steps back. */
  static final int BACK = 14;

  /** register. */
  static final int ZERO = 15;

  /** register, min, max, lazy, exit. */
  static final int LOOP = 16;

  /** register. */
  static final int ENTER = 17;

  /** target, group. */
  static final int CALL = 18;

  /** group. */
  static final int RETURN = 19;

  /** group, where to go if it is not set. */
  static final int IF_GROUP = 20;

  /** group, register that knows where it began: Perl sets both ends at once. */
  static final int CLOSE = 21;

  static final int[] LENGTH = {1, 1, 2, 3, 2, 2, 2, 2, 3, 5, 2, 2, 2, 2, 2, 2, 6, 2, 3, 2, 3, 3};

  final int[] ops;
  final CharSet[] sets;
  final List<List<Integer>> references;

  /** Two for each group, the whole match first. */
  final int slots;

  /** Slots and registers. */
  final int registers;

  final boolean unicode;
  final boolean automaton;
  final boolean asserts;

  Code(
      int[] ops,
      List<CharSet> sets,
      List<List<Integer>> references,
      int slots,
      int registers,
      boolean unicode) {
    this.ops = ops;
    this.sets = sets.toArray(new CharSet[0]);
    this.references = List.copyOf(references);
    this.slots = slots;
    this.registers = registers;
    this.unicode = unicode;
    boolean simple = true;
    boolean conditions = false;
    for (int pc = 0; pc < ops.length; pc += LENGTH[ops[pc]]) {
      simple &= ops[pc] <= CHAR;
      conditions |= ops[pc] == ASSERT;
    }
    this.automaton = simple;
    this.asserts = conditions;
  }

  /** What is at a place, as {@link Assertion#holds} wants it. */
  int kind(int c, boolean newlines) {
    return c < 0
        ? Assertion.EDGE
        : c == '\n' && newlines
            ? Assertion.LINE_BREAK
            : CharClasses.isWord(c, unicode) ? Assertion.WORD : Assertion.OTHER;
  }
}
