package io.chapar.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Characters to tokens. Bodies of here-documents are read with the newline in front of them. */
final class Lexer {
  private static final String[] OPERATORS = {
    ";;&", "&>>", "<<<", "<<-", ";;", ";&", "&&", "||", "|&", "&>", "<<", "<&", "<>", ">>", ">&",
    ">|", ";", "&", "|", "<", ">", "(", ")"
  };

  private final Input input;
  private final Dialect dialect;
  private final WordReader words;
  private final List<HereDoc> pending = new ArrayList<>();

  Lexer(Input input, Dialect dialect, int depth) {
    this.input = input;
    this.dialect = dialect;
    this.words = new WordReader(input, dialect, depth);
  }

  Input input() {
    return input;
  }

  WordReader words() {
    return words;
  }

  void expect(HereDoc document) {
    pending.add(document);
  }

  /**
   * The next token.
   *
   * @param assignable whether {@code a=(} begins an array assignment here
   */
  Token next(boolean assignable) throws SyntaxException {
    blanks();
    int start = input.at();
    int line = input.line();
    if (input.end()) {
      hereDocs();
      return new Token(Token.Type.END, "", null, new Span(start, start, line));
    }
    char c = input.peek();
    if (c == '\n') {
      input.next();
      hereDocs();
      return new Token(Token.Type.NEWLINE, "newline", null, new Span(start, start + 1, line));
    }
    boolean substitution = (c == '<' || c == '>') && input.peek(1) == '(';
    if (!substitution && ";&|<>()".indexOf(c) >= 0) {
      for (String operator : OPERATORS) {
        if (input.starts(operator)) {
          input.skip(operator.length());
          return new Token(Token.Type.OPERATOR, operator, null, new Span(start, input.at(), line));
        }
      }
    }
    Word word = words.word(assignable);
    Token.Type type = descriptor(word.text()) ? Token.Type.DESCRIPTOR : Token.Type.WORD;
    return new Token(type, word.text(), word, word.span());
  }

  private boolean descriptor(String text) {
    char c = input.peek();
    if (c != '<' && c != '>') {
      return false;
    }
    if (text.startsWith("{")) {
      return text.endsWith("}") && Names.isName(text.substring(1, text.length() - 1));
    }
    return text.length() < 10
        && !text.isEmpty()
        && text.chars().allMatch(d -> d >= '0' && d <= '9');
  }

  /** Skips blanks, comments and continued lines. */
  void blanks() {
    while (true) {
      char c = input.peek();
      if (c == ' ' || c == '\t') {
        input.next();
      } else if (c == '\\' && input.peek(1) == '\n') {
        input.skip(2);
      } else if (c == '#') {
        while (input.peek() != '\n' && !input.end()) {
          input.next();
        }
      } else {
        return;
      }
    }
  }

  private void hereDocs() throws SyntaxException {
    while (!pending.isEmpty()) {
      read(pending.remove(0));
    }
  }

  private void read(HereDoc document) throws SyntaxException {
    StringBuilder body = new StringBuilder();
    int line = input.line();
    int start = input.at();
    while (true) {
      if (input.end()) {
        dialect.warn(
            Math.max(document.line(), input.line() - (body.isEmpty() || !input.open() ? 1 : 0)),
            "here-document at line "
                + document.line()
                + " delimited by end-of-file (wanted `"
                + document.delimiter()
                + "')");
        break;
      }
      String one = line(document);
      if (one.equals(document.delimiter())) {
        break;
      }
      body.append(one).append('\n');
    }
    String text = body.toString();
    Span span = new Span(start, input.at(), line);
    Word word =
        document.quoted()
            ? new Word(List.of(new WordPart.Quoted(text)), text, span)
            : new WordReader(new Input(text, line, null), dialect, words.depth() + 1)
                .hereDocument(text, span);
    document.body(text, word);
  }

  private String line(HereDoc document) {
    StringBuilder one = new StringBuilder();
    while (document.tabs() && input.peek() == '\t') {
      input.next();
    }
    while (input.peek() != '\n' && !input.end()) {
      char c = input.next();
      if (c == '\\' && !document.quoted() && input.peek() == '\n') {
        input.next();
        one.append("\\\n");
        while (document.tabs() && input.peek() == '\t') {
          input.next();
        }
        continue;
      }
      one.append(c);
      if (c == '\\' && !document.quoted() && !input.end()) {
        one.append(input.next());
      }
    }
    input.next();
    return one.toString();
  }

  /** The text of a here-document's delimiter, without its quotes. */
  static String delimiter(Word word) {
    StringBuilder text = new StringBuilder();
    for (WordPart part : word.parts()) {
      unquote(part, text, word);
    }
    return text.toString();
  }

  private static void unquote(WordPart part, StringBuilder into, Word whole) {
    if (part instanceof WordPart.Literal l) {
      into.append(l.text());
    } else if (part instanceof WordPart.Quoted q) {
      into.append(q.text());
    } else if (part instanceof WordPart.DoubleQuoted d) {
      d.parts().forEach(p -> unquote(p, into, whole));
    } else if (part instanceof WordPart.Parameter p) {
      into.append(p.source());
    } else if (part instanceof WordPart.CommandSubstitution c) {
      into.append("$(").append(c.source()).append(')');
    } else {
      into.append(Objects.requireNonNull(whole).text());
    }
  }
}
