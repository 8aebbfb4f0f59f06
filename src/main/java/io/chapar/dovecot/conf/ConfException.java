package io.chapar.dovecot.conf;

import io.chapar.text.Position;

/**
 * What is wrong with a configuration, in doveconf's words.
 *
 * <p>{@code Error in configuration file FILE line N: …} is an error of a line; what is only noticed
 * when the whole has been read has no line.
 */
public final class ConfException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Position place;

  /** An error at a place. */
  public ConfException(Position place, String message) {
    super(message);
    this.place = place;
  }

  /** Where. */
  public Position place() {
    return place;
  }

  /** The text as doveconf's Fatal has it. */
  public String text() {
    String line = place.line() == 0 ? "" : " line " + place.line();
    return "Error in configuration file " + place.source() + line + ": " + getMessage();
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
