package io.chapar.dovecot;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dovecot's variables: {@code %u}, {@code %Ln}, {@code %1n}, {@code %{session}} in settings and log
 * formats. What is not known becomes UNSUPPORTED_VARIABLE_x, as in the real one.
 */
public final class VarExpand {
  private VarExpand() {}

  /** Long names of the one-letter variables. */
  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("user", "u"),
          Map.entry("username", "n"),
          Map.entry("domain", "d"),
          Map.entry("service", "s"),
          Map.entry("protocol", "s"),
          Map.entry("home", "h"),
          Map.entry("lip", "l"),
          Map.entry("rip", "r"),
          Map.entry("pid", "p"),
          Map.entry("mech", "m"),
          Map.entry("lport", "a"),
          Map.entry("rport", "b"),
          Map.entry("uid", "i"));

  /** {@code text} with its variables replaced; values by letter or long name. */
  public static String expand(String text, Map<String, String> values) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '%' || i == text.length()) {
        out.append(c);
        continue;
      }
      int start = i;
      int offset = 0;
      int width = 0;
      if (text.charAt(i) == '-') {
        i++;
      }
      while (i < text.length() && Character.isDigit(text.charAt(i))) {
        width = Math.min(width * 10 + text.charAt(i++) - '0', 10000);
      }
      if (i < text.length() && text.charAt(i) == '.') {
        offset = width;
        width = 0;
        i++;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
          width = Math.min(width * 10 + text.charAt(i++) - '0', 10000);
        }
      }
      StringBuilder modifiers = new StringBuilder();
      while (i + 1 < text.length() && "LUERHNMDXT".indexOf(text.charAt(i)) >= 0) {
        modifiers.append(text.charAt(i++));
      }
      if (i == text.length()) {
        out.append(text.substring(start - 1));
        break;
      }
      String name = text.substring(i, i + 1);
      if (name.equals("{")) {
        int end = matching(text, i);
        name = text.substring(i + 1, end);
        i = Math.min(end + 1, text.length());
      } else {
        i++;
      }
      String value = name.equals("%") ? "%" : value(name, values);
      for (int k = modifiers.length() - 1; k >= 0; k--) {
        value = modify(value, modifiers.charAt(k));
      }
      if (offset > 0) {
        value = value.substring(Math.min(offset, value.length()));
      }
      if (width > 0 && width < value.length()) {
        value = value.substring(0, width);
      }
      out.append(value);
    }
    return out.toString();
  }

  private static int matching(String text, int at) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String value(String name, Map<String, String> values) {
    if (name.startsWith("if;")) {
      return condition(name.split(";", -1), values);
    }
    String direct = values.get(name);
    if (direct != null) {
      return direct;
    }
    String letter = LONG.get(name);
    String value = letter == null ? null : values.get(letter);
    if (value != null) {
      return value;
    }
    String hashed = hash(name, values);
    return hashed != null ? hashed : "UNSUPPORTED_VARIABLE_" + name;
  }

  private static String condition(String[] f, Map<String, String> values) {
    if (f.length < 6) {
      return "";
    }
    String a = expand(f[1], values);
    String b = expand(f[3], values);
    boolean holds =
        switch (f[2]) {
          case "eq" -> a.equals(b);
          case "ne" -> !a.equals(b);
          default -> false;
        };
    return expand(holds ? f[4] : f[5], values);
  }

  private static @Nullable String hash(String name, Map<String, String> values) {
    int colon = name.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    String algorithm =
        switch (name.split("[;:]", -1)[0]) {
          case "md5" -> "MD5";
          case "sha1" -> "SHA-1";
          case "sha256" -> "SHA-256";
          case "sha512" -> "SHA-512";
          default -> "";
        };
    String value = values.get(name.substring(colon + 1));
    if (value == null) {
      String letter = LONG.get(name.substring(colon + 1));
      value = letter == null ? null : values.get(letter);
    }
    return algorithm.isEmpty() || value == null ? null : digest(algorithm, value);
  }

  private static String digest(String algorithm, String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String modify(String value, char how) {
    return switch (how) {
      case 'L' -> value.toLowerCase(Locale.ROOT);
      case 'U' -> value.toUpperCase(Locale.ROOT);
      case 'R' -> new StringBuilder(value).reverse().toString();
      case 'T' -> value.strip();
      case 'M' -> digest("MD5", value);
      case 'X' -> {
        boolean number = !value.isEmpty() && value.chars().allMatch(Character::isDigit);
        yield number ? new BigInteger(value).toString(16) : value;
      }
      case 'D' -> value.replace(".", ",dc=");
      case 'H', 'N' -> Integer.toHexString(value.hashCode());
      default -> value;
    };
  }
}
