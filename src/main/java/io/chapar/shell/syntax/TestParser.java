package io.chapar.shell.syntax;

import java.util.Set;

/** {@code [[ … ]]}. */
final class TestParser {
  private static final Set<String> BINARY =
      Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
  private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";

  private final Parser parser;

  TestParser(Parser parser) {
    this.parser = parser;
  }

  Command command() throws SyntaxException {
    Span start = parser.take().span();
    TestExpression expression = or();
    Token token = parser.take();
    if (!token.plain().equals("]]")) {
      throw problem(token, "syntax error in conditional expression");
    }
    return new Command.Test(expression, new Span(start.start(), parser.end(), start.line()));
  }

  private SyntaxException problem(Token token, String message) {
    if (token.end()) {
      return new SyntaxException(
          "unexpected EOF while looking for `]]'", token.span().line(), "", true);
    }
    String text = token.newline() ? "newline" : token.text();
    String near = message.contains("%s") ? message.replace("%s", text) : message;
    return new SyntaxException(near, token.span().line(), true);
  }

  private TestExpression or() throws SyntaxException {
    TestExpression left = and();
    parser.newlines();
    while (parser.peek().is("||")) {
      parser.take();
      left = new TestExpression.Or(left, and());
      parser.newlines();
    }
    return left;
  }

  private TestExpression and() throws SyntaxException {
    TestExpression left = term();
    parser.newlines();
    while (parser.peek().is("&&")) {
      parser.take();
      left = new TestExpression.And(left, term());
      parser.newlines();
    }
    return left;
  }

  private TestExpression term() throws SyntaxException {
    parser.newlines();
    Token token = parser.take();
    if (token.is("(")) {
      TestExpression inner = or();
      Token close = parser.take();
      if (!close.is(")")) {
        throw problem(close, "unexpected token `%s', expected `)'");
      }
      return new TestExpression.Grouped(inner);
    }
    Word word = token.word();
    if (token.plain().equals("]]")) {
      throw problem(token, "");
    }
    if (word == null) {
      throw problem(token, "unexpected token `%s' in conditional command");
    }
    if (token.plain().equals("!")) {
      return new TestExpression.Not(term());
    }
    String text = token.plain();
    if (text.length() == 2 && text.charAt(0) == '-' && UNARY.indexOf(text.charAt(1)) >= 0) {
      Token next = parser.peek();
      if (next.word() == null || next.plain().equals("]]")) {
        throw problem(next, "unexpected argument `%s' to conditional unary operator");
      }
      if (!BINARY.contains(next.plain())) {
        parser.take();
        return new TestExpression.Unary(text, word(next));
      }
    }
    return binary(word);
  }

  private TestExpression binary(Word left) throws SyntaxException {
    Token next = parser.peek();
    boolean order = next.is("<") || next.is(">");
    if (!order && !BINARY.contains(next.plain())) {
      if (next.plain().equals("]]") || next.word() == null && !next.end() && !next.newline()) {
        return new TestExpression.Unary("-n", left);
      }
      throw problem(next, "conditional binary operator expected");
    }
    parser.take();
    String operator = next.text();
    Token right = operator.equals("=~") ? regex() : pattern();
    if (right.word() == null || right.plain().equals("]]")) {
      throw problem(right, "unexpected argument `%s' to conditional binary operator");
    }
    return new TestExpression.Binary(left, operator, word(right));
  }

  private static Word word(Token token) {
    Word word = token.word();
    if (word == null) {
      throw new IllegalStateException(token.toString());
    }
    return word;
  }

  /** A word in which extended patterns are always known. */
  private Token pattern() throws SyntaxException {
    return special(false);
  }

  /** A word in which parentheses and bars are ordinary. */
  private Token regex() throws SyntaxException {
    return special(true);
  }

  private Token special(boolean regex) throws SyntaxException {
    parser.lexer().blanks();
    Input input = parser.input();
    if (input.end() || input.peek() == '\n' || !regex && "();&|<>".indexOf(input.peek()) >= 0) {
      return parser.take();
    }
    WordReader words = parser.lexer().words();
    int start = input.at();
    int line = input.line();
    Parts parts = new Parts();
    int open = 0;
    while (!input.end()) {
      char c = input.peek();
      if (open == 0 && (" \t\n;&<>".indexOf(c) >= 0 || !regex && "()|".indexOf(c) >= 0)) {
        if (!regex
            && c == '('
            && input.at() > start
            && "?*+@!".contains(input.slice(input.at() - 1, input.at()))) {
          words.group(parts);
          continue;
        }
        break;
      }
      if (regex && c == '(') {
        open++;
      } else if (regex && c == ')') {
        if (open == 0) {
          break;
        }
        open--;
      } else if (regex && c == '[') {
        bracket(input, parts, words);
        continue;
      }
      if (open > 0 && " \t\n;&<>|".indexOf(c) >= 0) {
        parts.literal(input.next());
      } else {
        words.one(parts);
      }
    }
    Span span = new Span(start, input.at(), line);
    Word word = new Word(parts.list(), input.slice(start, input.at()), span);
    return new Token(Token.Type.WORD, word.text(), word, span);
  }

  /** A bracket expression of a regular expression, in which parentheses do not nest. */
  private static void bracket(Input input, Parts parts, WordReader words) throws SyntaxException {
    parts.literal(input.next());
    if (input.peek() == '^') {
      parts.literal(input.next());
    }
    if (input.peek() == ']') {
      parts.literal(input.next());
    }
    while (!input.end() && input.peek() != ']' && input.peek() != '\n' && input.peek() != ' ') {
      if (input.peek() == '[' && (input.peek(1) == ':' || input.peek(1) == '.')) {
        parts.literal(input.next());
        parts.literal(input.next());
        while (!input.end() && input.peek() != ']' && input.peek() != '\n') {
          parts.literal(input.next());
        }
      }
      words.one(parts);
    }
  }
}
