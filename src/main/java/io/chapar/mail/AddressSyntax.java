package io.chapar.mail;

import io.chapar.mail.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses and lists of addresses the way a mail system has to: nothing is an error, what is
 * not understood stays. Besides RFC 5322's operators there are '%', '!' and '|', for the sake of
 * old forms of routing and of alias files.
 */
public final class AddressSyntax {
  /** The characters that end a word. */
  public static final String OPERATORS = "|%!()<>@,;:\\\".[]";

  private static final int LONGEST_PHRASE = 250;

  private AddressSyntax() {}

  // ---- from text to tokens

  /** The tokens of a text, flat. */
  public static List<Token> scan(String text) {
    return scan(text, Integer.MAX_VALUE);
  }

  /** The first {@code limit} tokens of a text. */
  public static List<Token> scan(String text, int limit) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    int[] next = new int[1];
    while (at < text.length() && tokens.size() < limit) {
      char c = text.charAt(at);
      if (blank(c)) {
        at++;
      } else if (c == '(') {
        tokens.add(new Token(Kind.COMMENT, comment(text, at, next)));
        at = next[0];
      } else if (c == '[' || c == '"') {
        String inside = collect(text, at + 1, next, c == '[' ? "]" : "\"", false);
        tokens.add(new Token(c == '[' ? Kind.LITERAL : Kind.QUOTED, inside));
        at = Math.min(text.length(), next[0] + 1);
      } else if (c != '\\' && OPERATORS.indexOf(c) >= 0) {
        tokens.add(new Token(Kind.OPERATOR, String.valueOf(c)));
        at++;
      } else {
        String word = collect(text, at, next, OPERATORS, true);
        tokens.add(new Token(needsQuotes(word) ? Kind.QUOTED : Kind.ATOM, word));
        at = next[0];
      }
    }
    return tokens;
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static String collect(
      String text, int from, int[] next, String stop, boolean stopAtBlank) {
    StringBuilder out = new StringBuilder();
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        if (++at == text.length()) {
          break;
        }
        c = text.charAt(at);
      } else if (stop.indexOf(c) >= 0 || stopAtBlank && blank(c)) {
        break;
      }
      out.append(blank(c) ? ' ' : c);
      at++;
    }
    next[0] = at;
    return out.toString();
  }

  private static boolean needsQuotes(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c == 0x7f || OPERATORS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Comments are kept as they are written: they nest. */
  private static String comment(String text, int from, int[] next) {
    int level = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '(') {
        level++;
      } else if (c == ')') {
        if (--level == 0) {
          break;
        }
      } else if (c == '\\' && at < text.length()) {
        at++;
      }
    }
    next[0] = at;
    return text.substring(from, at);
  }

  /** A text that is one address, as a token. */
  public static Token address(String text) {
    return Token.address(scan(text), false);
  }

  /**
   * The tokens of a list of addresses, with what belongs to an address gathered in an ADDRESS
   * token. Missing commas are added. It works from right to left, because only the closing bracket
   * tells that what stands before the opening one is a phrase.
   */
  public static List<Token> list(String text) {
    return list(text, Integer.MAX_VALUE);
  }

  /** As {@link #list(String)}, of the first {@code limit} tokens. */
  public static List<Token> list(String text, int limit) {
    List<Token> in = scan(text, limit);
    LinkedList<Token> out = new LinkedList<>(); // done, from the left end of what is done
    LinkedList<Token> open = new LinkedList<>(); // words that may become an address
    boolean word = true;
    boolean group = false;
    int i = in.size() - 1;
    while (i >= 0) {
      Token t = in.get(i);
      if (t.kind() == Kind.COMMENT) {
        out.addFirst(t); // to the right of the address it stands in or before
        i--;
      } else if (t.is(';')) {
        close(open, out, true);
        out.addFirst(t);
        group = true;
        word = true;
        i--;
      } else if (t.is(':') && group) {
        t.become(Kind.GROUP);
        close(open, out, false);
        out.addFirst(t);
        i--;
        while (i >= 0 && !in.get(i).is(',')) {
          out.addFirst(in.get(i--));
        }
      } else if (t.is('>')) {
        close(open, out, true);
        out.addFirst(t);
        i--;
        i = bracketed(in, i, out);
        while (i >= 0 && !endsPhrase(in.get(i))) {
          out.addFirst(in.get(i--));
        }
        word = true;
      } else if (t.isWord()) {
        if (!word) {
          close(open, out, true);
        }
        open.addFirst(t);
        word = false;
        i--;
      } else if (t.is(',')) {
        close(open, out, false);
        out.addFirst(t);
        word = true;
        i--;
      } else {
        open.addFirst(t);
        word = true;
        i--;
      }
    }
    close(open, out, false);
    return new ArrayList<>(out);
  }

  /** What stands between '<' and '>': one address, its comments behind it. */
  private static int bracketed(List<Token> in, int from, LinkedList<Token> out) {
    LinkedList<Token> inside = new LinkedList<>();
    int i = from;
    while (i >= 0 && !in.get(i).is('<')) {
      if (in.get(i).kind() == Kind.COMMENT) {
        out.addFirst(in.get(i));
      } else {
        inside.addFirst(in.get(i));
      }
      i--;
    }
    close(inside, out, false);
    if (i >= 0) {
      out.addFirst(in.get(i--));
    }
    return i;
  }

  private static boolean endsPhrase(Token t) {
    return t.is('>') || t.is(';') || t.is(',') || t.is(':');
  }

  private static void close(LinkedList<Token> open, LinkedList<Token> out, boolean comma) {
    if (!open.isEmpty()) {
      out.addFirst(Token.address(open, true));
      open.clear();
      if (comma) {
        out.addFirst(new Token(Kind.OPERATOR, ","));
      }
    }
  }

  /** The addresses in a list, in internal form, in their order. */
  public static List<String> addresses(String text) {
    List<String> found = new ArrayList<>();
    for (Token token : list(text)) {
      if (token.kind() == Kind.ADDRESS) {
        found.add(internal(token));
      }
    }
    return found;
  }

  // ---- from tokens to text

  /** An address token in internal form. */
  public static String internal(Token address) {
    return internal(address.parts(), !address.fromList());
  }

  /** Tokens in internal form, a blank between words that follow each other. */
  public static String internal(List<Token> tokens) {
    return internal(tokens, true);
  }

  private static String internal(List<Token> tokens, boolean spaced) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      switch (t.kind()) {
        case ADDRESS -> out.append(internal(t));
        case LITERAL -> out.append('[').append(t.text()).append(']');
        case GROUP -> out.append(':');
        default -> out.append(t.text());
      }
      if (spaceAfter(tokens, i, spaced)) {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /**
   * The tokens as the text of a header.
   *
   * @param separator what follows a comma: a blank or a newline
   */
  public static String header(List<Token> tokens, char separator) {
    StringBuilder out = new StringBuilder();
    int start = 0;
    Token address = null;
    int addressLength = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (t.is(',')) {
        limitPhrase(out, start, address, addressLength);
        out.append(',').append(separator);
        start = out.length();
        address = null;
        addressLength = 0;
        continue;
      }
      switch (t.kind()) {
        case ADDRESS -> {
          address = t;
          int before = out.length();
          out.append(Quoting.header(internal(t)));
          addressLength = out.length() - before;
        }
        case QUOTED -> out.append('"').append(escape(t.text(), "\"\\\r\n")).append('"');
        case LITERAL -> out.append('[').append(escape(t.text(), "\\\r\n")).append(']');
        case GROUP -> out.append(':');
        default -> out.append(t.text());
      }
      if (spaceAfter(tokens, i, true)) {
        out.append(' ');
      }
    }
    limitPhrase(out, start, address, addressLength);
    return out.toString();
  }

  /** Too long a phrase is dropped: other mail systems once had short buffers for it. */
  private static void limitPhrase(
      StringBuilder out, int start, @Nullable Token address, int length) {
    if (address != null && out.length() - length > start + LONGEST_PHRASE) {
      out.setLength(start);
      out.append('<').append(Quoting.header(internal(address))).append('>');
    }
  }

  private static String escape(String text, String special) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (special.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean spaceAfter(List<Token> tokens, int i, boolean spaced) {
    if (i + 1 >= tokens.size() || !spaced) {
      return false;
    }
    Token t = tokens.get(i);
    Token next = tokens.get(i + 1);
    return t.is(',') || t.kind() == Kind.GROUP || next.is('<') || !operator(t) && !operator(next);
  }

  private static boolean operator(Token t) {
    return t.kind() == Kind.OPERATOR || t.kind() == Kind.GROUP;
  }

  // ---- searching

  /** The index of the first operator {@code c} in tokens; -1: none. */
  public static int first(List<Token> tokens, char c) {
    for (ListIterator<Token> i = tokens.listIterator(); i.hasNext(); ) {
      if (i.next().is(c)) {
        return i.previousIndex();
      }
    }
    return -1;
  }

  /** The index of the last operator {@code c} in tokens; -1: none. */
  public static int last(List<Token> tokens, char c) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).is(c)) {
        return i;
      }
    }
    return -1;
  }
}
