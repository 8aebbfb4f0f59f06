package io.chapar.postfix;

/**
 * Where a Postfix program says what it has to say: a command to its terminal and the mail log, a
 * daemon to the mail log. The texts come without the program's name and without {@code warning: }.
 */
public interface Log {
  /** What happened. */
  void info(String text);

  /** What is odd. */
  void warning(String text);

  /** What went wrong. */
  void error(String text);

  /** Why the program gives up, with what it warns of first. Does not end the program. */
  void fatal(String text);

  /** Reports a {@link PostfixFatal}: its warnings, then its message. */
  default void fatal(PostfixFatal fatal) {
    fatal.warnings().forEach(this::warning);
    fatal(fatal.getMessage());
    fatal.lastWords().forEach(this::warning);
  }
}
