package io.chapar.shell.syntax;

import org.jspecify.annotations.Nullable;

/** A token of the shell's grammar. */
record Token(Type type, String text, @Nullable Word word, Span span) {
  enum Type {
    WORD,
    OPERATOR,
    /** Digits, or <code>{name}</code>, right in front of a redirection. */
    DESCRIPTOR,
    NEWLINE,
    END
  }

  boolean is(String operator) {
    return type == Type.OPERATOR && text.equals(operator);
  }

  boolean newline() {
    return type == Type.NEWLINE;
  }

  boolean end() {
    return type == Type.END;
  }

  /** A word that could be a reserved one, as it is typed; empty for others. */
  String plain() {
    if (type != Type.WORD || word == null) {
      return "";
    }
    String literal = word.literal();
    return literal == null ? "" : literal;
  }
}
