package io.chapar.postfix.conf;

/**
 * A number as C's strtol reads it: white space and a sign may come first, what follows the digits
 * is left over.
 *
 * @param value the number; at its limit where it was too large
 * @param rest what follows it
 * @param digits whether there was a digit at all
 * @param overflow whether it was too large
 */
public record CNumber(long value, String rest, boolean digits, boolean overflow) {

  /** Reads the number at the start of a text. */
  public static CNumber parse(String text) {
    int i = Ascii.skipSpace(text, 0);
    boolean negative = i < text.length() && text.charAt(i) == '-';
    if (i < text.length() && (negative || text.charAt(i) == '+')) {
      i++;
    }
    int start = i;
    long value = 0;
    boolean overflow = false;
    for (; i < text.length() && Ascii.isDigit(text.charAt(i)); i++) {
      int digit = text.charAt(i) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        overflow = true;
      } else {
        value = value * 10 + digit;
      }
    }
    if (i == start) {
      return new CNumber(0, text, false, false);
    }
    long signed = overflow ? Long.MAX_VALUE : value;
    return new CNumber(negative ? -signed : signed, text.substring(i), true, overflow);
  }

  /** A number, nothing but it, and not too large. */
  public boolean complete() {
    return digits && rest.isEmpty() && !overflow;
  }
}
