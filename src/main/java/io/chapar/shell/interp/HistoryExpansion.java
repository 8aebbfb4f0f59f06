package io.chapar.shell.interp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * History expansion: {@code !!}, {@code !$}, {@code !12}, {@code !-2}, {@code !ls}, {@code ^a^b}.
 */
final class HistoryExpansion {
  private final String text;
  private final List<String> lines;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private @Nullable String error;
  private boolean changed;

  private HistoryExpansion(String text, List<String> lines) {
    this.text = text;
    this.lines = lines;
  }

  /** What became of a line. */
  record Result(String text, boolean changed, @Nullable String error) {}

  static Result expand(String text, List<String> lines) {
    if (text.startsWith("^") && text.indexOf('^', 1) > 0) {
      return quick(text, lines);
    }
    if (text.indexOf('!') < 0) {
      return new Result(text, false, null);
    }
    HistoryExpansion e = new HistoryExpansion(text, lines);
    e.all();
    return new Result(e.out.toString(), e.changed, e.error);
  }

  private static Result quick(String text, List<String> lines) {
    String[] parts = text.split("\\^", -1);
    if (lines.isEmpty()) {
      return new Result(text, false, ":s" + text + ": no previous substitution");
    }
    String last = lines.get(lines.size() - 1);
    int place = last.indexOf(parts[1]);
    if (place < 0) {
      return new Result(text, false, ":s" + text + ": substitution failed");
    }
    String rest = parts.length > 3 ? parts[3] : "";
    String done =
        last.substring(0, place) + parts[2] + last.substring(place + parts[1].length()) + rest;
    return new Result(done, true, null);
  }

  private void all() {
    boolean doubled = false;
    while (at < text.length() && error == null) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        out.append(c).append(text.charAt(at + 1));
        at += 2;
      } else if (c == '\'' && !doubled) {
        int end = text.indexOf('\'', at + 1);
        end = end < 0 ? text.length() - 1 : end;
        out.append(text, at, end + 1);
        at = end + 1;
      } else if (c == '!' && refers(doubled)) {
        reference();
      } else {
        doubled ^= c == '"';
        out.append(c);
        at++;
      }
    }
  }

  private boolean refers(boolean doubled) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    char before = at > 0 ? text.charAt(at - 1) : ' ';
    return " \t\n=(".indexOf(next) < 0
        && !(doubled && next == '"')
        && before != '$'
        && before != '{'
        && !(before == '[' && next != '!');
  }

  private void reference() {
    int start = at++;
    String event = event(start);
    if (event == null) {
      return;
    }
    changed = true;
    out.append(words(event));
  }

  private @Nullable String event(int start) {
    char c = text.charAt(at);
    if (c == '!') {
      at++;
      return ago(1, "!!");
    }
    if (c == '$' || c == '^' || c == '*' || c == ':') {
      return ago(1, text.substring(start, at + 1));
    }
    int end = at;
    if (c == '-' || Character.isDigit(c)) {
      end++;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      String number = text.substring(at, end);
      at = end;
      if (number.length() > 8 || number.equals("-")) {
        return ago(-1, "!" + number);
      }
      int n = Integer.parseInt(number);
      return n < 0 ? ago(-n, "!" + number) : ago(lines.size() - n + 1, "!" + number);
    }
    boolean inside = c == '?';
    end = inside ? at + 1 : at;
    while (end < text.length()
        && (inside ? text.charAt(end) != '?' : " \t\n;&|:\"'".indexOf(text.charAt(end)) < 0)) {
      end++;
    }
    String part = text.substring(inside ? at + 1 : at, end);
    at = inside && end < text.length() ? end + 1 : end;
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (inside ? lines.get(i).contains(part) : lines.get(i).startsWith(part)) {
        return lines.get(i);
      }
    }
    error = "!" + (inside ? "?" : "") + part + ": event not found";
    return null;
  }

  private @Nullable String ago(int count, String shown) {
    if (count < 1 || count > lines.size()) {
      error = shown + ": event not found";
      return null;
    }
    return lines.get(lines.size() - count);
  }

  private String words(String event) {
    if (at < text.length()
        && text.charAt(at) == ':'
        && at + 1 < text.length()
        && "0123456789$^*p".indexOf(text.charAt(at + 1)) >= 0) {
      at++;
    } else if (at >= text.length() || "$^*".indexOf(text.charAt(at)) < 0) {
      return event;
    }
    List<String> words = split(event);
    char c = text.charAt(at++);
    switch (c) {
      case '$':
        return words.get(words.size() - 1);
      case '^':
        return words.size() > 1 ? words.get(1) : "";
      case '*':
        return String.join(" ", words.subList(Math.min(1, words.size()), words.size()));
      case 'p':
        return event;
      default:
        int n = c - '0';
        if (n >= words.size()) {
          error = ":" + c + ": bad word specifier";
          return "";
        }
        return words.get(n);
    }
  }

  private static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (char c : line.toCharArray()) {
      if (quote == 0 && (c == ' ' || c == '\t')) {
        if (word.length() > 0) {
          words.add(word.toString());
          word.setLength(0);
        }
        continue;
      }
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      }
      word.append(c);
    }
    if (word.length() > 0 || words.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
