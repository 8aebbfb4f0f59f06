package io.chapar.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** The parts of a word while it is read: neighbouring characters of one kind become one part. */
final class Parts {
  private final List<WordPart> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private final StringBuilder quoted = new StringBuilder();

  void literal(char c) {
    endQuoted();
    literal.append(c);
  }

  void quoted(char c) {
    endLiteral();
    quoted.append(c);
  }

  void add(WordPart part) {
    endLiteral();
    endQuoted();
    parts.add(part);
  }

  /** What has been read, as far as it is literal: to recognize {@code name=}. */
  CharSequence onlyLiteral() {
    return parts.isEmpty() && quoted.length() == 0 ? literal : "";
  }

  boolean isEmpty() {
    return parts.isEmpty() && literal.length() == 0 && quoted.length() == 0;
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      parts.add(new WordPart.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void endQuoted() {
    if (quoted.length() > 0) {
      parts.add(new WordPart.Quoted(quoted.toString()));
      quoted.setLength(0);
    }
  }

  List<WordPart> list() {
    endLiteral();
    endQuoted();
    return List.copyOf(parts);
  }
}
