package io.chapar.postfix.conf;

/**
 * {@code name = value}, the form of main.cf lines and of override options.
 *
 * @param name without white space
 * @param value trimmed
 * @param complaint what is wrong, in Postfix's words, or an empty string
 */
public record NameValue(String name, String value, String complaint) {

  /** Splits a text at its first equals sign after one word. */
  public static NameValue of(String text) {
    int start = Ascii.skipSpace(text, 0);
    if (start == text.length() || text.charAt(start) == '=') {
      return new NameValue("", "", "missing attribute name");
    }
    int end = start;
    while (end < text.length() && !Ascii.isSpace(text.charAt(end)) && text.charAt(end) != '=') {
      end++;
    }
    int equals = Ascii.skipSpace(text, end);
    if (equals == text.length() || text.charAt(equals) != '=') {
      return new NameValue("", "", "missing '=' after attribute name");
    }
    return new NameValue(text.substring(start, end), Ascii.trim(text.substring(equals + 1)), "");
  }

  /** Whether it is well formed. */
  public boolean ok() {
    return complaint.isEmpty();
  }
}
