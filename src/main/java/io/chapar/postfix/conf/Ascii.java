package io.chapar.postfix.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * Postfix's idea of characters and words, which every one of its file formats shares: white space
 * is ASCII, words may be grouped by braces, values are trimmed.
 */
public final class Ascii {
  /** What divides the words of most parameter values. */
  public static final String COMMA_SPACE = ", \t\r\n";

  /** What divides the fields of master.cf. */
  public static final String BLANKS = " \t\r\n";

  private Ascii() {}

  /** C's isspace. */
  public static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** C's isalnum. */
  public static boolean isAlnum(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** C's isdigit. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Not empty, and digits only. */
  public static boolean allDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
  }

  /** Without white space at both ends. */
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** The first position at or after {@code from} that holds no white space. */
  public static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The words of a text. */
  public static List<String> words(String text, String separators) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (separators.indexOf(text.charAt(i)) >= 0) {
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && separators.indexOf(text.charAt(i)) < 0) {
        i++;
      }
      words.add(text.substring(start, i));
    }
    return words;
  }

  /** The words of a text, where braces keep together what is between them (and stay). */
  public static List<String> bracedWords(String text, String separators) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (separators.indexOf(text.charAt(i)) >= 0) {
        i++;
        continue;
      }
      int start = i;
      int level = 0;
      for (; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '{') {
          level++;
        } else if (level > 0 && c == '}') {
          level--;
        } else if (level == 0 && separators.indexOf(c) >= 0) {
          break;
        }
      }
      words.add(text.substring(start, i));
    }
    return words;
  }

  /** The length of the balanced {@code {…}} at the start of a text, or 0. */
  public static int balanced(String text) {
    if (!text.startsWith("{")) {
      return 0;
    }
    int level = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        level++;
      } else if (c == '}' && --level == 0) {
        return i + 1;
      }
    }
    return 0;
  }

  /** ASCII letters to lower case; all others stay, as in the C locale. */
  public static String lower(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, (char) (c + 32));
      }
    }
    return out == null ? text : out.toString();
  }
}
