package io.chapar.shell.syntax;

import io.chapar.shell.syntax.Command.Branch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of a pipeline: compound ones here, simple ones in {@link SimpleParser}. */
final class CompoundParser {
  private static final java.util.Set<String> BASHISMS =
      java.util.Set.of("[[", "function", "select", "coproc");

  private final Parser parser;
  private final SimpleParser simple;
  private int depth;

  CompoundParser(Parser parser) {
    this.parser = parser;
    this.simple = new SimpleParser(parser, this);
    this.depth = parser.depth();
  }

  Command command() throws SyntaxException {
    Token token = parser.command();
    if (depth++ > WordReader.DEEPEST) {
      throw new SyntaxException("memory exhausted", token.span().line(), "", false);
    }
    Command compound = compound(token);
    Command result = compound == null ? simple.command() : redirected(compound);
    depth--;
    return result;
  }

  /** The compound command that begins here, or null. */
  @Nullable Command compound(Token token) throws SyntaxException {
    if (token.is("(")) {
      return parenthesis();
    }
    String word = token.plain();
    if (parser.dialect().posix() && BASHISMS.contains(word)) {
      return null;
    }
    switch (word) {
      case "{":
        return group();
      case "if":
        return conditional();
      case "while":
        return loop(false);
      case "until":
        return loop(true);
      case "for":
        return forLoop();
      case "select":
        return select();
      case "case":
        return new CaseParser(parser).command();
      case "[[":
        return new TestParser(parser).command();
      case "function":
        return function();
      case "coproc":
        return coprocess();
      default:
        return null;
    }
  }

  private Command redirected(Command command) throws SyntaxException {
    if (command instanceof Command.Function) {
      return command;
    }
    List<Redirection> redirections = new ArrayList<>();
    while (Parser.redirects(parser.peek())) {
      redirections.add(simple.redirection());
    }
    return redirections.isEmpty()
        ? command
        : new Command.Redirected(command, List.copyOf(redirections), since(command.span()));
  }

  Command withErrors(Command command) {
    Span span = command.span();
    Word one = new Word(List.of(new WordPart.Literal("1")), "1", span);
    Redirection both = new Redirection(2, null, ">&", one, null, span);
    if (command instanceof Command.Simple s) {
      List<Redirection> all = new ArrayList<>(s.redirections());
      all.add(both);
      return new Command.Simple(s.assignments(), s.words(), List.copyOf(all), span);
    }
    if (command instanceof Command.Redirected r) {
      List<Redirection> all = new ArrayList<>(r.redirections());
      all.add(both);
      return new Command.Redirected(r.command(), List.copyOf(all), span);
    }
    return new Command.Redirected(command, List.of(both), span);
  }

  private Span since(Span start) {
    return new Span(start.start(), parser.end(), start.line());
  }

  private Command parenthesis() throws SyntaxException {
    Token open = parser.take();
    if (!parser.dialect().posix()
        && parser.input().peek() == '('
        && parser.input().at() == open.span().end()) {
      Input.Mark mark = parser.input().mark();
      parser.input().next();
      Word expression = parser.lexer().words().dollars().arithmetic();
      if (expression != null) {
        return new Command.Arithmetic(expression, since(open.span()));
      }
      parser.input().reset(mark);
    }
    Script body = parser.body();
    parser.expect(")");
    return new Command.Subshell(body, since(open.span()));
  }

  private Command group() throws SyntaxException {
    Span start = parser.take().span();
    Script body = parser.body();
    parser.expectWord("}");
    return new Command.Group(body, since(start));
  }

  private Command conditional() throws SyntaxException {
    Span start = parser.take().span();
    List<Branch> branches = new ArrayList<>();
    Script otherwise = null;
    while (true) {
      Script condition = parser.body();
      parser.expectWord("then");
      branches.add(new Branch(condition, parser.body()));
      Token token = parser.take();
      if (token.plain().equals("elif")) {
        continue;
      }
      if (token.plain().equals("else")) {
        otherwise = parser.body();
        token = parser.take();
      }
      if (!token.plain().equals("fi")) {
        throw Parser.unexpected(token, parser.input(), "fi");
      }
      return new Command.If(List.copyOf(branches), otherwise, since(start));
    }
  }

