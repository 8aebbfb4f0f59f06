package io.chapar.postfix.table;

/** A table cannot be opened; the message is Postfix's reason. */
final class Unopenable extends Exception {
  private static final long serialVersionUID = 1L;

  Unopenable(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
