package io.chapar.shell.interp;

import io.chapar.host.LineEditor.Kind;
import io.chapar.host.LineEditor.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells the parts of a line apart while it is typed, when it is mostly not yet a command that could
 * be parsed.
 */
final class Colouring {
  private static final String OPERATORS = ";|&()<>";

  private final String text;
  private final Predicate<String> known;
  private final List<Part> parts = new ArrayList<>();
  private int at;

  Colouring(String text, Predicate<String> known) {
    this.text = text;
    this.known = known;
  }

  List<Part> parts() {
    boolean first = true; // whether the next word is a command
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n') {
        at++;
        first |= c == '\n';
      } else if (c == '#') {
        add(at, lineEnd(), Kind.COMMENT);
      } else if (OPERATORS.indexOf(c) >= 0) {
        first = c != '<' && c != '>';
        add(at, at + 1, Kind.OPERATOR);
      } else {
        first = word(first);
      }
    }
    return parts;
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void add(int from, int to, Kind kind) {
    parts.add(new Part(from, to, kind));
    at = to;
  }

  /** Reads a word; whether the next one is a command. */
  private boolean word(boolean first) {
    int start = at;
    boolean plain = true;
    while (at < text.length()
        && " \t\n".indexOf(text.charAt(at)) < 0
        && OPERATORS.indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        plain = false;
        quoted(c);
      } else if (c == '$') {
        plain = false;
        variable();
      } else {
        at += c == '\\' ? 2 : 1;
      }
    }
    at = Math.min(at, text.length());
    String word = text.substring(start, at);
    if (!first || !plain) {
      return first && word.matches("[A-Za-z_][A-Za-z0-9_]*=.*");
    }
    if (TypedWords.KEYWORDS.contains(word)) {
      parts.add(new Part(start, at, Kind.KEYWORD));
      return !List.of("for", "case", "select", "function", "in", "fi", "done", "esac", "}")
          .contains(word);
    }
    if (word.matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
      return true;
    }
    parts.add(new Part(start, at, known.test(word) ? Kind.COMMAND : Kind.UNKNOWN));
    return false;
  }

  private void quoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
    }
    add(at, Math.min(text.length(), end + 1), Kind.QUOTED);
  }

  private void variable() {
    int end = at + 1;
    if (end < text.length() && text.charAt(end) == '{') {
      int close = text.indexOf('}', end);
      end = close < 0 ? text.length() : close + 1;
    } else {
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      end =
          end == at + 1 && end < text.length() && "?$!#@*-".indexOf(text.charAt(end)) >= 0
              ? end + 1
              : end;
    }
    add(at, end, Kind.VARIABLE);
  }
}
