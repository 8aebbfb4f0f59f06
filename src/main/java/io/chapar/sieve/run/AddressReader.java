package io.chapar.sieve.run;

import io.chapar.sieve.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the one address that a script gives as a string, and says what is wrong with it. */
public final class AddressReader {
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

  private final String text;
  private int at;
  private String error = "";
  private String local = "";
  private String domain = "";

  private AddressReader(String text) {
    this.text = text;
  }

  /** What is wrong with an address, or null. */
  public static @Nullable String problem(String text) {
    AddressReader reader = new AddressReader(text);
    return reader.whole() ? null : reader.error;
  }

  /** The address, or null if something is wrong with it. */
  public static @Nullable SmtpAddress read(String text) {
    AddressReader reader = new AddressReader(text);
    return reader.whole() ? new SmtpAddress(reader.local, Bytes.lower(reader.domain)) : null;
  }

  private boolean fail(String message) {
    if (error.isEmpty()) {
      error = message;
    }
    return false;
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private boolean whole() {
    blanks();
    if (at == text.length()) {
      return fail("empty address");
    }
    if (!mailbox()) {
      return false;
    }
    if (at < text.length()) {
      return fail(
          peek() == ',' ? "not a single addres (found ',')" : "address ends in invalid characters");
    }
    if (domain.isEmpty()) {
      return fail("missing domain");
    }
    return !local.isEmpty() || fail("missing local part");
  }

  private void blanks() {
    while (at < text.length()) {
      int c = peek();
      if (c == '(') {
        int depth = 0;
        int i = at;
        for (; i < text.length(); i++) {
          char d = text.charAt(i);
          depth += d == '(' ? 1 : d == ')' ? -1 : 0;
          if (d == '\\') {
            i++;
          }
          if (depth == 0) {
            break;
          }
        }
        if (depth != 0) {
          return;
        }
        at = i + 1;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean atom(int c) {
    return Bytes.letter(c) || Bytes.digit(c) || c >= 128 || c > 0 && ATOM.indexOf(c) >= 0;
  }

  private boolean mailbox() {
    int start = at;
    if (!phrase() || peek() != '<') {
      at = start;
      return spec();
    }
    at++;
    blanks();
    if (at == text.length()) {
      return true;
    }
    if (!spec()) {
      return false;
    }
    if (peek() != '>') {
      return fail("missing '>'");
    }
    at++;
    blanks();
    return true;
  }

  private boolean phrase() {
    int words = 0;
    while (at < text.length()) {
      int c = peek();
      if (c == '"') {
        if (quoted() == null) {
          return false;
        }
      } else if (atom(c) || words > 0 && c == '.') {
        while (atom(peek()) || peek() == '.') {
          at++;
        }
      } else {
        break;
      }
      words++;
      blanks();
    }
    return at < text.length();
  }

  private @Nullable String quoted() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && peek() != '"') {
      if (peek() == '\\' && at + 1 < text.length()) {
        at++;
      }
      out.append(text.charAt(at++));
    }
    if (at == text.length()) {
      return null;
    }
    at++;
    blanks();
    return out.toString();
  }

  private boolean spec() {
    if (at == text.length()) {
      return fail("empty local part");
    }
    if (peek() == '"') {
      String inside = quoted();
      if (inside == null) {
        return fail("invalid local part");
      }
      local = inside;
    } else {
      StringBuilder out = new StringBuilder();
      while (at < text.length()) {
        while (peek() == '.') {
          out.append('.');
          at++;
        }
        if (!atom(peek())) {
          break;
        }
        while (atom(peek())) {
          out.append(text.charAt(at++));
        }
        blanks();
        if (peek() != '.') {
          break;
        }
      }
      if (out.length() == 0 && peek() != '@') {
        return fail("invalid local part");
      }
      local = out.toString();
    }
    if (!local.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      return fail("invalid local part");
    }
    if (peek() == '@') {
      return domain();
    }
    return fail("invalid or lonely local part '" + Bytes.shown(local, 80) + "' (expecting '@')");
  }

  private boolean domain() {
    at++;
    blanks();
    StringBuilder out = new StringBuilder();
    if (peek() == '[') {
      int end = text.indexOf(']', at);
      if (end < 0) {
        return fail("invalid or missing domain");
      }
      out.append(text, at, end + 1);
      at = end + 1;
    } else {
      while (at < text.length()) {
        int from = at;
        while (atom(peek())) {
          out.append(text.charAt(at++));
        }
        if (at == from) {
          return fail("invalid or missing domain");
        }
        blanks();
        if (peek() != '.') {
          break;
        }
        out.append('.');
        at++;
        blanks();
      }
    }
    blanks();
    domain = out.toString();
    return !domain.isEmpty() || fail("invalid or missing domain");
  }
}
