package io.chapar.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a structured header or address, RFC 5322: a word, an operator, a comment, or an
 * address, which holds tokens itself.
 */
public final class Token {
  /** What a token is. */
  public enum Kind {
    ATOM,
    QUOTED,
    LITERAL,
    COMMENT,
    ADDRESS,
    GROUP,
    OPERATOR
  }

  private Kind kind;
  private String text;
  private final List<Token> parts = new ArrayList<>();
  private boolean fromList;

  /** A token; an operator's text is its character. */
  public Token(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  static Token address(List<Token> parts, boolean fromList) {
    Token address = new Token(Kind.ADDRESS, "");
    address.parts.addAll(parts);
    address.fromList = fromList;
    return address;
  }

  /** Whether an address was found in a list, where blanks inside it mean nothing. */
  boolean fromList() {
    return fromList;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** Its text, without quotes; an operator's character. */
  public String text() {
    return text;
  }

  /** The tokens of an address, which the caller may change. */
  public List<Token> parts() {
    return parts;
  }

  /** Whether it is this operator. */
  public boolean is(char operator) {
    return kind == Kind.OPERATOR && text.charAt(0) == operator;
  }

  /** Whether it is a word: something that an address is made of. */
  public boolean isWord() {
    return kind == Kind.ATOM || kind == Kind.QUOTED || kind == Kind.LITERAL;
  }

  void become(Kind newKind) {
    kind = newKind;
  }

  @Override
  public String toString() {
    return kind + " " + (kind == Kind.ADDRESS ? parts : text);
  }
}
