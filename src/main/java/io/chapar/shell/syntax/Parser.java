package io.chapar.shell.syntax;

import io.chapar.shell.syntax.Script.AndOr;
import io.chapar.shell.syntax.Script.Link;
import io.chapar.shell.syntax.Script.Pipeline;
import io.chapar.shell.syntax.Script.Statement;
import io.chapar.shell.syntax.Script.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parser of bash: one complete command after the other, so that what the first one changes (an
 * alias, an option) holds for the next.
 */
public final class Parser {
  private final Input input;
  private final Dialect dialect;
  private final Lexer lexer;
  private final int depth;
  private final Aliases aliases;
  private final CompoundParser compounds;
  private @Nullable Token ahead;
  private int started;

  /** Parses a text whose first line has the number {@code line}. */
  public Parser(String text, int line, Dialect dialect) {
    this(new Input(text, line, null), dialect, 0);
  }

  /**
   * Parses lines as they come.
   *
   * @param more gives the next line with its newline, null at the end
   */
  public Parser(Supplier<@Nullable String> more, int line, Dialect dialect) {
    this(new Input("", line, more::get), dialect, 0);
  }

  Parser(Input input, Dialect dialect, int depth) {
    this.input = input;
    this.dialect = dialect;
    this.depth = depth;
    this.lexer = new Lexer(input, dialect, depth);
    this.aliases = new Aliases(dialect);
    this.compounds = new CompoundParser(this);
  }

  /** All of a text as one list. */
  public static Script parse(String text, Dialect dialect) throws SyntaxException {
    Parser parser = new Parser(text, 1, dialect);
    List<Statement> all = new ArrayList<>();
    for (Script one; (one = parser.next()) != null; ) {
      all.addAll(one.statements());
    }
    return new Script(all, new Span(0, text.length(), 1));
  }

  /**
   * The next complete command with everything else on its last line; an empty one for an empty
   * line, null at the end.
   */
  public @Nullable Script next() throws SyntaxException {
    try {
      input.forget();
      started = input.at();
      ahead = null;
      aliases.clear();
      Token first = peek();
      if (first.end()) {
        return null;
      }
      if (first.newline()) {
        return new Script(List.of(), first.span());
      }
      Script line = list(true);
      Token last = take();
      if (!last.newline() && !last.end()) {
        throw unexpected(last, input);
      }
      return line;
    } catch (StackOverflowError e) {
      throw new SyntaxException("memory exhausted", input.line(), "", false);
    }
  }

  /** The text of what {@link #next} gave last. */
  public String consumed() {
    return input.slice(started, input.at());
  }

  /** The line that will be read next. */
  public int line() {
    return input.line();
  }

  /** How far the text has been read. */
  public int offset() {
    return input.at();
  }

  // ---- tokens

  Token peek() throws SyntaxException {
    return peek(true);
  }

  Token peek(boolean assignable) throws SyntaxException {
    Token token = ahead;
    if (token == null) {
      token = lexer.next(assignable && !dialect.posix());
      ahead = token;
    }
    return token;
  }

  Token take() throws SyntaxException {
    Token token = peek();
    ahead = null;
    return token;
  }

  /** The next token where a command may begin: aliases are replaced. */
  Token command() throws SyntaxException {
    while (true) {
      Token token = peek(true);
      if (!alias(token)) {
        return token;
      }
    }
  }

  /** Replaces the token by its alias, if it has one; it must be the one ahead. */
  boolean alias(Token token) {
    String value = aliases.of(token, input);
    if (value == null) {
      return false;
    }
    ahead = null;
    input.reset(new Input.Mark(input.at(), token.span().line()));
    input.splice(token.span().start(), value);
    return true;
  }

  boolean aliasFollows(Token token) {
    return aliases.follows(token);
  }

  Dialect dialect() {
    return dialect;
  }

  Input input() {
    return input;
  }

  Lexer lexer() {
    return lexer;
  }

  int depth() {
    return depth;
  }

  static SyntaxException unexpected(Token token, Input input) {
    return unexpected(token, input, "");
  }

  static SyntaxException unexpected(Token token, Input input, String expecting) {
    SyntaxException e =
        token.end()
            ? new SyntaxException("syntax error: unexpected end of file", endLine(input), "", true)
            : new SyntaxException(
                "syntax error near unexpected token `" + token.text() + "'",
                token.span().line(),
                input.lineBefore(token.span().end()),
                false);
    return e.expecting(expecting);
  }

