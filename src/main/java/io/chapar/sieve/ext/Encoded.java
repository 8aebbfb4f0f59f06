package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import org.jspecify.annotations.Nullable;

/** encoded-character: ${hex: 40} and ${unicode: 40} in strings. */
public final class Encoded extends Extension {
  Encoded() {
    super("encoded-character", 0);
  }

  /** A string with its encoded characters decoded; null after an error. */
  public static @Nullable String decode(Checker checker, int line, String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (!text.startsWith("${", at)) {
        out.append(text.charAt(at++));
        continue;
      }
      int colon = at + 2;
      while (colon < text.length() && Bytes.letter(text.charAt(colon))) {
        colon++;
      }
      int end = text.indexOf('}', at);
      String kind = text.substring(at + 2, colon);
      boolean hex = kind.equalsIgnoreCase("hex");
      boolean unicode = kind.equalsIgnoreCase("unicode");
      if (end < 0 || colon >= text.length() || text.charAt(colon) != ':' || !(hex || unicode)) {
        out.append(text.charAt(at++));
        continue;
      }
      String[] words = text.substring(colon + 1, end).strip().split("[ \t\r\n]+");
      StringBuilder decoded = new StringBuilder();
      boolean good = !words[0].isEmpty();
      for (String word : words) {
        good &= word.matches(hex ? "[0-9a-fA-F]{1,2}" : "[0-9a-fA-F]{1,8}");
        if (!good) {
          break;
        }
        long code = Long.parseLong(word, 16);
        if (hex) {
          decoded.append((char) code);
        } else if (code > 0x10ffff || code >= 0xd800 && code < 0xe000) {
          checker.error(
              line,
              Bytes.format(
                  "invalid unicode character 0x%08x in encoded character substitution", code));
          return null;
        } else {
          decoded.append(Bytes.of(new String(Character.toChars((int) code))));
        }
      }
      if (good) {
        out.append(decoded);
        at = end + 1;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }
}
