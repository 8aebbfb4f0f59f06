package io.chapar.unix.curl;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;

/**
 * A URL, taken apart.
 *
 * @param path what stands behind the host and its slash, not decoded
 * @param user from the URL itself; empty if there is none
 */
record Url(
    String scheme, String host, int port, String path, String query, String user, String password) {
  private static final Map<String, Integer> PORTS =
      Map.of(
          "smtp", 25, "smtps", 465, "imap", 143, "imaps", 993, "pop3", 110, "pop3s", 995, "http",
          80, "https", 443, "ftp", 21);

  static Url parse(String text) throws CurlException {
    int colon = text.indexOf("://");
    String rest = colon < 0 ? text : text.substring(colon + 3);
    String scheme = colon < 0 ? guess(rest) : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (scheme.equals("file")) {
      return new Url(scheme, "", 0, rest, "", "", "");
    }
    int slash = rest.indexOf('/');
    int question = rest.indexOf('?');
    int end = Math.min(slash < 0 ? rest.length() : slash, question < 0 ? rest.length() : question);
    String authority = rest.substring(0, end);
    String tail = rest.substring(end);
    if (authority.isEmpty() || text.chars().anyMatch(c -> c == ' ' || c < ' ')) {
      throw new CurlException(CurlException.BAD_URL, "URL using bad/illegal format or missing URL");
    }
    Integer port = PORTS.get(scheme);
    if (port == null) {
      throw new CurlException(
          CurlException.UNSUPPORTED_PROTOCOL,
          "Protocol \"" + scheme + "\" not supported or disabled in libcurl");
    }
    String user = "";
    String password = "";
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String[] login = authority.substring(0, at).split(":", 2);
      user = decode(login[0]);
      password = login.length > 1 ? decode(login[1]) : "";
      authority = authority.substring(at + 1);
    }
    String host = authority;
    int number = port;
    int last = authority.lastIndexOf(':');
    if (last > authority.lastIndexOf(']')) {
      host = authority.substring(0, last);
      String digits = authority.substring(last + 1);
      if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65535) {
        throw new CurlException(
            CurlException.BAD_URL, "URL using bad/illegal format or missing URL");
      }
      number = Integer.parseInt(digits);
    }
    host = host.replaceAll("[\\[\\]]", "");
    int mark = tail.indexOf('?');
    String path = mark < 0 ? tail : tail.substring(0, mark);
    String query = mark < 0 ? "" : tail.substring(mark + 1);
    return new Url(
        scheme,
        host,
        number,
        path.startsWith("/") ? path.substring(1) : path,
        query,
        user,
        password);
  }

  private static String guess(String rest) {
    String first = rest.replaceFirst("[./:].*", "").toLowerCase(Locale.ROOT);
    return first.matches("smtp|imap|pop3|ftp") ? first : "http";
  }

  /** Whether TLS comes before anything else. */
  boolean secure() {
    return scheme.endsWith("s");
  }

  /** The scheme without its s. */
  String protocol() {
    return secure() ? scheme.substring(0, scheme.length() - 1) : scheme;
  }

  /** This URL with another path. */
  Url withPath(String other) {
    return new Url(scheme, host, port, other, query, user, password);
  }

  /** A text without its %XX. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = Utf8.encode(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return Utf8.decode(out.toByteArray());
  }
}
