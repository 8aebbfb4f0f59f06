package io.chapar.text;

/**
 * A text with a name, the start of every way through the house: parsers read from a Source, so that
 * each thing they make can say where it stands.
 *
 * @param name what a message calls it, usually an absolute path on the simulated disk
 * @param text the whole text, lines ended by LF
 */
public record Source(String name, String text) {

  /** The place of the character at {@code offset} (0-based; the end of the text is a place too). */
  public Position at(int offset) {
    int line = 1;
    int start = 0;
    int end = Math.min(offset, text.length());
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Position(name, line, end - start + 1);
  }
}
