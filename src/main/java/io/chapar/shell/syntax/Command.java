package io.chapar.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command of a pipeline. */
public sealed interface Command {
  /** Where it stands. */
  Span span();

  /** Assignments, words and redirections. */
  record Simple(
      List<Assignment> assignments, List<Word> words, List<Redirection> redirections, Span span)
      implements Command {}

  /** A compound command with redirections behind it. */
  record Redirected(Command command, List<Redirection> redirections, Span span)
      implements Command {}

  /** <code>{ …; }</code>. */
  record Group(Script body, Span span) implements Command {}

  /** {@code ( … )}. */
  record Subshell(Script body, Span span) implements Command {}

  /** {@code if}, with all of its {@code elif}. */
  record If(List<Branch> branches, @Nullable Script otherwise, Span span) implements Command {}

  /** A condition and what is done if it holds. */
  record Branch(Script condition, Script body) {}

  /** {@code while} or {@code until}. */
  record Loop(boolean until, Script condition, Script body, Span span) implements Command {}

  /** {@code for x in …}; without {@code in} the words are null. */
  record For(String name, @Nullable List<Word> words, Script body, Span span) implements Command {}

  /** {@code for ((…;…;…))}. */
  record CountingFor(Word start, Word condition, Word step, Script body, Span span)
      implements Command {}

  /** {@code select x in …}. */
  record Select(String name, @Nullable List<Word> words, Script body, Span span)
      implements Command {}

  /** {@code case}. */
  record Case(Word subject, List<Clause> clauses, Span span) implements Command {}

  /**
   * One clause of a {@code case}.
   *
   * @param end {@code ;;}, {@code ;&} or {@code ;;&}
   */
  record Clause(List<Word> patterns, Script body, String end) {}

  /** {@code [[ … ]]}. */
  record Test(TestExpression expression, Span span) implements Command {}

  /** {@code (( … ))}. */
  record Arithmetic(Word expression, Span span) implements Command {}

  /**
   * A function definition.
   *
   * @param keyword whether it was written with {@code function}
   */
  record Function(String name, Command body, boolean keyword, Span span) implements Command {}

  /** {@code coproc}. */
  record Coprocess(String name, Command body, Span span) implements Command {}
}
