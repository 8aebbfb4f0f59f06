package io.chapar.sieve.syntax;

import io.chapar.sieve.Bytes;
import java.math.BigInteger;

/** Cuts a script into tokens; what it cannot read it tells itself, with the line. */
final class Lexer {
  private static final int MAX_STRING = 1 << 20;
  private static final int MAX_IDENTIFIER = 32;
  private static final BigInteger MAX_NUMBER =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final String script;
  private final String text;
  private final Errors errors;
  private int at;
  private int current = 1;
  private Token type = Token.NONE;
  private int line = 1;
  private String word = "";
  private long number;

  Lexer(String script, String text, Errors errors) {
    this.script = script;
    this.text = text;
    this.errors = errors;
  }

  Token type() {
    return type;
  }

  int line() {
    return line;
  }

  /** The string, identifier or tag. */
  String word() {
    return word;
  }

  long number() {
    return number;
  }

  String description() {
    return type.description();
  }

  /** Goes on to the next token that is not white space or a comment. */
  void next() {
    do {
      type = scan();
    } while (type == Token.WHITESPACE);
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private void shift() {
    if (at < text.length()) {
      if (text.charAt(at) == '\n') {
        current++;
      }
      at++;
    }
  }

  private Token fail(String message) {
    errors.error(Errors.location(script, current), message);
    return Token.ERROR;
  }

  private Token one(Token token) {
    shift();
    return token;
  }

  private static String shown(int c) {
    return c > 31 && c < 127 ? "'" + (char) c + "'" : Bytes.format("0x%02x", c);
  }

  private Token scan() {
    line = current;
    int c = peek();
    return switch (c) {
      case '#' -> {
        shift();
        yield hashComment();
      }
      case '/' -> {
        shift();
        yield peek() == '*' ? bracketComment() : Token.SLASH;
      }
      case '\t', '\r', '\n', ' ' -> {
        while (peek() == '\t' || peek() == '\r' || peek() == '\n' || peek() == ' ') {
          shift();
        }
        yield Token.WHITESPACE;
      }
      case '"' -> quoted();
      case ']' -> one(Token.RSQUARE);
      case '[' -> one(Token.LSQUARE);
      case '}' -> one(Token.RCURLY);
      case '{' -> one(Token.LCURLY);
      case ')' -> one(Token.RBRACKET);
      case '(' -> one(Token.LBRACKET);
      case ';' -> one(Token.SEMICOLON);
      case ',' -> one(Token.COMMA);
      case -1 -> Token.EOF;
      default -> {
        if (Bytes.digit(c)) {
          yield digits();
        }
        if (Bytes.letter(c) || c == '_' || c == ':') {
          yield identifier();
        }
        if (type != Token.GARBAGE) {
          fail("unexpected character(s) starting with " + shown(c));
        }
        shift();
        yield Token.GARBAGE;
      }
    };
  }

  private Token hashComment() {
    while (peek() != '\n') {
      if (peek() == -1) {
        errors.warning(
            Errors.location(script, current),
            "no newline (CRLF) at end of hash comment at end of file");
        return Token.WHITESPACE;
      }
      if (peek() == 0) {
        return fail("encountered NUL character in hash comment");
      }
      shift();
    }
    shift();
    return Token.WHITESPACE;
  }

  private Token bracketComment() {
    shift();
    while (true) {
      int c = peek();
      if (c == 0) {
        return fail("encountered NUL character in bracket comment");
      }
      if (c != -1) {
        shift();
      }
      if (c == '*' && peek() == '/') {
        shift();
        return Token.WHITESPACE;
      }
      if (c == -1 || c == '*' && peek() == -1) {
        return fail(
            "end of file before end of bracket comment ('/* ... */') started at line " + line);
      }
    }
  }

  private Token quoted() {
    shift();
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      if (peek() == '\\') {
        shift();
      }
      int c = peek();
      switch (c) {
        case -1 -> {
          return fail("end of file before end of quoted string started at line " + line);
        }
        case 0 -> {
          return fail("encountered NUL character in quoted string started at line " + line);
        }
        case '\r', '\n' -> {
          if (c == '\r') {
            shift();
            if (peek() != '\n') {
              return fail(
                  "found stray carriage-return (CR) character in quoted string started at line "
                      + line);
            }
          }
          append(out, "\r\n");
        }
        default -> append(out, String.valueOf((char) c));
      }
      shift();
    }
    shift();
    return string(out, "quoted");
  }

