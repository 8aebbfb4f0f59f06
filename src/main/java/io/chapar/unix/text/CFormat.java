package io.chapar.unix.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One conversion of printf(3): flags, width and precision applied to a number or a string. Widths
 * count what the caller counts: characters of the String it gives.
 *
 * @param flags a subset of {@code -+ #0'}
 * @param precision -1 where none was given
 */
public record CFormat(String flags, int width, int precision, char conversion) {
  private static final int LIMIT = 1 << 20;

  /** Widths and precisions are limited, so that a format cannot fill the memory. */
  public CFormat {
    width = Math.min(width, LIMIT);
    precision = Math.min(precision, LIMIT);
  }

  /** %s and %c. */
  public String string(String text) {
    boolean cut = precision >= 0 && precision < text.length() && conversion != 'c';
    return padded(cut ? text.substring(0, precision) : text, false);
  }

  /** %d %i %u %o %x %X; unsigned ones read the bits. */
  public String integer(long value) {
    boolean signed = conversion == 'd' || conversion == 'i';
    String digits =
        switch (conversion) {
          case 'o' -> Long.toOctalString(value);
          case 'x' -> Long.toHexString(value);
          case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
          case 'u' -> Long.toUnsignedString(value);
          default -> value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        };
    if (precision == 0 && value == 0) {
      digits = "";
    }
    if (digits.length() < precision) {
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    String sign = !signed ? "" : value < 0 ? "-" : plus();
    if (flags.contains("#") && value != 0) {
      sign = conversion == 'x' ? "0x" : conversion == 'X' ? "0X" : sign;
      digits = conversion == 'o' && !digits.startsWith("0") ? "0" + digits : digits;
    }
    return number(sign, digits, precision < 0);
  }

  private String plus() {
    return flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  /** %e %E %f %F %g %G %a. */
  public String floating(double value) {
    boolean negative = value < 0 || value == 0 && 1 / value < 0;
    String sign = negative ? "-" : plus();
    boolean upper = Character.isUpperCase(conversion);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String word = Double.isNaN(value) ? "nan" : "inf";
      String text =
          (Double.isNaN(value) ? "-" : sign) + (upper ? word.toUpperCase(Locale.ROOT) : word);
      return padded(text, false);
    }
    double magnitude = Math.abs(value);
    int digits = precision < 0 ? 6 : precision;
    String text =
        switch (Character.toLowerCase(conversion)) {
          case 'e' -> exponent(magnitude, digits);
          case 'g' -> general(magnitude, digits == 0 ? 1 : digits);
          case 'a' -> Double.toHexString(magnitude);
          default ->
              new BigDecimal(magnitude).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        };
    if (flags.contains("#") && digits == 0 && !text.contains(".")) {
      text += ".";
    }
    return number(sign, upper ? text.toUpperCase(Locale.ROOT) : text, true);
  }

  private static String exponent(double value, int digits) {
    if (value == 0) {
      return (digits > 0 ? "0." + "0".repeat(digits) : "0") + "e+00";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String all = rounded.unscaledValue().toString();
    StringBuilder mantissa = new StringBuilder(all);
    while (mantissa.length() < digits + 1) {
      mantissa.append('0');
    }
    mantissa.setLength(digits + 1);
    if (digits > 0) {
      mantissa.insert(1, '.');
    }
    int size = Math.abs(exponent);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  private String general(double value, int digits) {
    if (value == 0) {
      return flags.contains("#") ? "0." + "0".repeat(digits - 1) : "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String text =
        exponent < -4 || exponent >= digits
            ? exponent(value, digits - 1)
            : rounded
                .setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString();
    if (flags.contains("#") || !text.contains(".")) {
      return text;
    }
    int e = text.indexOf('e');
    String head = e < 0 ? text : text.substring(0, e);
    int end = head.length();
    while (head.charAt(end - 1) == '0') {
      end--;
    }
    return head.substring(0, head.charAt(end - 1) == '.' ? end - 1 : end)
        + (e < 0 ? "" : text.substring(e));
  }

  private String number(String sign, String digits, boolean zeros) {
    int missing = width - sign.length() - digits.length();
    if (zeros && flags.contains("0") && !flags.contains("-") && missing > 0) {
      return sign + "0".repeat(missing) + digits;
    }
    return padded(sign + digits, false);
  }

  private String padded(String text, boolean zeros) {
    int missing = width - text.length();
    return missing <= 0
        ? text
        : flags.contains("-")
            ? text + " ".repeat(missing)
            : (zeros ? "0" : " ").repeat(missing) + text;
  }
}
