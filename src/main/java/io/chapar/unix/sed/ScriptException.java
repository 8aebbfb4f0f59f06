package io.chapar.unix.sed;

/** A script that sed refuses; the message is complete but for sed's name. */
final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  ScriptException(String message, int status) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
