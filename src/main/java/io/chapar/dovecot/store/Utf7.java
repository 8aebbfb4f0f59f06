package io.chapar.dovecot.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The modified UTF-7 of mailbox names (RFC 3501 section 5.1.3). */
public final class Utf7 {
  private Utf7() {}

  /** Whether a name is well formed. */
  public static boolean valid(String name) {
    try {
      return encode(decode(name)).equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The name in modified UTF-7. */
  public static String encode(String name) {
    StringBuilder out = new StringBuilder();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      boolean plain = i == name.length() || c >= ' ' && c < 0x7f;
      if (plain && !run.isEmpty()) {
        byte[] bytes = run.toString().getBytes(StandardCharsets.UTF_16BE);
        out.append('&')
            .append(Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('/', ','))
            .append('-');
        run.setLength(0);
      }
      if (i == name.length()) {
        break;
      }
      if (plain) {
        out.append(c == '&' ? "&-" : String.valueOf(c));
      } else {
        run.append(c);
      }
    }
    return out.toString();
  }

  /** The name that modified UTF-7 stands for. */
  public static String decode(String name) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < name.length()) {
      char c = name.charAt(i++);
      if (c != '&') {
        out.append(c);
        continue;
      }
      int end = name.indexOf('-', i);
      if (end < 0) {
        throw new IllegalArgumentException("unended base 64");
      }
      if (end == i) {
        out.append('&');
      } else {
        byte[] bytes = Base64.getDecoder().decode(name.substring(i, end).replace(',', '/'));
        out.append(new String(bytes, StandardCharsets.UTF_16BE));
      }
      i = end + 1;
    }
    return out.toString();
  }
}
