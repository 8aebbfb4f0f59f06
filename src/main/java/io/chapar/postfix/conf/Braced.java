package io.chapar.postfix.conf;

/**
 * What stands between a pair of braces, and what Postfix has to say about it: used by master.cf
 * arguments and inline tables.
 *
 * @param text the text without its braces
 * @param complaint Postfix's words, or an empty string where the text was well formed
 */
public record Braced(String text, String complaint) {

  /** Takes the braces off; with {@code strip} also the white space inside them. */
  public static Braced of(String text, boolean strip) {
    String inner = text;
    String complaint = "";
    int length = Ascii.balanced(text);
    if (!text.startsWith("{")) {
      complaint = "no '{' at start of text in \"" + text + '"';
    } else if (length == 0) {
      complaint = "missing '}' in \"" + text + '"';
      inner = text.substring(1);
    } else {
      if (length < text.length()) {
        complaint = "syntax error after '}' in \"" + text + '"';
      }
      inner = text.substring(1, length - 1);
    }
    return new Braced(strip ? Ascii.trim(inner) : inner, complaint);
  }
}
