package io.chapar.unix.sed;

import java.util.ArrayList;
import java.util.List;

/**
 * The pieces a script comes in, read character by character: -e's and -f's know where their errors
 * are.
 */
final class Script {
  /** A piece: an expression (numbered) or a file (named). */
  record Piece(String text, int expression, String file) {}

  static final int END = -1;

  private final List<Piece> pieces = new ArrayList<>();
  private int piece;
  private int at;

  void add(Piece next) {
    pieces.add(next);
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  private String text() {
    return pieces.get(piece).text();
  }

  /** The next character of the piece, or END. */
  int next() {
    if (at >= text().length()) {
      at = text().length() + 1;
      return END;
    }
    int c = text().codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** Gives {@code c} back. */
  void back(int c) {
    at = c == END ? text().length() : at - Character.charCount(c);
  }

  int peek() {
    return at >= text().length() ? END : text().codePointAt(at);
  }

  /** The next character that is not a blank. */
  int nextFilled() {
    int c = next();
    while (c == ' ' || c == '\t') {
      c = next();
    }
    return c;
  }

  /** The next character that is no white space and no semicolon. */
  int nextCommand() {
    int c = next();
    while (c == ';' || c == ' ' || c >= '\t' && c <= '\r') {
      c = next();
    }
    return c;
  }

  /** Goes on with the next piece; false if there is none. */
  boolean advance() {
    if (piece + 1 >= pieces.size()) {
      return false;
    }
    piece++;
    at = 0;
    return true;
  }

  boolean atFirstTwoOfAll() {
    return piece == 0
        && at == 1
        && text().startsWith("#n")
        && (text().length() == 2 || text().charAt(2) == '\n');
  }

  ScriptException error(String message) {
    Piece p = pieces.get(piece);
    if (p.file().isEmpty()) {
      int count =
          io.chapar.text.Utf8.encode(p.text().substring(0, Math.min(at, p.text().length()))).length;
      return new ScriptException(
          "-e expression #" + p.expression() + ", char " + count + ": " + message, 1);
    }
    long line =
        p.text()
                .substring(0, Math.max(0, Math.min(at, p.text().length()) - 1))
                .chars()
                .filter(c -> c == '\n')
                .count()
            + 1;
    return new ScriptException("file " + p.file() + " line " + line + ": " + message, 1);
  }

  ScriptException errorAtStart(String message) {
    Piece p = pieces.get(piece);
    return new ScriptException(
        p.file().isEmpty()
            ? "-e expression #" + p.expression() + ", char 0: " + message
            : "file " + p.file() + " line 0: " + message,
        1);
  }
}
