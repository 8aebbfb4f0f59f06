package io.chapar.sieve.run;

import java.util.Locale;
import java.util.Map;

/** What HTML says without its tags: style and script away, a few entities resolved. */
final class Html {
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

  private Html() {}

  static String text(String html) {
    StringBuilder out = new StringBuilder();
    String lower = html.toLowerCase(Locale.ROOT);
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        at = tag(html, lower, at, out);
      } else if (c == '&') {
        int end = html.indexOf(';', at);
        String name = end < 0 || end - at > 10 ? "" : html.substring(at + 1, end);
        String meant = ENTITIES.get(name.toLowerCase(Locale.ROOT));
        if (meant != null) {
          out.append(meant);
          at = end + 1;
        } else if (name.matches("#\\d{1,3}") && Integer.parseInt(name.substring(1)) < 128) {
          out.append((char) Integer.parseInt(name.substring(1)));
          at = end + 1;
        } else {
          out.append(c);
          at++;
        }
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int tag(String html, String lower, int at, StringBuilder out) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at);
      return end < 0 ? html.length() : end + 3;
    }
    int end = html.indexOf('>', at);
    int next = end < 0 ? html.length() : end + 1;
    for (String skipped : new String[] {"style", "script"}) {
      if (lower.startsWith("<" + skipped, at)) {
        int close = lower.indexOf("</" + skipped, next);
        int after = close < 0 ? -1 : html.indexOf('>', close);
        return after < 0 ? html.length() : after + 1;
      }
    }
    for (String spaced : new String[] {"<br", "<p", "<div", "<td", "<tr", "<li"}) {
      if (lower.startsWith(spaced, at)) {
        if (out.length() > 0) {
          out.append(' ');
        }
        break;
      }
    }
    return next;
  }
}
