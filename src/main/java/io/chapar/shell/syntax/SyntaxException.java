package io.chapar.shell.syntax;

/** The text is not bash. Its message is what bash says behind {@code line N: }. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String offending;
  private final boolean incomplete;
  private final boolean lenient;
  private String expecting = "";

  SyntaxException(String message, int line, boolean lenient) {
    super(message);
    this.line = line;
    this.offending = "";
    this.incomplete = false;
    this.lenient = lenient;
  }

  SyntaxException(String message, int line, String offending, boolean incomplete) {
    super(message);
    this.line = line;
    this.offending = offending;
    this.incomplete = incomplete;
    this.lenient = false;
  }

  SyntaxException expecting(String word) {
    expecting = word;
    return this;
  }

  /** The reserved word that should have come, if only one could; else empty. */
  public String expecting() {
    return expecting;
  }

  /** The line that bash blames. */
  public int line() {
    return line;
  }

  /** The text of that line where bash prints it as well, else empty. */
  public String offending() {
    return offending;
  }

  /** Whether the shell ends without changing its status: bash does so inside of {@code [[ ]]}. */
  public boolean lenient() {
    return lenient;
  }

  /** Whether more input could make it right: an interactive shell asks for another line. */
  public boolean incomplete() {
    return incomplete;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