  private static void append(StringBuilder out, String more) {
    if (out.length() <= MAX_STRING) {
      out.append(more);
    }
  }

  private Token string(StringBuilder out, String kind) {
    if (out.length() > MAX_STRING) {
      return fail(
          kind
              + " string started at line "
              + line
              + " is too long (longer than "
              + MAX_STRING
              + " bytes)");
    }
    word = out.toString();
    return Token.STRING;
  }

  private Token digits() {
    int start = at;
    while (Bytes.digit(peek())) {
      shift();
    }
    BigInteger value = new BigInteger(text.substring(start, Math.min(at, start + 40)));
    int unit =
        switch (peek()) {
          case 'k', 'K' -> 10;
          case 'm', 'M' -> 20;
          case 'g', 'G' -> 30;
          default -> 0;
        };
    boolean over = value.compareTo(MAX_NUMBER) > 0;
    if (unit > 0 && !over) {
      shift();
      value = value.shiftLeft(unit);
      over = value.compareTo(MAX_NUMBER) > 0;
    }
    if (over) {
      return fail("number exceeds integer limits (max " + MAX_NUMBER + ")");
    }
    number = value.longValue();
    return Token.NUMBER;
  }

  private Token identifier() {
    boolean tag = peek() == ':';
    if (tag) {
      shift();
      if (!Bytes.letter(peek()) && peek() != '_') {
        return Token.COLON;
      }
    }
    int start = at;
    while (Bytes.letter(peek()) || Bytes.digit(peek()) || peek() == '_') {
      shift();
    }
    String name = text.substring(start, at);
    if (peek() == ':' && !tag && Bytes.same(name, "text")) {
      shift();
      return multiline();
    }
    if (name.length() > MAX_IDENTIFIER) {
      return fail(
          "encountered impossibly long "
              + (tag ? "tag identifier ':" : "identifier '")
              + Bytes.shown(name.substring(0, MAX_IDENTIFIER + 1), MAX_IDENTIFIER)
              + "'");
    }
    word = name;
    return tag ? Token.TAG : Token.IDENTIFIER;
  }

  private Token multiline() {
    while (peek() == ' ' || peek() == '\t') {
      shift();
    }
    if (peek() == '\r') {
      shift();
    }
    switch (peek()) {
      case '#' -> {
        if (hashComment() == Token.ERROR) {
          return Token.ERROR;
        }
        if (peek() == -1) {
          return fail("end of file before end of multi-line string");
        }
      }
      case '\n' -> shift();
      case -1 -> {
        return fail("end of file before end of multi-line string");
      }
      default -> {
        return fail("invalid character " + shown(peek()) + " after 'text:' in multiline string");
      }
    }
    StringBuilder out = new StringBuilder();
    while (true) {
      if (peek() == '.') {
        shift();
        boolean cr = peek() == '\r';
        if (cr) {
          shift();
        }
        if (peek() == '\n') {
          shift();
          return string(out, "multi-line");
        }
        if (cr) {
          return stray();
        }
        append(out, ".");
        if (peek() == '.') {
          shift();
        }
      }
      while (peek() != '\n' && peek() != '\r') {
        if (peek() == -1) {
          return fail("end of file before end of multi-line string");
        }
        if (peek() == 0) {
          return fail("encountered NUL character in quoted string started at line " + line);
        }
        append(out, String.valueOf((char) peek()));
        shift();
      }
      if (peek() == '\r') {
        shift();
      }
      if (peek() != '\n') {
        return stray();
      }
      append(out, "\r\n");
      shift();
    }
  }

  private Token stray() {
    return peek() == -1
        ? Token.ERROR
        : fail(
            "found stray carriage-return (CR) character in multi-line string started at line "
                + line);
  }
}
