package io.chapar.sieve.syntax;

/** The kinds of words of the language, with what errors call them. */
enum Token {
  NONE("no token (bug)"),
  WHITESPACE("whitespace (bug)"),
  EOF("end of file"),
  NUMBER("number"),
  IDENTIFIER("identifier"),
  TAG("tag"),
  STRING("string"),
  RBRACKET("')'"),
  LBRACKET("'('"),
  RCURLY("'}'"),
  LCURLY("'{'"),
  RSQUARE("']'"),
  LSQUARE("'['"),
  SEMICOLON("';'"),
  COMMA("','"),
  SLASH("'/'"),
  COLON("':'"),
  GARBAGE("unknown characters"),
  ERROR("error token (bug)");

  private final String description;

  Token(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** How far a parser that lost its way must look: blocks enclose commands, tests, lists. */
  int priority() {
    return switch (this) {
      case LCURLY, RCURLY -> 3;
      case SEMICOLON -> 2;
      case LBRACKET, RBRACKET -> 1;
      case LSQUARE, RSQUARE -> 0;
      default -> -1;
    };
  }
}
