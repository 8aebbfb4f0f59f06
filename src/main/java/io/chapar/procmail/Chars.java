package io.chapar.procmail;

/** Where words are read from, a character at a time: an rc file, or a text. */
interface Chars {
  /** The next character, -1 at the end. */
  int next();

  /** Those of a text. */
  static Chars of(String text) {
    int[] at = new int[1];
    return () -> at[0] < text.length() ? text.charAt(at[0]++) : -1;
  }
}
