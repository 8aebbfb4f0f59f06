package io.chapar.unix.awk;

import io.chapar.unix.text.CFormat;
import java.util.List;

/** awk's printf and sprintf. */
final class Printf {
  private Printf() {}

  static String format(String format, List<Value> args) {
    StringBuilder out = new StringBuilder();
    int used = 0;
    int conversions = 0;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
        out.append('%');
        i++;
        continue;
      }
      conversions++;
      int at = i + 1;
      StringBuilder flags = new StringBuilder();
      while (at < format.length() && "-+ #0".indexOf(format.charAt(at)) >= 0) {
        flags.append(format.charAt(at++));
      }
      int[] numbers = {-1, -1};
      for (int k = 0; k < 2; k++) {
        if (k == 1) {
          if (at >= format.length() || format.charAt(at) != '.') {
            break;
          }
          at++;
          numbers[1] = 0;
        }
        if (at < format.length() && format.charAt(at) == '*') {
          at++;
          numbers[k] = (int) arg(format, args, used++).number();
          continue;
        }
        int start = at;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
          at++;
        }
        if (at > start) {
          numbers[k] = Integer.parseInt(format.substring(start, Math.min(at, start + 7)));
        }
      }
      while (at < format.length() && (format.charAt(at) == 'l' || format.charAt(at) == 'h')) {
        at++;
      }
      char conversion = at < format.length() ? format.charAt(at) : 0;
      if (numbers[0] < -1) {
        flags.append('-');
        numbers[0] = -numbers[0];
      }
      CFormat one = new CFormat(flags.toString(), Math.max(0, numbers[0]), numbers[1], conversion);
      switch (conversion) {
        case 'd', 'i' -> out.append(one.integer(clamped(arg(format, args, used++).number())));
        case 'o', 'x', 'X', 'u' ->
            out.append(one.integer((long) arg(format, args, used++).number()));
        case 'e', 'E', 'f', 'F', 'g', 'G' ->
            out.append(one.floating(arg(format, args, used++).number()));
        case 's' -> out.append(one.string(arg(format, args, used++).string("%.6g")));
        case 'c' -> {
          Value value = arg(format, args, used++);
          String text = value.string("%.6g");
          out.append(
              one.string(
                  value.isNumber()
                      ? Character.toString((int) value.number() & 0xff)
                      : text.isEmpty() ? "\0" : text.substring(0, 1)));
        }
        default ->
            throw new AwkException(
                "run time error: improper conversion(number "
                    + conversions
                    + ") in "
                    + "printf(\""
                    + format
                    + "\")");
      }
      i = at;
    }
    return out.toString();
  }

  private static long clamped(double d) {
    return d >= Integer.MAX_VALUE
        ? Integer.MAX_VALUE
        : d <= -Integer.MAX_VALUE ? -Integer.MAX_VALUE : (long) d;
  }

  private static Value arg(String format, List<Value> args, int n) {
    if (n >= args.size()) {
      throw new AwkException(
          "run time error: not enough arguments passed to printf(\"" + format + "\")");
    }
    return args.get(n);
  }
}