  private Command loop(boolean until) throws SyntaxException {
    Span start = parser.take().span();
    Script condition = parser.body();
    parser.expectWord("do");
    Script body = parser.body();
    parser.expectWord("done");
    return new Command.Loop(until, condition, body, since(start));
  }

  private Command forLoop() throws SyntaxException {
    Span start = parser.take().span();
    Token name = parser.peek();
    if (name.is("(") && parser.input().peek() == '(') {
      return countingFor(start);
    }
    Token variable = variable();
    List<Word> words = words();
    return new Command.For(variable.text(), words, doBody(), since(start));
  }

  private Command select() throws SyntaxException {
    Span start = parser.take().span();
    Token variable = variable();
    List<Word> words = words();
    return new Command.Select(variable.text(), words, doBody(), since(start));
  }

  private Token variable() throws SyntaxException {
    Token name = parser.take();
    if (name.type() != Token.Type.WORD) {
      throw Parser.unexpected(name, parser.input());
    }
    return name;
  }

  /** The words behind {@code in}, or null; with the separator behind them. */
  private @Nullable List<Word> words() throws SyntaxException {
    boolean separated = false;
    if (parser.peek().is(";")) {
      parser.take();
      separated = true;
    }
    parser.newlines();
    if (separated || !parser.peek().plain().equals("in")) {
      return null;
    }
    parser.take();
    List<Word> words = new ArrayList<>();
    while (true) {
      Token token = parser.take();
      Word word = token.word();
      if (word != null) {
        words.add(word);
      } else if (token.newline() || token.is(";")) {
        parser.newlines();
        return List.copyOf(words);
      } else {
        throw Parser.unexpected(token, parser.input());
      }
    }
  }

  private Script doBody() throws SyntaxException {
    Token token = parser.take();
    boolean braces = token.plain().equals("{");
    if (!braces && !token.plain().equals("do")) {
      throw Parser.unexpected(token, parser.input());
    }
    Script body = parser.body();
    parser.expectWord(braces ? "}" : "done");
    return body;
  }

  private Command countingFor(Span start) throws SyntaxException {
    parser.take();
    Input input = parser.input();
    input.next();
    DollarReader dollars = parser.lexer().words().dollars();
    Word[] parts = new Word[3];
    for (int i = 0; i < 3; i++) {
      parts[i] = dollars.until(i < 2 ? ";)" : ")", true, false);
      boolean closed = i < 2 ? input.peek() == ';' : input.starts("))");
      if (!closed) {
        throw input.end()
            ? parser.lexer().words().unterminated(')', start.line())
            : new SyntaxException(
                "syntax error: arithmetic expression required",
                start.line(),
                input.lineBefore(input.at()),
                false);
      }
      input.skip(i < 2 ? 1 : 2);
    }
    if (parser.peek().is(";")) {
      parser.take();
    }
    parser.newlines();
    return new Command.CountingFor(parts[0], parts[1], parts[2], doBody(), since(start));
  }

  private Command function() throws SyntaxException {
    Span start = parser.take().span();
    Token name = parser.take();
    if (name.type() != Token.Type.WORD) {
      throw Parser.unexpected(name, parser.input());
    }
    if (parser.peek().is("(")) {
      parser.take();
      parser.expect(")");
    }
    return functionBody(name.text(), true, start);
  }

  Command functionBody(String name, boolean keyword, Span start) throws SyntaxException {
    parser.newlines();
    Token token = parser.command();
    Command body = compound(token);
    if (body == null || body instanceof Command.Function) {
      throw Parser.unexpected(token, parser.input());
    }
    return new Command.Function(name, redirected(body), keyword, since(start));
  }

  private Command coprocess() throws SyntaxException {
    Span start = parser.take().span();
    Token token = parser.command();
    Command body = compound(token);
    if (body != null) {
      return new Command.Coprocess("COPROC", redirected(body), since(start));
    }
    Command first = simple.command();
    if (first instanceof Command.Simple s
        && s.words().size() == 1
        && s.redirections().isEmpty()
        && s.assignments().isEmpty()) {
      Command named = compound(parser.command());
      if (named != null) {
        return new Command.Coprocess(s.words().get(0).text(), redirected(named), since(start));
      }
    }
    return new Command.Coprocess("COPROC", first, since(start));
  }
}
