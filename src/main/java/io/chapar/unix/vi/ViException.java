package io.chapar.unix.vi;

/**
 * Something that vi tells in its last line and does not do; the message is empty where it only
 * beeps.
 */
final class ViException extends Exception {
  private static final long serialVersionUID = 1L;

  ViException(String message) {
    super(message, null, false, false);
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
