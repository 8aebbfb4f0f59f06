package io.chapar.procmail.formail;

import org.jspecify.annotations.Nullable;

/**
 * A header field with its continuation lines, as bytes in a text (ISO 8859-1): from its name to its
 * last newline.
 */
final class Field {
  /** The envelope line counts as a field of this name. */
  static final String FROM = "From ";

  String text;
  int name; // how long its name is, colon included

  /** For options -u and -U: the field that is kept. */
  @Nullable Field kept;

  Field(String text, int name) {
    this.text = text;
    this.name = name;
  }

  /** A field of an option or one that formail makes. */
  static Field of(String text) {
    int length = nameLength(text);
    return new Field(text, Math.abs(length));
  }

  /** Whether anything follows the name. */
  boolean filled() {
    return name + 1 < text.length();
  }

  boolean isFrom() {
    return text.startsWith(FROM);
  }

  /** Whether its name is {@code other}, whose case does not matter. */
  boolean named(String other) {
    return name == other.length() && text.regionMatches(true, 0, other, 0, name);
  }

  /** What follows the name, newline included. */
  String value() {
    return text.substring(Math.min(name, text.length()));
  }

  /**
   * Where the name of a field ends that begins {@code line}: behind the colon; the negative of what
   * could be one where there is none.
   */
  static int nameLength(String line) {
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == ':') {
        return i == 0 ? 0 : i + 1;
      }
      if (c == ' ' || c == '\t') {
        if (i == 0) {
          return 0;
        }
        int q = i + 1;
        while (q < line.length() && (line.charAt(q) == ' ' || line.charAt(q) == '\t')) {
          q++;
        }
        if (q < line.length() && line.charAt(q) == ':') {
          return q + 1;
        }
        return line.startsWith(FROM) ? FROM.length() : -(i + 1);
      }
      if (c < 32 || c == 127) {
        return -i;
      }
      i++;
    }
    return -i;
  }
}
