package io.chapar.unix;

import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;

/** The ways in which GNU programs quote names in their messages (gnulib's quotearg). */
public final class Quote {
  private static final String SHELL_SPECIAL = "!\"$&()*;<=>[\\^`| ?";

  private Quote() {}

  /** ‘name’: what most messages use for arguments. */
  public static String locale(String text) {
    StringBuilder out = new StringBuilder("‘");
    escape(text, out, "’");
    return out.append("’").toString();
  }

  private static void escape(String text, StringBuilder out, String close) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String named = named(c);
      if (named != null) {
        out.append(named);
      } else if (c == '\\') {
        out.append("\\\\");
      } else if (unprintable(c)) {
        for (byte b : Utf8.encode(Character.toString(c))) {
          out.append(String.format("\\%03o", b & 0xff));
        }
      } else if (Character.toString(c).equals(close)) {
        out.append('\\').append(close);
      } else {
        out.appendCodePoint(c);
      }
    }
  }

  private static @org.jspecify.annotations.Nullable String named(int c) {
    return switch (c) {
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 11 -> "\\v";
      default -> null;
    };
  }

  /** 'name', always quoted, as a shell would read it: what messages about files use. */
  public static String shell(String name) {
    return shell(name, true);
  }

  /** The name as a shell would read it, quoted only where it must be: what ls prints. */
  public static String shellIfNeeded(String name) {
    return shell(name, false);
  }

  private static String shell(String name, boolean always) {
    boolean needed = always || name.isEmpty();
    boolean single = false;
    boolean control = false;
    boolean special = false;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\'') {
        single = true;
      } else if (unprintable(c)) {
        control = true;
      } else if (SHELL_SPECIAL.indexOf(c) >= 0
          || i == 1 && (c == '#' || c == '~')
          || (c == '{' || c == '}') && name.length() == 1) {
        special = true;
      }
    }
    if (!needed && !single && !control && !special) {
      return name;
    }
    if (single && !control && !hasAny(name, "\"$`\\!")) {
      return '"' + name + '"';
    }
    StringBuilder out = new StringBuilder("'");
    boolean open = true; // inside '…'
    boolean dollar = false; // inside $'…'
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (unprintable(c)) {
        if (!dollar) {
          out.append(open ? "'$'" : "$'");
          dollar = true;
          open = true;
        }
        String known = named(c);
        if (known != null) {
          out.append(known);
        } else {
          for (byte b : Utf8.encode(Character.toString(c))) {
            out.append(String.format("\\%03o", b & 0xff));
          }
        }
        continue;
      }
      if (dollar) {
        out.append("''");
        dollar = false;
      }
      if (c == '\'') {
        out.append("'\\''");
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.append("'").toString();
  }

  private static boolean hasAny(String name, String chars) {
    return name.chars().anyMatch(c -> chars.indexOf(c) >= 0);
  }

  /** Whether a terminal of this locale would not show a character. */
  public static boolean unprintable(int c) {
    return c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0xd800 && c < 0xe000;
  }

  /** The columns that a name takes on a terminal. */
  public static int width(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return bytes == text.length() ? bytes : text.codePointCount(0, text.length());
  }
}
