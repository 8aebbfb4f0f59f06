package io.chapar.shell.syntax;

/** What stands between {@code [[} and {@code ]]}. */
public sealed interface TestExpression {
  /** {@code ! e}. */
  record Not(TestExpression operand) implements TestExpression {}

  /** {@code a && b}. */
  record And(TestExpression left, TestExpression right) implements TestExpression {}

  /** {@code a || b}. */
  record Or(TestExpression left, TestExpression right) implements TestExpression {}

  /** {@code ( e )}. */
  record Grouped(TestExpression operand) implements TestExpression {}

  /** {@code -f word}; a bare word is {@code -n word}. */
  record Unary(String operator, Word operand) implements TestExpression {}

  /** {@code a == b} and its like. */
  record Binary(Word left, String operator, Word right) implements TestExpression {}
}
