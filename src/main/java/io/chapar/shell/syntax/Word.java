package io.chapar.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word as typed, before expansion.
 *
 * @param text the characters as typed, quotes and all: what bash prints back
 * @param assignment what the word assigns, if it has the form of an assignment
 */
public record Word(List<WordPart> parts, String text, Span span, @Nullable Assignment assignment) {

  /** A word that is no assignment. */
  public Word(List<WordPart> parts, String text, Span span) {
    this(parts, text, span, null);
  }

  /** The text of a word without any quoting or expansion; null for other words. */
  public @Nullable String literal() {
    if (parts.isEmpty()) {
      return "";
    }
    return parts.size() == 1 && parts.get(0) instanceof WordPart.Literal l ? l.text() : null;
  }

  /** Whether some of it is quoted. */
  public boolean quoted() {
    for (WordPart part : parts) {
      if (part instanceof WordPart.Quoted || part instanceof WordPart.DoubleQuoted) {
        return true;
      }
    }
    return false;
  }
}
