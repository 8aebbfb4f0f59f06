package io.chapar.shell.syntax;

import java.util.List;

/** Reads what a dollar sign begins, backquotes, and process substitutions. */
final class DollarReader {
  private final Input input;
  private final Dialect dialect;
  private final WordReader words;
  private int depth;

  DollarReader(Input input, Dialect dialect, WordReader words) {
    this.input = input;
    this.dialect = dialect;
    this.words = words;
    this.depth = words.depth();
  }

  /** From the dollar sign on. */
  void dollar(Parts parts, boolean quoted) throws SyntaxException {
    char c = input.peek(1);
    if (c == '(') {
      parts.add(input.peek(2) == '(' ? arithmeticOrCommand() : command());
    } else if (c == '{') {
      input.skip(2);
      enter();
      parts.add(new ParameterReader(input, this).read(quoted));
      depth--;
    } else if (c == '[') {
      input.skip(2);
      Word expression = until("]", true, false);
      close(']', expression.span().line());
      parts.add(new WordPart.Arithmetic(expression));
    } else if (c == '\'' && !quoted) {
      input.next();
      parts.add(new WordPart.Quoted(ansi()));
    } else if (c == '"' && !quoted) {
      input.next();
      parts.add(words.doubleQuoted());
    } else if (Names.starts(c)) {
      input.next();
      int start = input.at();
      while (Names.goesOn(input.peek())) {
        input.next();
      }
      simple(parts, input.slice(start, input.at()));
    } else if (c >= '0' && c <= '9' || "@*#?-$!".indexOf(c) >= 0 && c != Input.END) {
      input.skip(2);
      simple(parts, String.valueOf(c));
    } else if (quoted) {
      parts.quoted(input.next());
    } else {
      parts.literal(input.next());
    }
  }

  private static void simple(Parts parts, String name) {
    parts.add(new WordPart.Parameter(name, null, WordPart.Form.VALUE, null, "$" + name));
  }

  private void enter() throws SyntaxException {
    if (++depth > WordReader.DEEPEST) {
      throw new SyntaxException("memory exhausted", input.line(), "", false);
    }
  }

  private void close(char closing, int line) throws SyntaxException {
    if (input.next() != closing) {
      throw words.unterminated(closing, line);
    }
  }

  private String ansi() throws SyntaxException {
    int line = input.line();
    input.next();
    int start = input.at();
    while (input.peek() != '\'') {
      if (input.end()) {
        throw words.unterminated('\'', line);
      }
      if (input.next() == '\\') {
        input.next();
      }
    }
    String text = input.slice(start, input.at());
    input.next();
    return Escapes.decode(text, Escapes.Style.ANSI_C).text();
  }

  private WordPart arithmeticOrCommand() throws SyntaxException {
    Input.Mark mark = input.mark();
    int line = input.line();
    input.skip(3);
    Word expression = until(")", true, false);
    if (input.end()) {
      throw words.unterminated(')', line);
    }
    if (input.starts("))")) {
      input.skip(2);
      return new WordPart.Arithmetic(expression);
    }
    input.reset(mark);
    return command();
  }

  /** The expression of (( … )) up to behind its end; null, with nothing read, if it is none. */
  @org.jspecify.annotations.Nullable
  Word arithmetic() throws SyntaxException {
    Input.Mark mark = input.mark();
    Word expression = until(")", true, false);
    if (input.starts("))")) {
      input.skip(2);
      return expression;
    }
    if (input.end()) {
      throw words.unterminated(')', mark.line());
    }
    input.reset(mark);
    return null;
  }

  private WordPart command() throws SyntaxException {
    int start = input.at();
    int line = input.line();
    input.skip(2);
    enter();
    int from = input.at();
    Script body = new Parser(input, dialect, depth).enclosed();
    depth--;
    return new WordPart.CommandSubstitution(
        body, input.slice(from, input.at() - 1), new Span(start, input.at(), line));
  }

  WordPart processSubstitution() throws SyntaxException {
    boolean reads = input.next() == '<';
    input.next();
    enter();
    int from = input.at();
    Script body = new Parser(input, dialect, depth).enclosed();
    depth--;
    return new WordPart.ProcessSubstitution(body, reads, input.slice(from, input.at() - 1));
  }

  WordPart backquoted(boolean quoted) throws SyntaxException {
    int start = input.at();
    int line = input.line();
    input.next();
    StringBuilder text = new StringBuilder();
    while (input.peek() != '`') {
      if (input.end()) {
        throw words.unterminated('`', line);
      }
      char c = input.next();
      char escaped = input.peek();
      if (c == '\\' && ("$`\\".indexOf(escaped) >= 0 || quoted && escaped == '"')) {
        text.append(input.next());
      } else {
        text.append(c);
      }
    }
    input.next();
    return new WordPart.CommandSubstitution(
        null, text.toString(), new Span(start, input.at(), line));
  }

  /**
   * A word in which blanks are ordinary, up to (not including) an unnested character of {@code
   * stops} or the end of the input.
   *
   * @param arithmetic whether parentheses nest and quotes are as in double quotes
   * @param quoted whether the whole stands in double quotes
   */
  Word until(String stops, boolean arithmetic, boolean quoted) throws SyntaxException {
    int start = input.at();
    int line = input.line();
    Parts parts = new Parts();
    int parentheses = 0;
    int brackets = 0;
    while (!input.end()) {
      char c = input.peek();
      if (parentheses == 0 && brackets == 0 && stops.indexOf(c) >= 0) {
        break;
      }
      if (arithmetic && c == '(') {
        parentheses++;
      } else if (arithmetic && c == ')') {
        parentheses--;
      } else if (stops.equals("]") && c == '[') {
        brackets++;
      } else if (stops.equals("]") && c == ']') {
        brackets--;
      }
      piece(parts, arithmetic, quoted);
    }
    Span span = new Span(start, input.at(), line);
    return new Word(parts.list(), input.slice(start, input.at()), span);
  }

  private void piece(Parts parts, boolean arithmetic, boolean quoted) throws SyntaxException {
    char c = input.peek();
    if (c == '"') {
      parts.add(words.doubleQuoted());
    } else if (arithmetic) {
      if (c == '$' || c == '`' || c == '\\') {
        words.inDoubleQuotes(parts, "$`\"\\");
      } else {
        parts.literal(input.next());
      }
    } else if (quoted) {
      words.inDoubleQuotes(parts, "$`\"\\}");
    } else {
      words.one(parts);
    }
  }

  WordReader words() {
    return words;
  }

  static Word empty(Span span) {
    return new Word(List.of(), "", span);
  }
}
