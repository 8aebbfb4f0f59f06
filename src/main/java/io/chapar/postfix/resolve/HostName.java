package io.chapar.postfix.resolve;

/** The syntax of host names, as Postfix accepts them. */
public final class HostName {
  private static final int LONGEST = 255;
  private static final int LONGEST_LABEL = 63;

  private HostName() {}

  /** Whether a text can be a host name: labels of letters, digits, '-' and '_', not all digits. */
  public static boolean valid(String name) {
    int label = 0;
    boolean nonNumeric = false;
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '_' || c >= 0x80) {
        if (label == 0 && i > 0 && name.charAt(i - 1) != '.') {
          return false;
        }
        nonNumeric |= c < '0' || c > '9';
        if (++label > LONGEST_LABEL) {
          return false;
        }
      } else if (c == '.') {
        if (label == 0 || i + 1 == name.length() || name.charAt(i - 1) == '-') {
          return false;
        }
        label = 0;
      } else if (c == '-') {
        nonNumeric = true;
        label++;
        if (label == 1 || i + 1 == name.length()) {
          return false;
        }
      } else {
        return false;
      }
    }
    return nonNumeric;
  }
}
