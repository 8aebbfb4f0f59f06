package io.chapar.postfix;

import java.util.List;

/**
 * Where a Postfix program gives up: its message is what the program logs after {@code fatal: }, and
 * {@link #warnings} what it logs as warnings just before. Programs catch it at their outermost
 * level, log, and exit.
 */
public final class PostfixFatal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> warnings;
  private final List<String> lastWords;

  /** A reason to give up. */
  public PostfixFatal(String message) {
    this(message, List.of());
  }

  /** A reason to give up, and the warnings that lead to it. */
  public PostfixFatal(String message, List<String> warnings) {
    this(message, warnings, List.of());
  }

  private PostfixFatal(String message, List<String> warnings, List<String> lastWords) {
    super(message, null, false, false);
    this.warnings = List.copyOf(warnings);
    this.lastWords = List.copyOf(lastWords);
  }

  /** The same with a warning after it, from a program that leaves its work half done. */
  public PostfixFatal leaving(String warning) {
    return new PostfixFatal(getMessage(), warnings, List.of(warning));
  }

  /** What is warned of first. */
  public List<String> warnings() {
    return warnings;
  }

  /** What is warned of while the program exits. */
  public List<String> lastWords() {
    return lastWords;
  }

  /** The message: never null. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
