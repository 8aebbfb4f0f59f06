package io.chapar.sieve.manage;

import io.chapar.dovecot.login.Wire;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's lines, word for word: atoms, quoted strings, literals. */
final class ManageReader {
  private final Wire wire;
  private final int most;
  private int line;

  /**
   * Reads from a connection.
   *
   * @param most bytes that a line may have, literals counted
   */
  ManageReader(Wire wire, int most) {
    this.wire = wire;
    this.most = most;
  }

  /** An argument: what it says, and whether it was a string. */
  record Argument(String text, boolean string) {}

  /** The line is none of the protocol's. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean fatal;

    SyntaxException(String text, boolean fatal) {
      super(text);
      this.fatal = fatal;
    }

    /** Whether it cannot go on. */
    boolean fatal() {
      return fatal;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  private static SyntaxException wrong(String text) {
    return new SyntaxException(text, false);
  }

  private int next() throws IOException {
    int c = wire.read();
    if (c < 0) {
      throw new EOFException();
    }
    line++;
    return c;
  }

  private void back() {
    wire.unread();
    line--;
  }

  /** The name of a command, and one blank behind it. */
  String word() throws IOException, SyntaxException {
    line = 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (true) {
      int c = next();
      if (c == ' ') {
        break;
      }
      if (c == '\r' || c == '\n') {
        back();
        break;
      }
      out.write(c);
      if (line > most) {
        throw wrong("Too long argument.");
      }
    }
    return Utf8.decode(out.toByteArray(), 0, out.size());
  }

  /** Skips the rest of the line. */
  void skip() throws IOException {
    while (next() != '\n') {
      // what is left of the line
    }
  }

  private int blanks() throws IOException {
    int c;
    do {
      c = next();
    } while (c == ' ');
    back();
    return c;
  }

  /** All arguments up to the end of the line, which is left. */
  List<Argument> all() throws IOException, SyntaxException {
    List<Argument> all = new ArrayList<>();
    while (true) {
      Argument argument = one();
      if (argument == null) {
        return all;
      }
      all.add(argument);
    }
  }

  /** The next argument; null at the end of the line, which is left. */
  @Nullable Argument one() throws IOException, SyntaxException {
    int c = blanks();
    if (c == '\r' || c == '\n') {
      return null;
    }
    if (line > most) {
      throw wrong("MANAGESIEVE command line too large");
    }
    if (c == '"') {
      next();
      return new Argument(quoted(), true);
    }
    if (c == '{') {
      next();
      long size = size();
      if (size > most - line) {
        throw new SyntaxException("Literal size too large", true);
      }
      byte[] bytes = data((int) size);
      if (!utf8(bytes)) {
        throw wrong("Invalid UTF-8 character in literal string.");
      }
      return new Argument(Utf8.decode(bytes, 0, bytes.length), true);
    }
    return new Argument(atom(), false);
  }

  private String atom() throws IOException, SyntaxException {
    StringBuilder out = new StringBuilder();
    while (true) {
      int c = next();
      if (out.length() > 0 && (c == ' ' || c == '\r' || c == '\n' || c == ')')) {
        back();
        return out.toString();
      }
      if (c <= 32 || c == 127 || "(){\"\\".indexOf(c) >= 0) {
        back();
        throw wrong("Invalid characters in atom");
      }
      if (c > 127) {
        throw wrong("8bit data in atom");
      }
      out.append((char) c);
      if (line > most) {
        throw wrong("Too long argument.");
      }
    }
  }

  private String quoted() throws IOException, SyntaxException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (true) {
      int c = next();
      if (c == '"') {
        break;
      }
      if (c == 0) {
        throw wrong("NULs not allowed in strings");
      }
      if (c == '\\') {
        c = next();
        if (c != '"' && c != '\\') {
          back();
          throw wrong("Escaped quoted-string character is not a QUOTED-SPECIAL.");
        }
      } else if (c == '\r' || c == '\n') {
        back();
        throw wrong("String contains invalid character.");
      }
      out.write(c);
      if (line > most) {
        throw wrong("Too long argument.");
      }
    }
    byte[] bytes = out.toByteArray();
    if (!utf8(bytes)) {
      throw wrong("Invalid UTF-8 character in quoted-string.");
    }
    return Utf8.decode(bytes, 0, bytes.length);
  }

  /** What stands between the braces of a literal, and the end of that line. */
  private long size() throws IOException, SyntaxException {
    long size = 0;
    boolean plus = false;
    while (true) {
      int c = next();
      if (c == '}') {
        break;
      }
      if (plus) {
        back();
        throw wrong("Expecting '}' after '+'");
      }
      if (c == '+') {
        plus = true;
        continue;
      }
      if (c < '0' || c > '9') {
        back();
        throw wrong("Invalid literal size");
      }
      size = size * 10 + (c - '0');
      if (size > 1L << 50) {
        throw wrong("Literal size too large");
      }
    }
    int c = next();
    if (c == '\r') {
      c = next();
    }
    if (c != '\n') {
      back();
      throw wrong("Missing LF after literal size");
    }
    return size;
  }

  private byte[] data(int size) throws IOException {
    byte[] bytes = wire.bytes(size);
    if (bytes == null) {
      throw new EOFException();
    }
    line += size;
    return bytes;
  }

  /** How a long string begins that is not read at once: its size, or -1 for a quoted one. */
  long begin() throws IOException, SyntaxException {
    int c = blanks();
    if (c == '"') {
      next();
      return -1;
    }
    if (c != '{') {
      throw wrong("Invalid arguments.");
    }
    next();
    return size();
  }

  /** The bytes of a long string; null if the client goes away before their end. */
  byte @Nullable [] content(int size) throws IOException {
    return wire.bytes(size);
  }

  /** The content of a long string in quotes; what is more than {@code limit} bytes is dropped. */
  byte[] quotedContent(long limit) throws IOException, SyntaxException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (true) {
      int c = next();
      if (c == '"') {
        return out.toByteArray();
      }
      if (c == '\\') {
        c = next();
        if (c != '"' && c != '\\') {
          back();
          throw wrong("Invalid input: Escaped quoted-string character is not a QUOTED-SPECIAL");
        }
      } else if (c == '\r' || c == '\n') {
        back();
        throw wrong("Invalid input: Quoted string contains an invalid character");
      }
      if (out.size() <= limit) {
        out.write(c);
      }
    }
  }

  private static boolean utf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
