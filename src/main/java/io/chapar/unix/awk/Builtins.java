package io.chapar.unix.awk;

import io.chapar.text.regex.RegexSyntaxException;

/** What the parser must know of the functions that awk brings along. */
final class Builtins {
  private Builtins() {}

  /** The least and the greatest number of arguments. */
  static int[] arguments(String name) {
    return switch (name) {
      case "length", "srand", "srandom", "fflush" -> new int[] {0, 1};
      case "rand", "systime" -> new int[] {0, 0};
      case "sin",
          "cos",
          "exp",
          "log",
          "sqrt",
          "int",
          "tolower",
          "toupper",
          "system",
          "close",
          "mktime" ->
          new int[] {1, 1};
      case "index", "atan2", "match" -> new int[] {2, 2};
      case "substr", "split", "sub", "gsub" -> new int[] {2, 3};
      case "strftime" -> new int[] {0, 3};
      default -> new int[] {1, 256};
    };
  }

  /** How mawk says that a regular expression is wrong. */
  static String regexError(RegexSyntaxException e, String pattern) {
    String why =
        switch (String.valueOf(e.getMessage())) {
          case "Unmatched ( or \\(" -> "missing ')'";
          case "Unmatched [, [^, [:, [., or [=" -> "missing ']'";
          case "Invalid character class name" -> "unrecognized character class";
          default -> "syntax error ^* or ^+";
        };
    return "regular expression compile failed (" + why + ")\n" + pattern;
  }
}
