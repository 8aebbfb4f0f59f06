package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import org.jspecify.annotations.Nullable;

/** Numbers that builtins take as arguments. */
final class Numbers {
  private Numbers() {}

  /** The number in an argument; null if it is none. */
  static @Nullable Long of(String text) {
    String digits = text.strip();
    String bare = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    if (bare.isEmpty() || bare.length() > 18 || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    return Long.parseLong(digits);
  }

  /** Says that an argument should be a number. */
  static void required(Shell shell, Call call, String text) {
    shell.error(call.name() + ": " + text + ": numeric argument required");
  }
}
