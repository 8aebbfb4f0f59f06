package io.chapar.mail;

/**
 * An SMTP reply or the outcome of a delivery: reply code, enhanced status code and text. A
 * multi-line text has its lines separated by LF.
 *
 * @param code three digits; 0 where an outcome never was a reply
 * @param enhanced the enhanced status code, such as 5.1.1; empty: none
 * @param text what it says
 */
public record Reply(int code, String enhanced, String text) {

  /** A reply from a line such as {@code 550 5.1.1 no such user}; the parts may be missing. */
  public static Reply parse(String line) {
    int code = 0;
    String rest = line;
    if (line.length() >= 3
        && line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-')) {
      code = Integer.parseInt(line.substring(0, 3));
      rest = line.length() == 3 ? "" : line.substring(4);
    }
    int length = enhancedLength(rest);
    String enhanced = rest.substring(0, length);
    return new Reply(code, enhanced, rest.substring(length).stripLeading());
  }

  /**
   * The length of the enhanced status code at the start of {@code text}; 0 if there is none: class
   * 2, 4 or 5, and twice up to three digits, ended by a blank or the end.
   */
  public static int enhancedLength(String text) {
    if (text.length() < 5 || "245".indexOf(text.charAt(0)) < 0 || text.charAt(1) != '.') {
      return 0;
    }
    int middle = digits(text, 2);
    if (middle == 0 || 2 + middle >= text.length() || text.charAt(2 + middle) != '.') {
      return 0;
    }
    int last = digits(text, 3 + middle);
    int end = 3 + middle + last;
    boolean ended =
        end == text.length()
            || text.charAt(end) == ' '
            || text.charAt(end) == '\t'
            || text.charAt(end) == '\n';
    return last > 0 && ended ? end : 0;
  }

  private static int digits(String text, int from) {
    int n = 0;
    while (n < 3
        && from + n < text.length()
        && text.charAt(from + n) >= '0'
        && text.charAt(from + n) <= '9') {
      n++;
    }
    return n;
  }

  /** Whether it is a success: class 2. */
  public boolean positive() {
    return family() == 2;
  }

  /** Whether it is a temporary failure: class 4. */
  public boolean temporary() {
    return family() == 4;
  }

  /** Whether it is a permanent failure: class 5. */
  public boolean permanent() {
    return family() == 5;
  }

  private int family() {
    return code > 0 ? code / 100 : enhanced.isEmpty() ? 0 : enhanced.charAt(0) - '0';
  }

  /** As one line on the wire. */
  public String line() {
    StringBuilder out = new StringBuilder();
    if (code > 0) {
      out.append(code).append(' ');
    }
    if (!enhanced.isEmpty()) {
      out.append(enhanced).append(' ');
    }
    return out.append(text).toString();
  }
}
