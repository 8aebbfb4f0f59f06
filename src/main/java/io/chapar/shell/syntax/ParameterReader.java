package io.chapar.shell.syntax;

import io.chapar.shell.syntax.WordPart.Form;
import io.chapar.shell.syntax.WordPart.Kind;
import io.chapar.shell.syntax.WordPart.Operation;
import org.jspecify.annotations.Nullable;

/** Reads the inside of <code>${…}</code>. */
final class ParameterReader {
  private static final String SPECIAL = "@*#?-$!";

  private final Input input;
  private final DollarReader dollars;
  private int line;
  private int start;

  ParameterReader(Input input, DollarReader dollars) {
    this.input = input;
    this.dollars = dollars;
  }

  /** From behind the opening brace to behind the closing one. */
  WordPart.Parameter read(boolean quoted) throws SyntaxException {
    line = input.line();
    start = input.at();
    Form form = form();
    String name = name();
    Word subscript = null;
    if (!name.isEmpty() && input.peek() == '[' && Names.isName(name)) {
      input.next();
      subscript = dollars.until("]", false, false);
      if (input.next() != ']') {
        throw dollars.words().unterminated('}', line);
      }
    }
    if (form == Form.INDIRECT) {
      char c = input.peek();
      if ((c == '*' || c == '@') && input.peek(1) == '}' && subscript == null) {
        input.skip(2);
        return new WordPart.Parameter(
            name + c, null, Form.NAMES, null, input.slice(start - 2, input.at()));
      }
      if (subscript != null
          && (subscript.text().equals("@") || subscript.text().equals("*"))
          && c == '}') {
        form = Form.KEYS;
      }
    }
    Operation operation = null;
    if (!name.isEmpty() && input.peek() != '}') {
      operation = form == Form.LENGTH ? null : operation(quoted);
      if (operation == null) {
        return bad();
      }
    }
    if (name.isEmpty()) {
      return bad();
    }
    if (input.next() != '}') {
      throw dollars.words().unterminated('}', line);
    }
    return new WordPart.Parameter(
        name, subscript, form, operation, input.slice(start - 2, input.at()));
  }

  private WordPart.Parameter bad() throws SyntaxException {
    dollars.until("}", false, false);
    if (input.next() != '}') {
      throw dollars.words().unterminated('}', line);
    }
    return new WordPart.Parameter("", null, Form.BAD, null, input.slice(start - 2, input.at()));
  }

  private Form form() {
    char c = input.peek();
    char next = input.peek(1);
    if (c == '#' && next != '}') {
      int end = nameEnd(1);
      if (end > 1 && (input.peek(end) == '}' || input.peek(end) == '[')) {
        input.next();
        return Form.LENGTH;
      }
    }
    if (c == '!' && next != '}' && (nameEnd(1) > 1)) {
      int end = nameEnd(1);
      if (Names.starts(next) || next >= '0' && next <= '9' || input.peek(end) == '}') {
        input.next();
        return Form.INDIRECT;
      }
    }
    return Form.VALUE;
  }

  /** Where the name that begins {@code ahead} of here ends; {@code ahead} if there is none. */
  private int nameEnd(int ahead) {
    char c = input.peek(ahead);
    if (Names.starts(c)) {
      int i = ahead + 1;
      while (Names.goesOn(input.peek(i))) {
        i++;
      }
      return i;
    }
    if (c >= '0' && c <= '9') {
      int i = ahead + 1;
      while (input.peek(i) >= '0' && input.peek(i) <= '9') {
        i++;
      }
      return i;
    }
    return SPECIAL.indexOf(c) >= 0 && c != Input.END ? ahead + 1 : ahead;
  }

  private String name() {
    int length = nameEnd(0);
    String name = length == 0 ? "" : input.slice(input.at(), input.at() + length);
    input.skip(length);
    return name;
  }

  private @Nullable Operation operation(boolean quoted) throws SyntaxException {
    char c = input.peek();
    char next = input.peek(1);
    if (c == ':' && next != Input.END && "-=?+".indexOf(next) >= 0) {
      input.next();
      return value(true, quoted);
    }
    switch (c) {
      case '-', '=', '?', '+':
        return value(false, quoted);
      case ':':
        input.next();
        return substring();
      case '#':
        return pattern(Kind.PREFIX, Kind.PREFIX_LONG, '#');
      case '%':
        return pattern(Kind.SUFFIX, Kind.SUFFIX_LONG, '%');
      case '^':
        return pattern(Kind.UPPER, Kind.UPPER_ALL, '^');
      case ',':
        return pattern(Kind.LOWER, Kind.LOWER_ALL, ',');
      case '~':
        return pattern(Kind.TOGGLE, Kind.TOGGLE_ALL, '~');
      case '/':
        input.next();
        return replace(quoted);
      case '@':
        if (Character.isLetter(next) && input.peek(2) == '}') {
          input.next();
          return new Operation(Kind.TRANSFORM, false, dollars.until("}", false, false), null);
        }
        return null;
      default:
        return null;
    }
  }

  private Operation value(boolean colon, boolean quoted) throws SyntaxException {
    Kind kind =
        switch (input.next()) {
          case '-' -> Kind.DEFAULT;
          case '=' -> Kind.ASSIGN;
          case '?' -> Kind.ERROR;
          default -> Kind.ALTERNATIVE;
        };
    return new Operation(kind, colon, dollars.until("}", false, quoted), null);
  }

  private Operation pattern(Kind once, Kind twice, char sign) throws SyntaxException {
    input.next();
    Kind kind = once;
    if (input.peek() == sign) {
      input.next();
      kind = twice;
    }
    return new Operation(kind, false, dollars.until("}", false, false), null);
  }

  private Operation replace(boolean quoted) throws SyntaxException {
    Kind kind =
        switch (input.peek()) {
          case '/' -> Kind.REPLACE_ALL;
          case '#' -> Kind.REPLACE_PREFIX;
          case '%' -> Kind.REPLACE_SUFFIX;
          default -> Kind.REPLACE;
        };
    if (kind != Kind.REPLACE) {
      input.next();
    }
    Word pattern = dollars.until("}/", false, false);
    Word replacement = null;
    if (input.peek() == '/') {
      input.next();
      replacement = dollars.until("}", false, false);
    }
    return new Operation(kind, quoted, pattern, replacement);
  }

  private Operation substring() throws SyntaxException {
    Word offset = expression(":}");
    Word length = null;
    if (input.peek() == ':') {
      input.next();
      length = expression("}");
    }
    return new Operation(Kind.SUBSTRING, false, offset, length);
  }

  /** An arithmetic expression; a ':' that belongs to a '?' does not end it. */
  private Word expression(String stops) throws SyntaxException {
    int from = input.at();
    int at = input.line();
    java.util.List<WordPart> parts = new java.util.ArrayList<>();
    while (true) {
      Word piece = dollars.until(stops + "?", true, false);
      parts.addAll(piece.parts());
      if (input.peek() != '?') {
        break;
      }
      input.next();
      Word middle = dollars.until(":}", true, false);
      parts.add(new WordPart.Literal("?"));
      parts.addAll(middle.parts());
      if (input.peek() == ':') {
        input.next();
        parts.add(new WordPart.Literal(":"));
      }
    }
    return new Word(
        java.util.List.copyOf(parts),
        input.slice(from, input.at()),
        new Span(from, input.at(), at));
  }
}
