package io.chapar.text;

/**
 * What is wrong, where, and what to try: the shape of every complaint that Chapar itself makes (the
 * simulated programs speak in their own words).
 *
 * @param message what is wrong
 * @param place where
 * @param hint what to try, or an empty string
 */
public record Diagnostic(String message, Position place, String hint) {

  /** A complaint without a hint. */
  public static Diagnostic of(String message, Position place) {
    return new Diagnostic(message, place, "");
  }

  /** One line, or two where there is a hint. */
  @Override
  public String toString() {
    return place + ": " + message + (hint.isEmpty() ? "" : "\n  try: " + hint);
  }
}
