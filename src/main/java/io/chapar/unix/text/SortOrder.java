package io.chapar.unix.text;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How sort compares two keys. */
final class SortOrder {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private SortOrder() {}

  static int compare(byte[] a, byte[] b, String order, long salt) {
    int result;
    if (order.contains("n") || order.contains("h")) {
      result = order.contains("h") ? human(a, b) : leadingNumber(a).compareTo(leadingNumber(b));
    } else if (order.contains("g")) {
      result = general(a, b);
    } else if (order.contains("M")) {
      result = Integer.compare(month(a), month(b));
    } else if (order.contains("V")) {
      result = VersionOrder.compare(text(filtered(a, order)), text(filtered(b, order)));
    } else if (order.contains("R")) {
      result = Long.compare(hash(a, salt), hash(b, salt));
    } else {
      result = Arrays.compareUnsigned(filtered(a, order), filtered(b, order));
    }
    return order.contains("r") ? -result : result;
  }

  private static byte[] filtered(byte[] key, String order) {
    boolean dictionary = order.contains("d");
    boolean fold = order.contains("f");
    boolean printing = order.contains("i");
    if (!dictionary && !fold && !printing) {
      return key;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(key.length);
    for (byte each : key) {
      int c = each & 0xff;
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (dictionary && !letter && c != ' ' && c != '\t'
          || printing && !dictionary && (c < ' ' || c >= 127)) {
        continue;
      }
      out.write(fold && c < 128 ? Character.toUpperCase(c) : c);
    }
    return out.toByteArray();
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.ISO_8859_1);
  }

  private static int skipBlanks(String s) {
    int i = 0;
    while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static int numberEnd(String s, int from) {
    int i = from;
    if (i < s.length() && s.charAt(i) == '-') {
      i++;
    }
    while (i < s.length() && Character.isDigit(s.charAt(i))) {
      i++;
    }
    if (i < s.length() && s.charAt(i) == '.') {
      i++;
      while (i < s.length() && Character.isDigit(s.charAt(i))) {
        i++;
      }
    }
    return i;
  }

  private static BigDecimal leadingNumber(byte[] key) {
    String s = text(key);
    int start = skipBlanks(s);
    String number = s.substring(start, numberEnd(s, start));
    String digits = number.replaceAll("[^0-9]", "");
    if (digits.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (number.endsWith(".")) {
      number = number.substring(0, number.length() - 1);
    }
    return new BigDecimal(number.startsWith("-.") ? "-0" + number.substring(1) : number);
  }

  private static int human(byte[] a, byte[] b) {
    int result = Integer.compare(unit(a), unit(b));
    return result != 0 ? result : leadingNumber(a).compareTo(leadingNumber(b));
  }

  private static int unit(byte[] key) {
    String s = text(key);
    int start = skipBlanks(s);
    int end = numberEnd(s, start);
    boolean nonzero = leadingNumber(key).signum() != 0;
    int power =
        end < s.length() ? "KMGTPEZY".indexOf(s.charAt(end) == 'k' ? 'K' : s.charAt(end)) + 1 : 0;
    return !nonzero ? 0 : s.startsWith("-", start) ? -power : power;
  }

  private static int general(byte[] a, byte[] b) {
    Double x = floating(a);
    Double y = floating(b);
    if (x.isNaN() || y.isNaN()) {
      return Boolean.compare(!x.isNaN(), !y.isNaN());
    }
    return x < y ? -1 : x > y ? 1 : 0;
  }

  /** NaN where there is no number: such come first. */
  private static Double floating(byte[] key) {
    String s = text(key).strip();
    for (int end = Math.min(s.length(), 64); end > 0; end--) {
      String t = s.substring(0, end).toLowerCase(Locale.ROOT);
      if (t.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?")) {
        return Double.valueOf(t);
      }
      if (t.matches("[-+]?0x[0-9a-f]+")) {
        return (double) Long.decode(t.length() > 17 ? t.substring(0, 17) : t);
      }
      if (t.matches("[-+]?inf(inity)?")) {
        return t.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
    }
    return Double.NaN;
  }

  private static int month(byte[] key) {
    String s = text(key);
    int start = skipBlanks(s);
    return MONTHS.indexOf(
            s.substring(start, Math.min(s.length(), start + 3)).toUpperCase(Locale.ROOT))
        + 1;
  }

  private static long hash(byte[] key, long salt) {
    long h = salt ^ Arrays.hashCode(key) * 0x9e3779b97f4a7c15L;
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    return h ^ (h >>> 27);
  }
}
