package io.chapar.unix.awk;

import io.chapar.text.regex.Regex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program of awk, parsed: expressions and statements. */
final class Node {
  private Node() {}

  /** A variable: global, or local where {@code slot} is not negative. */
  record Name(String name, int slot) {}

  /** What has a value. */
  sealed interface Expr {}

  record Constant(Value value) implements Expr {}

  /** A regular expression by itself: matched against the record. */
  record Pattern(Regex regex) implements Expr {}

  record Variable(Name name, int line) implements Expr {}

  record Field(Expr index) implements Expr {}

  record Element(Name array, List<Expr> subscripts) implements Expr {}

  record In(List<Expr> subscripts, Name array) implements Expr {}

  /** Operators of two operands: + - * / % ^, comparisons, and a blank for concatenation. */
  record Binary(String operator, Expr left, Expr right) implements Expr {}

  record And(Expr left, Expr right) implements Expr {}

  record Or(Expr left, Expr right) implements Expr {}

  record Unary(char operator, Expr operand) implements Expr {}

  record Matches(Expr text, Expr pattern, boolean negated) implements Expr {}

  record Conditional(Expr test, Expr yes, Expr no) implements Expr {}

  /** {@code =} or {@code +=} and its like: the operator is empty for plain assignment. */
  record Assign(Expr target, String operator, Expr value) implements Expr {}

  record Increment(Expr target, int by, boolean before) implements Expr {}

  record Call(String function, List<Expr> args, int line) implements Expr {}

  record Builtin(String function, List<Expr> args) implements Expr {}

  /** {@code getline}: from a command, a file, or the input. */
  record Getline(@Nullable Expr target, @Nullable Expr command, @Nullable Expr file)
      implements Expr {}

  record Grouping(List<Expr> list) implements Expr {}

  /** What is done. */
  sealed interface Statement {}

  record Simple(Expr expr) implements Statement {}

  /** {@code redirect} is one of > >> | or empty. */
  record Print(List<Expr> args, String redirect, @Nullable Expr target, boolean format)
      implements Statement {}

  record Block(List<Statement> body) implements Statement {}

  record If(Expr test, Statement yes, @Nullable Statement no) implements Statement {}

  record While(Expr test, Statement body) implements Statement {}

  record DoWhile(Statement body, Expr test) implements Statement {}

  record For(
      @Nullable Statement first, @Nullable Expr test, @Nullable Statement step, Statement body)
      implements Statement {}

  record ForIn(Expr variable, Name array, Statement body) implements Statement {}

  record Delete(Name array, @Nullable List<Expr> subscripts) implements Statement {}

  /** break, continue, next, nextfile. */
  record Jump(String kind) implements Statement {}

  record Return(@Nullable Expr value) implements Statement {}

  record Exit(@Nullable Expr status) implements Statement {}

  /** A function; {@code arrays} tells which of its parameters are arrays. */
  record Function(String name, List<String> parameters, Block body, boolean[] arrays) {}

  /** A pattern with an action; with an end it is a range. A null action prints. */
  record Rule(@Nullable Expr start, @Nullable Expr end, @Nullable Block action) {}
}
