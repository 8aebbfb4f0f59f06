package io.chapar.text.regex;

import java.nio.charset.StandardCharsets;

/** A place in a Perl pattern, shared by those who read parts of it. */
final class Cursor {
  final String text;
  int at;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The code point here, or -1. */
  int peek() {
    return atEnd() ? -1 : text.codePointAt(at);
  }

  /** The character {@code n} further, or -1. */
  int peek(int n) {
    return at + n < text.length() ? text.charAt(at + n) : -1;
  }

  /** The code point here, which is passed. */
  int next() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** Passes {@code s} if it stands here. */
  boolean skip(String s) {
    boolean here = text.startsWith(s, at);
    if (here) {
      at += s.length();
    }
    return here;
  }

  /** The digits here as a number, at most {@code limit} + 1; -1 if there are none. */
  int number(int limit) {
    int n = -1;
    while (!atEnd() && peek() >= '0' && peek() <= '9') {
      n = Math.min(limit + 1, Math.max(n, 0) * 10 + next() - '0');
    }
    return n;
  }

  RegexSyntaxException error(String message) {
    return error(message, at);
  }

  RegexSyntaxException error(String message, int place) {
    int units = Math.min(place, text.length());
    return new RegexSyntaxException(
        message, text.substring(0, units).getBytes(StandardCharsets.UTF_8).length);
  }
}
