package io.chapar.shell.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of the simple command that is being typed, as far as they are needed to guess the next
 * one.
 */
record TypedWords(List<String> list) {
  static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "then",
          "elif",
          "else",
          "fi",
          "for",
          "while",
          "until",
          "do",
          "done",
          "case",
          "esac",
          "in",
          "select",
          "function",
          "time",
          "!",
          "{",
          "}",
          "[[",
          "]]");

  private static final Set<String> PREFIXES =
      Set.of(
          "if", "then", "elif", "else", "while", "until", "do", "!", "{", "time", "sudo", "exec",
          "command", "nohup", "env", "xargs");

  /** Those in front of {@code end}. */
  static TypedWords before(String text, int end) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '\\' && i + 1 < end) {
        word.append(text.charAt(++i));
      } else if (";|&(`\n".indexOf(c) >= 0) {
        word.setLength(0);
        words.clear();
      } else if (c == ' ' || c == '\t') {
        take(words, word);
      } else {
        word.append(c);
      }
    }
    take(words, word);
    return new TypedWords(List.copyOf(words));
  }

  private static void take(List<String> words, StringBuilder word) {
    if (word.length() > 0) {
      String text = word.toString();
      boolean leads =
          words.isEmpty() && (PREFIXES.contains(text) || text.matches("[A-Za-z_][A-Za-z0-9_]*=.*"));
      if (!leads) {
        words.add(text);
      }
      word.setLength(0);
    }
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** A file name as one types it. */
  static String quote(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (" \t\n;|&()<>`\"'\\$*?[]{}!#~".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
