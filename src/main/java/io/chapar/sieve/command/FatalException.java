package io.chapar.sieve.command;

/** A tool cannot go on. */
final class FatalException extends Exception {
  /** The status of most failures. */
  static final int FATAL = 89;

  /** The status of wrong usage. */
  static final int USAGE = 64;

  private static final long serialVersionUID = 1;
  private final int status;
  private final boolean usage;

  FatalException(int status, String text, boolean usage) {
    super(text);
    this.status = status;
    this.usage = usage;
  }

  FatalException(String text) {
    this(FATAL, text, false);
  }

  int status() {
    return status;
  }

  /** Whether the usage is printed too. */
  boolean usage() {
    return usage;
  }
}
