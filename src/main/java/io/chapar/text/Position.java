package io.chapar.text;

/**
 * A place in a {@link Source}.
 *
 * @param source the name of the text
 * @param line counted from 1; 0 means the text as a whole
 * @param column counted from 1; 0 means the line as a whole
 */
public record Position(String source, int line, int column) {

  /** The whole of a line. */
  public static Position line(String source, int line) {
    return new Position(source, line, 0);
  }

  /** The text as a whole. */
  public static Position whole(String source) {
    return new Position(source, 0, 0);
  }

  /** {@code file:line}, as editors and people read it; {@code file} alone for the whole text. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
