package io.chapar.postfix.table;

import io.chapar.postfix.conf.Ascii;

/**
 * {@code key = value} where the key may be quoted, as in inline tables.
 *
 * @param key with its quotes
 * @param value trimmed
 * @param complaint what is wrong, or an empty string
 */
record QuotedPair(String key, String value, String complaint) {
  static QuotedPair of(String text) {
    int start = Ascii.skipSpace(text, 0);
    if (start == text.length()) {
      return bad("no key found; expected format: key = value");
    }
    boolean quoted = false;
    int end = start;
    for (; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '\\' && end + 1 < text.length()) {
        end++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '=' || Ascii.isSpace(c))) {
        break;
      }
    }
    if (quoted) {
      return bad("unbalanced '\"'");
    }
    int equals = Ascii.skipSpace(text, end);
    if (equals == text.length() || text.charAt(equals) != '=') {
      return bad("missing '=' after attribute name");
    }
    return new QuotedPair(text.substring(start, end), Ascii.trim(text.substring(equals + 1)), "");
  }

  private static QuotedPair bad(String complaint) {
    return new QuotedPair("", "", complaint);
  }
}
