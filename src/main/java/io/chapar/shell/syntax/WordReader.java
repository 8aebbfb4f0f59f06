package io.chapar.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one word: its quotes, its expansions, and what it assigns. */
final class WordReader {
  static final int DEEPEST = 1000;

  private final Input input;
  private final Dialect dialect;
  private final int depth;
  private final DollarReader dollars;

  WordReader(Input input, Dialect dialect, int depth) {
    this.input = input;
    this.dialect = dialect;
    this.depth = depth;
    this.dollars = new DollarReader(input, dialect, this);
  }

  int depth() {
    return depth;
  }

  DollarReader dollars() {
    return dollars;
  }

  SyntaxException unterminated(char closing, int line) {
    // dash blames the end of the text for a quote that stays open, bash its beginning
    int blamed = dialect.posix() && "'\"`".indexOf(closing) >= 0 ? input.line() : line;
    return new SyntaxException(
        "unexpected EOF while looking for matching `" + closing + "'", blamed, "", true);
  }

  /** Reads up to the next character that ends a word. */
  Word word(boolean assignable) throws SyntaxException {
    int start = input.at();
    int line = input.line();
    Parts parts = new Parts();
    int equals = -1; // where the value of an assignment begins
    Head head = null;
    while (!input.end()) {
      char c = input.peek();
      if ((c == '<' || c == '>') && input.peek(1) == '(') {
        parts.add(dollars.processSubstitution());
        continue;
      }
      if (c == '[' && head == null && Names.isName(parts.onlyLiteral().toString())) {
        head = subscripted(parts.onlyLiteral().toString());
        if (head != null) {
          String text = input.slice(start, input.at());
          text.chars().skip(parts.onlyLiteral().length()).forEach(x -> parts.literal((char) x));
          equals = input.at();
          if (input.peek() == '(' && assignable) {
            return array(head, parts, start, line);
          }
          continue;
        }
      }
      if (" \t\n;&|<>()".indexOf(c) >= 0) {
        if (c == '(' && extended(start)) {
          group(parts);
          continue;
        }
        break;
      }
      if (c == '=' && head == null) {
        head = head(parts.onlyLiteral());
        if (head != null) {
          parts.literal(input.next());
          equals = input.at();
          if (input.peek() == '(' && assignable) {
            return array(head, parts, start, line);
          }
          continue;
        }
      }
      one(parts);
    }
    Span span = new Span(start, input.at(), line);
    String text = input.slice(start, input.at());
    List<WordPart> list = parts.list();
    if (head == null) {
      return new Word(list, text, span);
    }
    Word value = valueOf(list, input.slice(equals, input.at()), new Span(equals, span.end(), line));
    return new Word(
        list,
        text,
        span,
        new Assignment(head.name(), head.subscript(), head.append(), value, null));
  }

  /** What stands in front of the '=' of an assignment. */
  private record Head(String name, @Nullable Word subscript, boolean append, int length) {}

  private static @Nullable Head head(CharSequence literal) {
    String text = literal.toString();
    boolean append = text.endsWith("+");
    String name = append ? text.substring(0, text.length() - 1) : text;
    return Names.isName(name) ? new Head(name, null, append, text.length() + 1) : null;
  }

  /** name[…]= or name[…]+=, read up to behind the '='; null (and nothing read) otherwise. */
  private @Nullable Head subscripted(String name) throws SyntaxException {
    Input.Mark mark = input.mark();
    input.next();
    try {
      Word subscript = dollars.until("]", false, false);
      if (input.next() == ']') {
        boolean append = input.peek() == '+' && input.peek(1) == '=';
        if (append || input.peek() == '=') {
          input.skip(append ? 2 : 1);
          return new Head(name, subscript, append, 0);
        }
      }
    } catch (SyntaxException e) {
      // no subscript after all: the bracket is part of an ordinary word
    }
    input.reset(mark);
    return null;
  }

  /** The part of an assignment's word that is its value. */
  private static Word valueOf(List<WordPart> list, String text, Span span) {
    List<WordPart> parts = new ArrayList<>(list);
    if (parts.get(0) instanceof WordPart.Literal first) {
      String all = first.text();
      // the head is literal; what remains of the first part belongs to the value
      int head = headLength(all);
      String rest = all.substring(Math.min(head, all.length()));
      if (rest.isEmpty()) {
        parts.remove(0);
      } else {
        parts.set(0, new WordPart.Literal(rest));
      }
    }
    return new Word(List.copyOf(parts), text, span);
  }

  private static int headLength(String literal) {
    int i = 0;
    while (i < literal.length() && Names.goesOn(literal.charAt(i))) {
      i++;
    }
    if (i < literal.length() && literal.charAt(i) == '[') {
      int close = closing(literal, i);
      i = close + 1;
    }
    return literal.indexOf('=', i) + 1;
  }

  private static int closing(String text, int open) {
    // quotes and expansions in a subscript may hold brackets: the last "]=" or "]+=" that the
    // reader accepted is the first one whose brackets balance
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        i = end < 0 ? i : end;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }

