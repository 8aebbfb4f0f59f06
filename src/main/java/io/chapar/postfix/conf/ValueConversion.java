package io.chapar.postfix.conf;

import java.time.Duration;
import org.apache.commons.configuration2.convert.DefaultConversionHandler;
import org.apache.commons.configuration2.ex.ConversionException;
import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Postfix's types behind the typed getters of Commons Configuration: yes and no in any case,
 * numbers as strtol reads them, times with one unit letter. A value of the wrong form is a
 * ConversionException; PostfixConfig puts Postfix's complaint in its place.
 */
final class ValueConversion extends DefaultConversionHandler {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int WEEK = 7 * DAY;

  @Override
  public <T> @Nullable T to(
      @Nullable Object source, Class<T> target, @Nullable ConfigurationInterpolator expansion) {
    if (source == null) {
      return null;
    }
    String text = String.valueOf(expansion == null ? source : expansion.interpolate(source));
    if (target == Boolean.class) {
      return target.cast(bool(text));
    } else if (target == Integer.class) {
      return target.cast((int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
    } else if (target == Long.class) {
      return target.cast(number(text, Long.MIN_VALUE, Long.MAX_VALUE));
    } else if (target == Duration.class) {
      return target.cast(Duration.ofSeconds(seconds(text, 's')));
    }
    return super.to(text, target, null);
  }

  static boolean bool(String text) {
    String lower = Ascii.lower(text);
    if (!lower.equals("yes") && !lower.equals("no")) {
      throw new ConversionException("bad boolean configuration");
    }
    return lower.equals("yes");
  }

  static long number(String text, long least, long greatest) {
    CNumber number = CNumber.parse(text);
    if (!number.complete() || number.value() < least || number.value() > greatest) {
      throw new ConversionException("bad numerical configuration");
    }
    return number.value();
  }

  /** A time; {@code unit} is for a number without one. What follows the unit letter is ignored. */
  static int seconds(String text, char unit) {
    CNumber number = CNumber.parse(text);
    long value = number.value();
    if (text.isEmpty() || number.overflow() || value < 0 || value > Integer.MAX_VALUE) {
      throw new ConversionException("bad time value or unit");
    }
    char letter = number.rest().isEmpty() ? unit : number.rest().charAt(0);
    int factor =
        switch (letter) {
          case 's' -> 1;
          case 'm' -> MINUTE;
          case 'h' -> HOUR;
          case 'd' -> DAY;
          case 'w' -> WEEK;
          default -> 0;
        };
    if (factor == 0 || factor > 1 && value >= Integer.MAX_VALUE / factor) {
      throw new ConversionException("bad time value or unit");
    }
    return (int) value * factor;
  }
}
