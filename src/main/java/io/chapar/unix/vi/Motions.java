package io.chapar.unix.vi;

import org.jspecify.annotations.Nullable;

/**
 * Where the motions of vi lead, as functions of the text: what d, c and y work on, and where the
 * cursor goes.
 */
final class Motions {
  /**
   * A place a motion leads to.
   *
   * @param lines whether an operator takes whole lines
   * @param inclusive whether an operator takes the character there too
   */
  record Target(int row, int column, boolean lines, boolean inclusive) {}

  private final Buffer buffer;

  Motions(Buffer buffer) {
    this.buffer = buffer;
  }

  private static int kind(char c, boolean big) {
    return Character.isWhitespace(c) ? 0 : big || Character.isLetterOrDigit(c) || c == '_' ? 1 : 2;
  }

  private int kindAt(int row, int column, boolean big) {
    String line = buffer.line(row);
    return column < line.length() ? kind(line.charAt(column), big) : 0;
  }

  /** w, W: the start of the next word. */
  Target word(int row, int column, int count, boolean big) {
    int r = row;
    int c = column;
    for (int n = 0; n < count; n++) {
      int kind = kindAt(r, c, big);
      int length = buffer.line(r).length();
      while (kind != 0 && c < length && kindAt(r, c, big) == kind) {
        c++;
      }
      while (c >= length || kindAt(r, c, big) == 0) {
        if (c < length) {
          c++;
          continue;
        }
        if (r == buffer.size() - 1) {
          return new Target(r, length, false, false);
        }
        r++;
        c = 0;
        length = buffer.line(r).length();
        if (length == 0) {
          break; // an empty line is a word
        }
      }
    }
    return new Target(r, c, false, false);
  }

  /** e, E: the end of the word. */
  Target end(int row, int column, int count, boolean big) {
    int r = row;
    int c = column;
    for (int n = 0; n < count; n++) {
      c++;
      while (c >= buffer.line(r).length() || kindAt(r, c, big) == 0) {
        if (c < buffer.line(r).length()) {
          c++;
        } else if (r == buffer.size() - 1) {
          return new Target(r, Math.max(0, buffer.line(r).length() - 1), false, true);
        } else {
          r++;
          c = 0;
        }
      }
      int kind = kindAt(r, c, big);
      while (c + 1 < buffer.line(r).length() && kindAt(r, c + 1, big) == kind) {
        c++;
      }
    }
    return new Target(r, c, false, true);
  }

  /** b, B: the start of the word before. */
  Target back(int row, int column, int count, boolean big) {
    int r = row;
    int c = column;
    for (int n = 0; n < count; n++) {
      c--;
      while (c < 0 || kindAt(r, c, big) == 0) {
        if (c > 0) {
          c--;
        } else if (r == 0) {
          return new Target(0, 0, false, false);
        } else {
          r--;
          c = buffer.line(r).length() - 1;
          if (c < 0) {
            c = 0;
            break;
          }
        }
      }
      int kind = kindAt(r, c, big);
      while (c > 0 && kind != 0 && kindAt(r, c - 1, big) == kind) {
        c--;
      }
    }
    return new Target(r, c, false, false);
  }

  /** f, F, t, T: to a character in the line; null if it is not there. */
  @Nullable Target find(int row, int column, int count, char command, char wanted) {
    String line = buffer.line(row);
    boolean forward = command == 'f' || command == 't';
    int c = column;
    for (int n = 0; n < count; n++) {
      c = forward ? line.indexOf(wanted, c + 1) : c == 0 ? -1 : line.lastIndexOf(wanted, c - 1);
      if (c < 0) {
        return null;
      }
    }
    int stop = command == 't' ? c - 1 : command == 'T' ? c + 1 : c;
    return new Target(row, stop, false, forward);
  }

  /** %: the bracket that belongs to the next one in the line; null if there is none. */
  @Nullable Target bracket(int row, int column) {
    String line = buffer.line(row);
    int c = column;
    while (c < line.length() && "()[]{}".indexOf(line.charAt(c)) < 0) {
      c++;
    }
    if (c == line.length()) {
      return null;
    }
    char open = line.charAt(c);
    char close = "()[]{}".charAt("()[]{}".indexOf(open) ^ 1);
    int step = "([{".indexOf(open) >= 0 ? 1 : -1;
    int depth = 0;
    for (int r = row; r >= 0 && r < buffer.size(); r += step) {
      String text = buffer.line(r);
      for (int i = r == row ? c : step > 0 ? 0 : text.length() - 1;
          i >= 0 && i < text.length();
          i += step) {
        depth += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
        if (depth == 0) {
          return new Target(r, i, false, true);
        }
      }
    }
    return null;
  }

  /** {, }: the next empty line. */
  Target paragraph(int row, int count, int step) {
    int r = row;
    for (int n = 0; n < count; n++) {
      while (r + step >= 0 && r + step < buffer.size() && buffer.line(r).isEmpty()) {
        r += step;
      }
      while (r + step >= 0 && r + step < buffer.size() && !buffer.line(r).isEmpty()) {
        r += step;
      }
    }
    int column = step > 0 && !buffer.line(r).isEmpty() ? buffer.line(r).length() : 0;
    return new Target(r, column, false, false);
  }

  /** The column of the first character that is not blank. */
  int indent(int row) {
    String line = buffer.line(row);
    int c = 0;
    while (c < line.length() && Character.isWhitespace(line.charAt(c))) {
      c++;
    }
    return c == line.length() ? Math.max(0, c - 1) : c;
  }
}