  private Word array(Head head, Parts parts, int start, int line) throws SyntaxException {
    input.next();
    Lexer lexer = new Lexer(input, dialect, deeper(line));
    List<Assignment.Element> elements = new ArrayList<>();
    while (true) {
      lexer.blanks();
      if (input.end()) {
        throw unterminated(')', line);
      }
      char c = input.peek();
      if (c == '\n') {
        input.next();
      } else if (c == ')') {
        input.next();
        break;
      } else if (c == '[') {
        elements.add(element());
      } else {
        Word word = word(false);
        if (word.text().isEmpty()) {
          Token token = lexer.next(false);
          throw Parser.unexpected(token, input);
        }
        elements.add(new Assignment.Element(null, false, word));
      }
    }
    parts.add(new WordPart.ArrayLiteral(List.copyOf(elements)));
    Span span = new Span(start, input.at(), line);
    Word nothing = new Word(List.of(), "", span);
    return new Word(
        parts.list(),
        input.slice(start, input.at()),
        span,
        new Assignment(head.name(), head.subscript(), head.append(), nothing, elements));
  }

  private Assignment.Element element() throws SyntaxException {
    Input.Mark mark = input.mark();
    input.next();
    try {
      Word key = dollars.until("]", false, false);
      if (input.next() == ']') {
        boolean append = input.peek() == '+' && input.peek(1) == '=';
        if (append || input.peek() == '=') {
          input.skip(append ? 2 : 1);
          return new Assignment.Element(key, append, word(false));
        }
      }
    } catch (SyntaxException e) {
      // a word that begins with a bracket: a pattern
    }
    input.reset(mark);
    return new Assignment.Element(null, false, word(false));
  }

  /** Whether the parenthesis here belongs to an extended pattern. */
  private boolean extended(int start) {
    return dialect.extglob()
        && input.at() > start
        && "?*+@!".indexOf(input.slice(input.at() - 1, input.at()).charAt(0)) >= 0;
  }

  /** (a|b), the alternatives of an extended pattern. */
  void group(Parts parts) throws SyntaxException {
    int line = input.line();
    parts.literal(input.next());
    int open = 1;
    while (open > 0) {
      if (input.end()) {
        throw unterminated(')', line);
      }
      char c = input.peek();
      if (c == '(') {
        open++;
        parts.literal(input.next());
      } else if (c == ')') {
        open--;
        parts.literal(input.next());
      } else if (" \t\n;&|<>".indexOf(c) >= 0) {
        parts.literal(input.next());
      } else {
        one(parts);
      }
    }
  }

  /** One character, quotation or expansion outside of double quotes. */
  void one(Parts parts) throws SyntaxException {
    char c = input.peek();
    switch (c) {
      case '\\' -> {
        input.next();
        if (input.peek() == '\n') {
          input.next();
        } else if (input.end()) {
          parts.literal('\\');
        } else {
          parts.quoted(input.next());
        }
      }
      case '\'' -> parts.add(new WordPart.Quoted(singleQuoted()));
      case '"' -> parts.add(doubleQuoted());
      case '$' -> dollars.dollar(parts, false);
      case '`' -> parts.add(dollars.backquoted(false));
      default -> parts.literal(input.next());
    }
  }

  /** '…', with the place at its opening quote. */
  String singleQuoted() throws SyntaxException {
    int line = input.line();
    input.next();
    int start = input.at();
    while (input.peek() != '\'') {
      if (input.end()) {
        throw unterminated('\'', line);
      }
      input.next();
    }
    String text = input.slice(start, input.at());
    input.next();
    return text;
  }

  /** "…", with the place at its opening quote. */
  WordPart doubleQuoted() throws SyntaxException {
    int line = input.line();
    input.next();
    Parts parts = new Parts();
    while (input.peek() != '"') {
      if (input.end()) {
        throw unterminated('"', line);
      }
      inDoubleQuotes(parts, "$`\"\\");
    }
    input.next();
    return new WordPart.DoubleQuoted(parts.list());
  }

  /** One character or expansion inside of double quotes. */
  void inDoubleQuotes(Parts parts, String escapable) throws SyntaxException {
    char c = input.peek();
    switch (c) {
      case '\\' -> {
        input.next();
        char escaped = input.peek();
        if (escaped == '\n') {
          input.next();
        } else if (!input.end() && escapable.indexOf(escaped) >= 0) {
          parts.quoted(input.next());
        } else {
          parts.quoted('\\');
        }
      }
      case '$' -> dollars.dollar(parts, true);
      case '`' -> parts.add(dollars.backquoted(true));
      default -> parts.quoted(input.next());
    }
  }

  /** The whole input as the body of a here-document. */
  Word hereDocument(String text, Span span) throws SyntaxException {
    return new Word(List.of(new WordPart.DoubleQuoted(wholeQuoted())), text, span);
  }

  private List<WordPart> wholeQuoted() throws SyntaxException {
    Parts parts = new Parts();
    while (!input.end()) {
      inDoubleQuotes(parts, "$`\\");
    }
    return parts.list();
  }

  int deeper(int line) throws SyntaxException {
    if (depth >= DEEPEST) {
      throw new SyntaxException("memory exhausted", line, "", false);
    }
    return depth + 1;
  }
}
