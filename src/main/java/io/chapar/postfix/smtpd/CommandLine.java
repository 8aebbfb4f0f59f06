package io.chapar.postfix.smtpd;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of an SMTP command. Angle brackets and quotes keep what stands in them together, in its
 * quoted form; {@code FROM:} and {@code TO:} end a word even if an address follows without a blank.
 */
final class CommandLine {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private int broken = -1; // the first word with an unclosed quote or bracket
  private int at;

  CommandLine(String text) {
    this.text = text;
    String word = next();
    while (!word.isEmpty()) {
      words.add(word);
      word = next();
    }
  }

  /** The whole line. */
  String text() {
    return text;
  }

  /** The number of words. */
  int count() {
    return words.size();
  }

  /** A word. */
  String word(int index) {
    return words.get(index);
  }

  /** Whether a quote or bracket in that word is never closed. */
  boolean broken(int index) {
    return broken == index;
  }

  /** The words from one on, with single blanks between them. */
  String from(int index) {
    return String.join(" ", words.subList(index, words.size()));
  }

  /** Without its last word. */
  void dropLast() {
    words.remove(words.size() - 1);
  }

  private String next() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (blank(c)) {
        while (at < text.length() && blank(text.charAt(at))) {
          at++;
        }
        if (word.length() > 0) {
          break;
        }
      } else if (c == '<') {
        quoted(word, c, '>');
      } else if (c == '"') {
        quoted(word, c, '"');
      } else if (c == ':') {
        word.append(c);
        String so = word.toString();
        if (so.equalsIgnoreCase("to:") || so.equalsIgnoreCase("from:")) {
          break;
        }
      } else {
        word.append(c);
        if (c == '\\' && at < text.length()) {
          word.append(text.charAt(at++));
        }
      }
    }
    return word.toString();
  }

  private void quoted(StringBuilder word, char open, char close) {
    StringBuilder wanted = new StringBuilder().append(close);
    word.append(open);
    while (at < text.length()) {
      char c = text.charAt(at++);
      word.append(c);
      char want = wanted.charAt(wanted.length() - 1);
      if (c == '\\') {
        if (at < text.length()) {
          word.append(text.charAt(at++));
        }
      } else if (c == want) {
        wanted.setLength(wanted.length() - 1);
        if (wanted.length() == 0) {
          return;
        }
      } else if (c == '"') {
        wanted.append('"');
      } else if (c == '<' && want == '>') {
        wanted.append('>');
      }
    }
    if (broken < 0) {
      broken = words.size();
    }
  }

  private static boolean blank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
