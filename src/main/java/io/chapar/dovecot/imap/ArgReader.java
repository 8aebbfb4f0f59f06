package io.chapar.dovecot.imap;

import io.chapar.dovecot.login.Wire;
import io.chapar.dovecot.message.Arg;
import io.chapar.text.Utf8;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the arguments of a command from the wire (RFC 3501 section 9): atoms, quoted strings,
 * lists, and literals, for which the client may have to be asked on.
 */
final class ArgReader {
  private static final int MAX_LITERAL = 100 * 1024 * 1024;
  private static final int MAX_ARGS = 100_000;
  private static final int MAX_NESTING = 500;

  private final Wire wire;
  private final int limit;
  private boolean ended;
  private int read;

  /** What is wrong with the arguments, in Dovecot's words. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean fatal;

    SyntaxException(String message) {
      this(message, false);
    }

    SyntaxException(String message, boolean fatal) {
      super(message);
      this.fatal = fatal;
    }

    boolean fatal() {
      return fatal;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  ArgReader(Wire wire) {
    this(wire, Wire.MAX_LINE);
  }

  /** A reader that takes literals up to a size. */
  ArgReader(Wire wire, int limit) {
    this.wire = wire;
    this.limit = limit;
  }

  /** Whether the end of the command's line has been read. */
  boolean ended() {
    return ended;
  }

  private int next() throws IOException {
    int c = wire.read();
    if (c < 0) {
      throw new EOFException();
    }
    if (++read > 10 * Wire.MAX_LINE) {
      throw new Wire.LongLineException();
    }
    return c;
  }

  /** Skips what is left of the line. */
  void skip() throws IOException {
    while (!ended) {
      if (next() == '\n') {
        ended = true;
      }
    }
  }

  /** A word up to a blank or the end of the line: the tag, the name of the command. */
  String word() throws IOException {
    StringBuilder out = new StringBuilder();
    while (!ended) {
      int c = next();
      if (c == '\n') {
        ended = true;
      } else if (c == ' ') {
        break;
      } else if (c != '\r') {
        out.append((char) c);
      }
      if (out.length() > 8192) {
        throw new Wire.LongLineException();
      }
    }
    return out.toString();
  }

  /** All arguments up to the end of the line. */
  List<Arg> all() throws IOException, SyntaxException {
    return list(false, 0);
  }

  private List<Arg> list(boolean inner, int depth) throws IOException, SyntaxException {
    List<Arg> args = new ArrayList<>();
    if (depth > MAX_NESTING) {
      throw new SyntaxException("Too many '('");
    }
    while (!ended) {
      int c = next();
      switch (c) {
        case ' ', '\r' -> {}
        case '\n' -> {
          ended = true;
          if (inner) {
            throw new SyntaxException("Missing ')'");
          }
        }
        case '(' -> args.add(new Arg.Group(list(true, depth + 1)));
        case ')' -> {
          if (!inner) {
            throw new SyntaxException("Unexpected ')'");
          }
          return args;
        }
        case '"' -> args.add(new Arg.Str(quoted()));
        case '{' -> args.add(new Arg.Str(Utf8.decode(literal(literalSize(), true))));
        default -> args.add(atom(c));
      }
      if (args.size() > MAX_ARGS) {
        throw new SyntaxException("Too many arguments");
      }
    }
    if (inner) {
      throw new SyntaxException("Missing ')'");
    }
    return args;
  }

  private String quoted() throws IOException, SyntaxException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    while (true) {
      int c = next();
      if (c == '"') {
        return Utf8.decode(out.toByteArray());
      }
      if (c == '\n') {
        ended = true;
        throw new SyntaxException("Missing '\"'");
      }
      if (c == '\\') {
        c = next();
      }
      if (c != '\r') {
        out.write(c);
      }
    }
  }

  /** The size in a literal's braces, after the first of them. */
  Literal literalSize() throws IOException, SyntaxException {
    StringBuilder digits = new StringBuilder();
    boolean plus = false;
    while (true) {
      int c = next();
      if (c == '}') {
        break;
      }
      if (c == '\n') {
        ended = true;
        throw new SyntaxException("Invalid literal size");
      }
      if (c == '+') {
        plus = true;
      } else if (c >= '0' && c <= '9' && digits.length() >= 18) {
        throw new SyntaxException("Literal size too large", true);
      } else if (c >= '0' && c <= '9') {
        digits.append((char) c);
      } else {
        throw new SyntaxException("Invalid literal size");
      }
    }
    int c = next();
    if (c == '\r') {
      c = next();
    }
    if (c != '\n' || digits.isEmpty()) {
      ended = c == '\n';
      throw new SyntaxException("Missing LF after literal size");
    }
    return new Literal(Long.parseLong(digits.toString()), plus);
  }

  /** A literal that was announced. */
  record Literal(long size, boolean plus) {}

  /** The bytes of a literal; asks for them if the client waits. */
  byte[] literal(Literal literal, boolean limited) throws IOException, SyntaxException {
    if (limited && literal.size() > limit) {
      throw new SyntaxException("Literal size too large", true);
    }
    if (literal.size() > MAX_LITERAL) {
      discard(literal);
      throw new SyntaxException("Literal size too large", true);
    }
    if (!literal.plus()) {
      wire.say("+ OK");
    }
    byte[] bytes = wire.bytes((int) literal.size());
    if (bytes == null) {
      throw new EOFException();
    }
    return bytes;
  }

  /** Reads past a literal that no mailbox here would take. */
  private void discard(Literal literal) throws IOException {
    if (!literal.plus()) {
      wire.say("+ OK");
    }
    for (long left = literal.size(); left > 0; ) {
      byte[] some = wire.bytes((int) Math.min(left, 64 * 1024));
      if (some == null) {
        throw new EOFException();
      }
      left -= some.length;
    }
  }

  private Arg atom(int first) throws IOException, SyntaxException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    int c = first;
    int brackets = 0;
    while (true) {
      boolean plain = brackets == 0;
      if (c == '\n') {
        ended = true;
        break;
      }
      if (plain && (c == ' ' || c == ')' || c == '(')) {
        wire.unread();
        break;
      }
      if (c == '[') {
        brackets++;
      } else if (c == ']') {
        brackets = Math.max(0, brackets - 1);
      }
      if (c >= 0x80) {
        throw new SyntaxException("8bit data in atom");
      }
      if (c != '\r') {
        out.write(c);
      }
      c = next();
    }
    String text = Utf8.decode(out.toByteArray());
    return new Arg.Atom(text);
  }

  /** Reads one argument that is not a list; null at the end of the line. */
  @org.jspecify.annotations.Nullable
  String string() throws IOException, SyntaxException {
    while (!ended) {
      int c = next();
      switch (c) {
        case ' ', '\r' -> {}
        case '\n' -> ended = true;
        case '"' -> {
          return quoted();
        }
        case '{' -> {
          return Utf8.decode(literal(literalSize(), true));
        }
        default -> {
          return atom(c).string();
        }
      }
    }
    return null;
  }

  /** The next byte that is not a blank; -1 at the end of the line, which is then read. */
  int peek() throws IOException {
    while (!ended) {
      int c = next();
      if (c == '\n') {
        ended = true;
        return -1;
      }
      if (c != ' ' && c != '\r') {
        wire.unread();
        return c;
      }
    }
    return -1;
  }

  /** Takes the byte that {@link #peek} showed. */
  void take() throws IOException {
    next();
  }

  /** The arguments in parentheses, the first of which was taken. */
  List<Arg> group() throws IOException, SyntaxException {
    return list(true, 1);
  }
}
