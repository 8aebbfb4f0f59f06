package io.chapar.unix.awk;

import java.util.Set;

/** Splits a program of awk into tokens. */
final class Lexer {
  /** What a token is. */
  enum Kind {
    NUMBER,
    STRING,
    REGEX,
    NAME,
    FUNCTION_NAME,
    BUILTIN,
    KEYWORD,
    OPERATOR,
    NEWLINE,
    END
  }

  static final Set<String> KEYWORDS =
      Set.of(
          "BEGIN",
          "END",
          "function",
          "if",
          "else",
          "while",
          "for",
          "do",
          "break",
          "continue",
          "next",
          "nextfile",
          "exit",
          "return",
          "delete",
          "in",
          "getline",
          "print",
          "printf");
  static final Set<String> BUILTINS =
      Set.of(
          "length",
          "substr",
          "index",
          "split",
          "sub",
          "gsub",
          "match",
          "sprintf",
          "sin",
          "cos",
          "atan2",
          "exp",
          "log",
          "sqrt",
          "int",
          "rand",
          "srand",
          "tolower",
          "toupper",
          "system",
          "close",
          "fflush",
          "systime",
          "strftime",
          "mktime",
          "srandom");
  private static final String[] OPERATORS = {
    "**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "==", "<=", ">=", "!=", "!~",
    ">>", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", ">", "<", "|",
    "?", ":", "~", "$", "="
  };

  private final String source;
  private int at;
  private int line = 1;
  Kind kind = Kind.NEWLINE;
  String text = "";
  boolean spaceBefore;

  Lexer(String source) {
    this.source = source;
  }

  int line() {
    return line;
  }

