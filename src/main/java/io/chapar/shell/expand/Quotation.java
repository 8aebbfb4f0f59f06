package io.chapar.shell.expand;

import java.util.Locale;

/** The ways in which bash quotes a value so that it could be typed again. */
public final class Quotation {
  private Quotation() {}

  /** As {@code ${x@Q}} and {@code set} do: in single quotes, {@code $'…'} if it needs that. */
  public static String single(String value) {
    if (needsAnsi(value)) {
      return ansi(value);
    }
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /** As {@code set} prints a value: bare where it needs no quotes. */
  public static String ifNeeded(String value) {
    if (needsAnsi(value)) {
      return ansi(value);
    }
    if (value.isEmpty()) {
      return "''";
    }
    return needsQuotes(value) ? single(value) : value;
  }

  /** As {@code declare -p} prints a value: in double quotes. */
  public static String doubled(String value) {
    if (needsAnsi(value)) {
      return ansi(value);
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '$' || c == '`' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').toString();
  }

  /** As {@code printf %q} does: with backslashes. */
  public static String backslashes(String value) {
    if (value.isEmpty()) {
      return "''";
    }
    if (needsAnsi(value)) {
      return ansi(value);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean special =
          " \t\n'\"\\|&;()<>!{}*[]?^$`,".indexOf(c) >= 0
              || c == '~' && (i == 0 || value.charAt(i - 1) == ':' || value.charAt(i - 1) == '=')
              || c == '#' && i == 0;
      if (special) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** As the trace of {@code set -x} prints a word. */
  public static String trace(String word) {
    if (word.isEmpty()) {
      return "''";
    }
    if (needsAnsi(word)) {
      return ansi(word);
    }
    return needsQuotes(word) ? single(word) : word;
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (" \t\n'\"\\|&;()<>!{}*[]?^$`".indexOf(c) >= 0) {
        return true;
      }
      if (c == '~' && (i == 0 || value.charAt(i - 1) == ':' || value.charAt(i - 1) == '=')) {
        return true;
      }
      if (c == '#' && i == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean needsAnsi(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c == 0x7f || isByte(value, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isByte(String value, int i) {
    char c = value.charAt(i);
    return c >= 0xdc80
        && c <= 0xdcff
        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }

  private static String ansi(String value) {
    StringBuilder out = new StringBuilder("$'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case 7 -> out.append("\\a");
        case 8 -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case 11 -> out.append("\\v");
        case 12 -> out.append("\\f");
        case '\r' -> out.append("\\r");
        case 27 -> out.append("\\E");
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        default -> {
          if (c < 0x20 || c == 0x7f) {
            out.append(String.format(Locale.ROOT, "\\%03o", (int) c));
          } else if (isByte(value, i)) {
            out.append(String.format(Locale.ROOT, "\\%03o", c - 0xdc00));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append("'").toString();
  }
}
