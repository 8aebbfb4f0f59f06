package io.chapar.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a {@link Word}. */
public sealed interface WordPart {

  /** Characters that are not quoted: patterns, tildes and braces among them are active. */
  record Literal(String text) implements WordPart {}

  /** Characters that stand for themselves: behind a backslash, in '…' or $'…'. */
  record Quoted(String text) implements WordPart {}

  /** "…". */
  record DoubleQuoted(List<WordPart> parts) implements WordPart {}

  /** {@code $name} or <code>${…}</code>. */
  record Parameter(
      String name,
      @Nullable Word subscript,
      Form form,
      @Nullable Operation operation,
      String source)
      implements WordPart {}

  /** What a <code>${…}</code> asks for. */
  enum Form {
    /** The value. */
    VALUE,
    /** Its length: <code>${#x}</code>. */
    LENGTH,
    /** The value of the parameter that it names: <code>${!x}</code>. */
    INDIRECT,
    /** The names that begin so: <code>${!x*}</code>, one word if the operation says so. */
    NAMES,
    /** The keys of an array: <code>${!x[@]}</code>. */
    KEYS,
    /** Not a parameter expansion at all: an error when it is expanded. */
    BAD
  }

  /**
   * The operator of a <code>${x…}</code>.
   *
   * @param colon whether an empty value counts as unset, for the first four kinds
   * @param first the word behind the operator
   * @param second the replacement of a pattern, the length of a substring
   */
  record Operation(Kind kind, boolean colon, Word first, @Nullable Word second) {}

  /** The operators. */
  enum Kind {
    DEFAULT,
    ASSIGN,
    ERROR,
    ALTERNATIVE,
    PREFIX,
    PREFIX_LONG,
    SUFFIX,
    SUFFIX_LONG,
    REPLACE,
    REPLACE_ALL,
    REPLACE_PREFIX,
    REPLACE_SUFFIX,
    UPPER,
    UPPER_ALL,
    LOWER,
    LOWER_ALL,
    TOGGLE,
    TOGGLE_ALL,
    SUBSTRING,
    TRANSFORM
  }

  /**
   * {@code $(…)} or backquotes.
   *
   * @param body parsed; null for backquotes, whose text is only parsed when it is run
   * @param source the commands as text
   */
  record CommandSubstitution(@Nullable Script body, String source, Span span) implements WordPart {}

  /** {@code $((…))}. */
  record Arithmetic(Word expression) implements WordPart {}

  /** {@code <(…)} or {@code >(…)}. */
  record ProcessSubstitution(Script body, boolean reads, String source) implements WordPart {}

  /** The parentheses of {@code a=(…)}: only at the end of an assignment. */
  record ArrayLiteral(List<Assignment.Element> elements) implements WordPart {}
}
