package io.chapar.shell.interp;

import java.util.Locale;
import java.util.Set;

/**
 * The lines of one command as the history keeps them: put into one, with semicolons where the ends
 * of lines separated commands, as bash does it with {@code cmdhist}.
 */
final class OneLine {
  private static final Set<String> GOES_ON =
      Set.of(
          "{", "(", ")", ";", "&", "|", ";;", ";&", ";;&", "&&", "||", "do", "then", "else", "if",
          "elif", "while", "until", "in", "case", "!");

  private OneLine() {}

  /** A command in one line; as it is where a quote or a here-document spans lines. */
  static String of(String text) {
    if (text.indexOf('\n') < 0 || text.contains("<<")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        i++;
        if (text.charAt(i) != '\n') {
          out.append(c).append(text.charAt(i));
        }
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
        out.append(c);
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
        out.append(c);
      } else if (c == '\n') {
        i = separate(text, i, out);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The end of a line: what stands for it, and where the next one begins. */
  private static int separate(String text, int end, StringBuilder out) {
    int next = end;
    while (next + 1 < text.length() && " \t\n".indexOf(text.charAt(next + 1)) >= 0) {
      next++;
    }
    String before = out.toString().stripTrailing();
    if (next + 1 >= text.length() || before.isEmpty()) {
      return next;
    }
    out.setLength(before.length());
    out.append(GOES_ON.contains(lastToken(before)) || before.endsWith("()") ? " " : "; ");
    return next;
  }

  private static String lastToken(String text) {
    int at = text.length();
    if ("{}();&|".indexOf(text.charAt(at - 1)) >= 0) {
      while (at > 0 && ";&|".indexOf(text.charAt(at - 1)) >= 0) {
        at--;
      }
      return at == text.length() ? text.substring(at - 1) : text.substring(at);
    }
    while (at > 0 && " \t\n;&|()".indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    return text.substring(at).toLowerCase(Locale.ROOT);
  }
}