  /** Reads the next token. */
  void next() {
    int start = at;
    skipBlanks();
    spaceBefore = at > start;
    if (at >= source.length()) {
      if (kind != Kind.NEWLINE && kind != Kind.END) {
        kind = Kind.NEWLINE;
        text = "end of line";
        return;
      }
      kind = Kind.END;
      text = "end of line";
      return;
    }
    char c = source.charAt(at);
    if (c == '\n') {
      at++;
      line++;
      set(Kind.NEWLINE, "end of line");
    } else if (c == '"') {
      string();
    } else if (Character.isDigit(c)
        || c == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1))) {
      number();
    } else if (letter(c)) {
      word();
    } else {
      operator(c);
    }
  }

  private void set(Kind newKind, String newText) {
    kind = newKind;
    text = newText;
  }

  private void skipBlanks() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
        at++;
      } else if (c == '\\' && source.startsWith("\n", at + 1)) {
        at += 2;
        line++;
      } else if (c == '\\' && source.startsWith("\r\n", at + 1)) {
        at += 3;
        line++;
      } else if (c == '#') {
        while (at < source.length() && source.charAt(at) != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  private static boolean letter(char c) {
    return c < 128 && (Character.isLetter(c) || c == '_');
  }

  private void number() {
    int start = at;
    while (at < source.length() && Character.isDigit(source.charAt(at))) {
      at++;
    }
    if (at < source.length() && source.charAt(at) == '.') {
      at++;
      while (at < source.length() && Character.isDigit(source.charAt(at))) {
        at++;
      }
    }
    if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
      int e = at + 1;
      if (e < source.length() && (source.charAt(e) == '+' || source.charAt(e) == '-')) {
        e++;
      }
      if (e < source.length() && Character.isDigit(source.charAt(e))) {
        while (e < source.length() && Character.isDigit(source.charAt(e))) {
          e++;
        }
        at = e;
      }
    }
    set(Kind.NUMBER, source.substring(start, at));
  }

  private void word() {
    int start = at;
    while (at < source.length()
        && (letter(source.charAt(at)) || Character.isDigit(source.charAt(at)))) {
      at++;
    }
    String word = source.substring(start, at);
    set(
        KEYWORDS.contains(word)
            ? Kind.KEYWORD
            : BUILTINS.contains(word)
                ? Kind.BUILTIN
                : source.startsWith("(", at) ? Kind.FUNCTION_NAME : Kind.NAME,
        word);
  }

  private void operator(char c) {
    for (String operator : OPERATORS) {
      if (source.startsWith(operator, at)) {
        at += operator.length();
        set(Kind.OPERATOR, operator);
        return;
      }
    }
    throw new AwkException(line + ": unexpected character '" + c + "'");
  }

  private void string() {
    StringBuilder out = new StringBuilder();
    int start = at++;
    while (true) {
      if (at >= source.length() || source.charAt(at) == '\n') {
        throw new AwkException(
            "line "
                + line
                + ": runaway string constant "
                + source.substring(start, Math.min(at, start + 10)).stripTrailing()
                + " ...");
      }
      char c = source.charAt(at++);
      if (c == '"') {
        set(Kind.STRING, out.toString());
        return;
      }
      if (c == '\\' && at < source.length()) {
        escape(out);
      } else {
        out.append(c);
      }
    }
  }

  private void escape(StringBuilder out) {
    char c = source.charAt(at++);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append((char) 7);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append((char) 11);
      case '"' -> out.append('"');
      case '\\' -> out.append('\\');
      case '/' -> out.append("\\/");
      case '\n' -> line++;
      case 'x' -> {
        int value = 0;
        int digits = 0;
        while (digits < 2 && at < source.length() && Character.digit(source.charAt(at), 16) >= 0) {
          value = value * 16 + Character.digit(source.charAt(at++), 16);
          digits++;
        }
        out.append(digits == 0 ? "\\x" : Character.toString(value));
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int value = c - '0';
        int digits = 1;
        while (digits < 3
            && at < source.length()
            && source.charAt(at) >= '0'
            && source.charAt(at) <= '7') {
          value = value * 8 + source.charAt(at++) - '0';
          digits++;
        }
        out.append((char) (value & 0xff));
      }
      default -> out.append('\\').append(c);
    }
  }

  /** Whether {@code word} comes next, after newlines and semicolons; nothing is read. */
  boolean wordFollows(String word) {
    int keep = at;
    int keepLine = line;
    while (at < source.length()) {
      skipBlanks();
      if (at < source.length() && (source.charAt(at) == '\n' || source.charAt(at) == ';')) {
        at++;
      } else {
        break;
      }
    }
    int end = at + word.length();
    boolean follows =
        source.startsWith(word, at)
            && (end >= source.length()
                || !letter(source.charAt(end)) && !Character.isDigit(source.charAt(end)));
    at = keep;
    line = keepLine;
    return follows;
  }

  /** The token was a slash that begins a regular expression: reads the rest of it. */
  void regex(String begun) {
    StringBuilder out = new StringBuilder(begun);
    int start = at;
    boolean bracket = false;
    int bracketStart = 0;
    while (true) {
      if (at >= source.length() || source.charAt(at) == '\n') {
        String shown = "/" + begun + source.substring(start, at);
        throw new AwkException(
            "line "
                + line
                + ": runaway regular expression "
                + shown.substring(0, Math.min(shown.length(), 10))
                + " ...");
      }
      char c = source.charAt(at++);
      if (c == '/' && !bracket) {
        set(Kind.REGEX, out.toString());
        return;
      }
      if (c == '\\' && at < source.length()) {
        char next = source.charAt(at++);
        if (next == '/') {
          out.append('/');
        } else {
          out.append('\\').append(next);
        }
        continue;
      }
      if (c == '[' && !bracket) {
        bracket = true;
        bracketStart = out.length() + 1;
      } else if (c == '[' && source.startsWith(":", at)) {
        int end = source.indexOf(":]", at);
        if (end > 0) {
          out.append(source, at - 1, end + 2);
          at = end + 2;
          continue;
        }
      } else if (c == ']' && bracket) {
        String inner = out.substring(bracketStart);
        bracket = inner.isEmpty() || inner.equals("^");
      }
      out.append(c);
    }
  }
}
