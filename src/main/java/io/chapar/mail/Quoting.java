package io.chapar.mail;

/**
 * The way of an address between its internal form and the quoted forms of SMTP commands (RFC 5321)
 * and headers (RFC 5322). Both decide by the local part alone; what stands before a source route's
 * colon is left as it is in headers.
 */
public final class Quoting {
  private static final String SPECIALS = "()<>@,;:\\\"[]";

  private Quoting() {}

  /** For SMTP commands: the local part in quotes if it needs them. */
  public static String smtp(String address) {
    int at = address.lastIndexOf('@');
    return quoted(address, 0, at < 0 ? address.length() : at);
  }

  /** For headers: the local part in quotes if it needs them. */
  public static String header(String address) {
    int start = routeEnd(address);
    int at = address.lastIndexOf('@');
    return quoted(address, start, at < start ? address.length() : at);
  }

  private static int routeEnd(String address) {
    return address.startsWith("@") ? address.indexOf(':') + 1 : 0;
  }

  private static String quoted(String address, int start, int end) {
    if (isDotString(address, start, end)) {
      return address;
    }
    StringBuilder out = new StringBuilder(address.length() + 8);
    out.append(address, 0, start).append('"');
    for (int i = start; i < end; i++) {
      char c = address.charAt(i);
      if (c == '"' || c == '\\' || c == '\r' || c == '\n') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').append(address, end, address.length()).toString();
  }

  /** Whether a local part is a dot-string: atoms and single dots. */
  private static boolean isDotString(String text, int start, int end) {
    if (start == end || text.charAt(start) == '.' || text.charAt(end - 1) == '.') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f || SPECIALS.indexOf(c) >= 0) {
        return false;
      }
      if (c == '.' && text.charAt(i + 1 < end ? i + 1 : i - 1) == '.' && i + 1 < end) {
        return false;
      }
    }
    return true;
  }

  /** Takes quotes and backslashes out of what precedes the last unquoted '@'. */
  public static String unquote(String address) {
    int start = routeEnd(address);
    if (address.indexOf('"', start) < 0 && address.indexOf('\\', start) < 0) {
      return address;
    }
    StringBuilder out = new StringBuilder(address.length()).append(address, 0, start);
    boolean inQuotes = false;
    int lengthAtLast = -1;
    int last = -1;
    for (int i = start; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '"') {
        inQuotes = !inQuotes;
        continue;
      }
      if (c == '@' && !inQuotes) {
        lengthAtLast = out.length();
        last = i;
      } else if (c == '\\') {
        if (i + 1 == address.length()) {
          continue;
        }
        c = address.charAt(++i);
      }
      out.append(c);
    }
    if (last >= 0) {
      out.setLength(lengthAtLast);
      out.append(address, last, address.length());
    }
    return out.toString();
  }
}
