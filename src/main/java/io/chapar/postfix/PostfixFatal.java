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

  /** A reason to give up. */
  public PostfixFatal(String message) {
    this(message, List.of());
  }

  /** A reason to give up, and the warnings that lead to it. */
  public PostfixFatal(String message, List<String> warnings) {
    super(message, null, false, false);
    this.warnings = List.copyOf(warnings);
  }

  /** What is warned of first. */
  public List<String> warnings() {
    return warnings;
  }

  /** The message: never null. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