  /** bash counts the end of the input as a line of its own. */
  private static int endLine(Input input) {
    boolean open = input.at() > 0 && !input.slice(input.at() - 1, input.at()).equals("\n");
    return input.line() + (open ? 1 : 0);
  }

  void expect(String operator) throws SyntaxException {
    Token token = take();
    if (!token.is(operator)) {
      throw unexpected(token, input);
    }
  }

  void expectWord(String reserved) throws SyntaxException {
    Token token = take();
    if (!token.plain().equals(reserved)) {
      throw unexpected(token, input, reserved);
    }
  }

  void newlines() throws SyntaxException {
    while (peek().newline()) {
      take();
    }
  }

  // ---- lists

  /** The commands of a $( … ), up to and with the parenthesis. */
  Script enclosed() throws SyntaxException {
    newlines();
    Script body = peek().is(")") ? new Script(List.of(), peek().span()) : list(false);
    Token last = take();
    if (last.end()) {
      throw new SyntaxException(
          "unexpected EOF while looking for matching `)'", endLine(input), "", true);
    }
    if (!last.is(")")) {
      throw unexpected(last, input);
    }
    return body;
  }

  /** A list that may not be empty, up to what cannot begin a command. */
  Script body() throws SyntaxException {
    newlines();
    return list(false);
  }

  /**
   * A list.
   *
   * @param line whether a newline ends it
   */
  Script list(boolean line) throws SyntaxException {
    Span start = peek().span();
    List<Statement> statements = new ArrayList<>();
    while (true) {
      AndOr one = andOr();
      Token token = peek();
      boolean background = token.is("&");
      statements.add(new Statement(one, background));
      if (background || token.is(";")) {
        take();
        token = peek(true);
      } else if (!token.newline()) {
        break;
      }
      if (token.newline()) {
        if (line) {
          break;
        }
        newlines();
      }
      if (ends(command())) {
        break;
      }
    }
    return new Script(List.copyOf(statements), new Span(start.start(), input.at(), start.line()));
  }

  private boolean ends(Token token) {
    return token.end()
        || token.newline()
        || token.type() == Token.Type.OPERATOR && !token.is("(") && !redirects(token)
        || Reserved.closes(token.plain());
  }

  static boolean redirects(Token token) {
    return token.type() == Token.Type.DESCRIPTOR
        || token.type() == Token.Type.OPERATOR
            && (token.text().indexOf('<') >= 0 || token.text().indexOf('>') >= 0);
  }

  private AndOr andOr() throws SyntaxException {
    Span start = command().span();
    Pipeline first = pipeline();
    List<Link> rest = new ArrayList<>();
    while (peek().is("&&") || peek().is("||")) {
      boolean and = take().is("&&");
      newlines();
      rest.add(new Link(and, pipeline()));
    }
    return new AndOr(first, List.copyOf(rest), new Span(start.start(), end(), start.line()));
  }

  /** Where what has been taken ends. */
  int end() {
    Token token = ahead;
    return token == null ? input.at() : token.span().start();
  }

  private Pipeline pipeline() throws SyntaxException {
    Token token = command();
    Span start = token.span();
    boolean negated = false;
    Timing timing = Timing.NONE;
    boolean prefixed = false;
    while (true) {
      if (token.plain().equals("!")) {
        take();
        negated = !negated;
      } else if (token.plain().equals("time") && timing == Timing.NONE) {
        take();
        timing = Timing.BASH;
        if (peek().plain().equals("-p")) {
          take();
          timing = Timing.POSIX;
        }
      } else {
        break;
      }
      prefixed = true;
      token = command();
    }
    List<Command> commands = new ArrayList<>();
    if (prefixed && (token.newline() || token.is(";") || token.end() || token.is("&"))) {
      Span here = token.span();
      commands.add(new Command.Simple(List.of(), List.of(), List.of(), here));
    } else {
      commands.add(compounds.command());
    }
    while (peek().is("|") || peek().is("|&")) {
      if (take().is("|&")) {
        commands.add(compounds.withErrors(commands.remove(commands.size() - 1)));
      }
      newlines();
      commands.add(compounds.command());
    }
    return new Pipeline(
        negated, timing, List.copyOf(commands), new Span(start.start(), end(), start.line()));
  }
}
