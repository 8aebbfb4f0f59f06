package io.chapar.shell.syntax;

import io.chapar.shell.syntax.Command.Clause;
import java.util.ArrayList;
import java.util.List;

/** {@code case … in … esac}. */
final class CaseParser {
  private final Parser parser;

  CaseParser(Parser parser) {
    this.parser = parser;
  }

  Command command() throws SyntaxException {
    Span start = parser.take().span();
    Word subject = word(parser.take());
    parser.newlines();
    parser.expectWord("in");
    parser.newlines();
    List<Clause> clauses = new ArrayList<>();
    while (!parser.peek().plain().equals("esac")) {
      boolean more = clause(clauses);
      if (!more) {
        break;
      }
      parser.newlines();
    }
    parser.expectWord("esac");
    return new Command.Case(
        subject, List.copyOf(clauses), new Span(start.start(), parser.end(), start.line()));
  }

  private Word word(Token token) throws SyntaxException {
    Word word = token.word();
    if (word == null) {
      throw Parser.unexpected(token, parser.input());
    }
    return word;
  }

  /** Reads one clause; false if it was the last because nothing ends it. */
  private boolean clause(List<Clause> clauses) throws SyntaxException {
    if (parser.peek().is("(")) {
      parser.take();
    }
    List<Word> patterns = new ArrayList<>();
    patterns.add(word(parser.take()));
    while (parser.peek().is("|")) {
      parser.take();
      patterns.add(word(parser.take()));
    }
    parser.expect(")");
    parser.newlines();
    Token token = parser.command();
    Script body =
        token.text().startsWith(";") && token.word() == null || token.plain().equals("esac")
            ? new Script(List.of(), token.span())
            : parser.list(false);
    Token end = parser.peek();
    boolean ended = end.is(";;") || end.is(";&") || end.is(";;&");
    clauses.add(new Clause(List.copyOf(patterns), body, ended ? end.text() : ";;"));
    if (ended) {
      parser.take();
    }
    return ended;
  }
}
