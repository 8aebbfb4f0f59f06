package io.chapar.shell.syntax;

/** What may be a name. */
public final class Names {
  private Names() {}

  /** Whether {@code c} may begin a name. */
  public static boolean starts(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  /** Whether {@code c} may go on in a name. */
  public static boolean goesOn(char c) {
    return starts(c) || c >= '0' && c <= '9';
  }

  /** Whether all of {@code text} is a name. */
  public static boolean isName(String text) {
    if (text.isEmpty() || !starts(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!goesOn(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
