package io.chapar.shell.expand;

import io.chapar.shell.syntax.Names;
import org.jspecify.annotations.Nullable;

/** The tokens of an arithmetic expression, and where bash says that an error is. */
final class ArithmeticTokens {
  private static final String[] LONG = {
    "<<=", ">>=", "**", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "++", "--", "+=", "-=",
    "*=", "/=", "%=", "&=", "^=", "|="
  };
  private static final String SHORT = "+-*/%<>=!~&|^?:,()";

  private final String text;
  private final String command;
  private int at;
  private int start; // of the current token; at the end, of the last one
  private String token = "";
  private boolean operand;
  private @Nullable String subscript;

  ArithmeticTokens(String text, String command) {
    this.text = text;
    this.command = command;
    next();
  }

  /** The current token; empty at the end. */
  String token() {
    return token;
  }

  /** Whether it is a number or a name. */
  boolean operand() {
    return operand;
  }

  /** What is between the brackets behind a name, or null. */
  @Nullable String subscript() {
    return subscript;
  }

  boolean is(String operator) {
    return !operand && token.equals(operator);
  }

  boolean end() {
    return token.isEmpty();
  }

  /** Where the current token begins. */
  int start() {
    return start;
  }

  int mark() {
    return at;
  }

  void next() {
    boolean hadOperand = operand || token.equals(")");
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    operand = false;
    subscript = null;
    if (at >= text.length()) {
      token = "";
      return;
    }
    start = at;
    char c = text.charAt(at);
    if (Names.starts(c)) {
      int end = at;
      while (end < text.length() && Names.goesOn(text.charAt(end))) {
        end++;
      }
      take(end);
      if (at < text.length() && text.charAt(at) == '[') {
        readSubscript();
        return;
      }
      return;
    }
    if (c >= '0' && c <= '9') {
      int end = at;
      while (end < text.length()
          && (Names.goesOn(text.charAt(end))
              || text.charAt(end) == '#'
              || text.charAt(end) == '@')) {
        end++;
      }
      take(end);
      return;
    }
    for (String operator : LONG) {
      if (text.startsWith(operator, at)) {
        token = operator;
        at += operator.length();
        return;
      }
    }
    if (SHORT.indexOf(c) >= 0) {
      token = String.valueOf(c);
      at++;
      return;
    }
    throw error(
        hadOperand
            ? "syntax error: invalid arithmetic operator"
            : "syntax error: operand expected");
  }

  private void take(int end) {
    token = text.substring(at, end);
    at = end;
    operand = true;
  }

  /** Reads the brackets behind a name. */
  private void readSubscript() {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        subscript = text.substring(at + 1, i);
        at = i + 1;
        return;
      }
    }
    throw error("bad array subscript");
  }

  ExpansionException error(String message) {
    return error(message, start);
  }

  ExpansionException error(String message, int from) {
    int place = from;
    while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    return ExpansionException.discard(
        command
            + text.stripLeading()
            + ": "
            + message
            + " (error token is \""
            + text.substring(Math.min(place, text.length()))
            + "\")");
  }
}
