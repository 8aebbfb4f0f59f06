package io.chapar.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Simple commands, redirections, and functions that are defined as {@code name()}. */
final class SimpleParser {
  /** Builtins among whose arguments array assignments may be. */
  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly", "eval", "let", "alias");

  private final Parser parser;
  private final CompoundParser compounds;

  SimpleParser(Parser parser, CompoundParser compounds) {
    this.parser = parser;
    this.compounds = compounds;
  }

  Command command() throws SyntaxException {
    Token first = parser.command();
    Span start = first.span();
    if (Reserved.closes(first.plain())) {
      throw Parser.unexpected(first, parser.input());
    }
    List<Assignment> assignments = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    List<Redirection> redirections = new ArrayList<>();
    boolean declares = false;
    while (true) {
      Token token = parser.peek(words.isEmpty() || declares);
      if (Parser.redirects(token)) {
        redirections.add(redirection());
        continue;
      }
      Word word = token.word();
      if (word == null) {
        if (token.is("(") && words.size() == 1 && assignments.isEmpty() && redirections.isEmpty()) {
          parser.take();
          parser.expect(")");
          return compounds.functionBody(words.get(0).text(), false, start);
        }
        break;
      }
      boolean aliased =
          words.isEmpty()
              ? !assignments.isEmpty() || !redirections.isEmpty()
              : parser.aliasFollows(token);
      if (aliased && parser.alias(token)) {
        continue;
      }
      parser.take();
      Assignment assignment = word.assignment();
      if (words.isEmpty() && assignment != null) {
        assignments.add(assignment);
      } else {
        if (words.isEmpty()) {
          declares = DECLARING.contains(token.plain());
        } else if (words.size() == 1
            && (words.get(0).text().equals("command") || words.get(0).text().equals("builtin"))) {
          declares = DECLARING.contains(token.plain());
        }
        words.add(word);
      }
    }
    if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
      throw Parser.unexpected(parser.take(), parser.input());
    }
    return new Command.Simple(
        List.copyOf(assignments),
        List.copyOf(words),
        List.copyOf(redirections),
        new Span(start.start(), parser.end(), start.line()));
  }

  Redirection redirection() throws SyntaxException {
    Token token = parser.take();
    Span start = token.span();
    int fd = -1;
    String variable = null;
    if (token.type() == Token.Type.DESCRIPTOR) {
      if (token.text().startsWith("{")) {
        variable = token.text().substring(1, token.text().length() - 1);
      } else {
        fd = Integer.parseInt(token.text());
      }
      token = parser.take();
    }
    String operator = token.text();
    Token target = parser.take();
    Word word = target.word();
    if (target.type() == Token.Type.DESCRIPTOR) {
      word = target.word(); // digits in front of another redirection: still the target of this one
    }
    if (word == null) {
      throw Parser.unexpected(target, parser.input());
    }
    HereDoc document = null;
    if (operator.equals("<<") || operator.equals("<<-")) {
      document =
          new HereDoc(Lexer.delimiter(word), word.quoted(), operator.equals("<<-"), start.line());
      parser.lexer().expect(document);
    }
    return new Redirection(
        fd,
        variable,
        operator,
        word,
        document,
        new Span(start.start(), target.span().end(), start.line()));
  }
}
