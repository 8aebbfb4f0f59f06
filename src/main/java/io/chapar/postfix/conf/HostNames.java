package io.chapar.postfix.conf;

import io.chapar.text.Utf8;
import java.util.List;

/** Which texts are host names, and what Postfix warns of where they are not. */
public final class HostNames {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 255;

  private HostNames() {}

  /** Whether it is one; {@code warnings} gets the reason why not. */
  public static boolean valid(String name, List<String> warnings) {
    String complaint = complaint(name);
    if (!complaint.isEmpty()) {
      warnings.add("valid_hostname: " + complaint);
    }
    return complaint.isEmpty();
  }

  private static String complaint(String name) {
    String shown = name.length() > 100 ? name.substring(0, 100) : name;
    if (name.isEmpty()) {
      return "empty hostname";
    }
    int label = 0;
    boolean numeric = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char next = i + 1 < name.length() ? name.charAt(i + 1) : 0;
      if (Ascii.isAlnum(c) || c == '_') {
        if (++label > LONGEST_LABEL) {
          return "hostname label too long: " + shown;
        }
        numeric &= Ascii.isDigit(c);
      } else if (c == '.') {
        if (label == 0 || next == 0) {
          return "misplaced delimiter: " + shown;
        }
        label = 0;
      } else if (c == '-') {
        numeric = false;
        if (++label == 1 || next == 0 || next == '.') {
          return "misplaced hyphen: " + shown;
        }
      } else {
        int code = Utf8.encode(name.substring(i))[0] & 0xff;
        return "invalid character " + code + "(decimal): " + shown;
      }
    }
    if (numeric) {
      return "numeric hostname: " + shown;
    }
    return name.length() > LONGEST_NAME
        ? "bad length " + name.length() + " for " + shown + "..."
        : "";
  }
}
