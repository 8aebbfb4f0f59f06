package io.chapar.shell.interp.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as printf(3) reads and prints them. */
final class NumberFormat {
  private NumberFormat() {}

  /**
   * A number read.
   *
   * @param complete whether all of the text was the number
   */
  record Parsed(long value, boolean complete, boolean overflow) {}

  /** Reads as strtol(3) does with base 0. */
  static Parsed parse(String value) {
    String text = value.stripLeading();
    int at = 0;
    boolean negative = false;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      negative = text.charAt(at++) == '-';
    }
    int radix = 10;
    if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
      radix = 16;
      at += 2;
    } else if (text.startsWith("0", at)) {
      radix = 8;
    }
    int from = at;
    while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    if (from == at) {
      return new Parsed(0, false, false);
    }
    BigInteger number = new BigInteger(text.substring(from, Math.min(at, from + 400)), radix);
    if (negative) {
      number = number.negate();
    }
    boolean overflow = number.bitLength() > 63;
    long result = overflow ? negative ? Long.MIN_VALUE : Long.MAX_VALUE : number.longValue();
    return new Parsed(result, at == text.length(), overflow);
  }

  /** An integer conversion. */
  static String integer(long value, char kind, String flags, int width, int precision) {
    String digits;
    String sign = "";
    switch (kind) {
      case 'o' -> digits = Long.toOctalString(value);
      case 'u' -> digits = Long.toUnsignedString(value);
      case 'x' -> digits = Long.toHexString(value);
      case 'X' -> digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
      default -> {
        digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        sign = sign(value < 0, flags);
      }
    }
    if (precision >= 0) {
      digits =
          value == 0 && precision == 0
              ? ""
              : "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }
    if (flags.indexOf('#') >= 0 && value != 0) {
      sign = kind == 'x' ? "0x" : kind == 'X' ? "0X" : kind == 'o' ? "0" : sign;
    }
    boolean zeros = flags.indexOf('0') >= 0 && precision < 0;
    return pad(sign, digits, flags, width, zeros);
  }

  private static String sign(boolean negative, String flags) {
    return negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
  }

  private static String pad(String sign, String digits, String flags, int width, boolean zeros) {
    int room = Math.max(0, width - sign.length() - digits.length());
    if (flags.indexOf('-') >= 0) {
      return sign + digits + " ".repeat(room);
    }
    return zeros ? sign + "0".repeat(room) + digits : " ".repeat(room) + sign + digits;
  }

  /** A conversion of a real number. */
  static String real(BigDecimal value, char kind, String flags, int width, int precision) {
    boolean negative = value.signum() < 0;
    BigDecimal number = value.abs();
    int digits = precision < 0 ? 6 : precision;
    String text =
        switch (Character.toLowerCase(kind)) {
          case 'f' -> number.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
          case 'e' -> exponential(number, digits);
          case 'a' -> Double.toHexString(number.doubleValue());
          default -> general(number, Math.max(1, digits), flags.indexOf('#') >= 0);
        };
    if (Character.isUpperCase(kind)) {
      text = text.toUpperCase(Locale.ROOT);
    }
    return pad(sign(negative, flags), text, flags, width, flags.indexOf('0') >= 0);
  }

  private static String exponential(BigDecimal number, int digits) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO.setScale(digits).toPlainString() + "e+00";
    }
    BigDecimal rounded = number.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String mantissa =
        rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  private static String general(BigDecimal number, int digits, boolean keepZeros) {
    int exponent = 0;
    if (number.signum() != 0) {
      BigDecimal rounded = number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      exponent = rounded.precision() - rounded.scale() - 1;
    }
    if (exponent < -4 || exponent >= digits) {
      String text = exponential(number, digits - 1);
      if (keepZeros || text.indexOf('.') < 0) {
        return text;
      }
      int e = text.indexOf('e');
      return strip(text.substring(0, e)) + text.substring(e);
    }
    String text = number.setScale(digits - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
    return keepZeros || text.indexOf('.') < 0 ? text : strip(text);
  }

  private static String strip(String text) {
    String stripped = text.replaceAll("0+$", "");
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
