package io.chapar.unix.awk;

/** What awk dies of, in its words, with the status 2. */
final class AwkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AwkException(String message) {
    super(message, null, false, false);
  }
}
