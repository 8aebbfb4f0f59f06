package io.chapar.shell.syntax;

import org.jspecify.annotations.Nullable;

/** The characters of a script, which may come line by line as they are needed. */
final class Input {
  /** Where more text comes from: lines with their newlines. */
  @FunctionalInterface
  interface More {
    /** The next line; null at the end. */
    @Nullable String line();
  }

  static final char END = '\0';

  private final StringBuilder text;
  private final @Nullable More more;
  private boolean ended;
  private int at;
  private int line;

  Input(String text, int line, @Nullable More more) {
    this.text = new StringBuilder(text.replace("\0", "")); // as bash does
    this.more = more;
    this.ended = more == null;
    this.line = line;
  }

  /** A place to come back to. */
  record Mark(int at, int line) {}

  Mark mark() {
    return new Mark(at, line);
  }

  void reset(Mark mark) {
    at = mark.at();
    line = mark.line();
  }

  int at() {
    return at;
  }

  int line() {
    return line;
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    int i = at + ahead;
    while (i >= text.length()) {
      if (!fetch()) {
        return END;
      }
    }
    return text.charAt(i);
  }

  private boolean fetch() {
    if (ended || more == null) {
      return false;
    }
    String next = more.line();
    if (next == null) {
      ended = true;
      return false;
    }
    text.append(next.replace("\0", ""));
    return true;
  }

  /** Whether the last line has no newline. */
  boolean open() {
    return text.length() > 0 && text.charAt(text.length() - 1) != '\n';
  }

  boolean end() {
    return peek() == END && at >= text.length();
  }

  /** The next character. Past the end it is {@link #END}, and the place stays. */
  char next() {
    char c = peek();
    if (at < text.length()) {
      at++;
      if (c == '\n') {
        line++;
      }
    }
    return c;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  boolean starts(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (peek(i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String slice(int from, int to) {
    return text.substring(from, Math.min(to, text.length()));
  }

  /** Puts {@code value} in the place of what stands between {@code from} and the current place. */
  void splice(int from, String value) {
    text.replace(from, at, value);
    at = from;
  }

  /** The line that holds the character before {@code offset}, without its newline. */
  String lineBefore(int offset) {
    int end = Math.max(0, Math.min(offset, text.length()) - 1);
    int from = end == 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    int to = text.indexOf("\n", end);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  /** Forgets what has been read: only for text that comes line by line. */
  void forget() {
    if (more != null && at > 0) {
      text.delete(0, at);
      at = 0;
    }
  }
}
