package io.chapar.shell.syntax;

import java.util.List;
import java.util.Set;

/** The reserved words. */
public final class Reserved {
  /** All of them, in the order in which bash lists them. */
  public static final List<String> WORDS =
      List.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "case",
          "esac",
          "for",
          "select",
          "while",
          "until",
          "do",
          "done",
          "in",
          "function",
          "time",
          "{",
          "}",
          "!",
          "[[",
          "]]",
          "coproc");

  private static final Set<String> ALL = Set.copyOf(WORDS);
  private static final Set<String> CLOSING =
      Set.of("then", "else", "elif", "fi", "esac", "do", "done", "}");

  private Reserved() {}

  /** Whether {@code word} is reserved where a command may begin. */
  public static boolean is(String word) {
    return ALL.contains(word);
  }

  /** Whether it ends a list. */
  static boolean closes(String word) {
    return CLOSING.contains(word);
  }
}
