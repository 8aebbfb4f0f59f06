package io.chapar.dovecot.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses in a header, as IMAP's envelope lists them. */
public record Addresses(List<One> list) {

  /**
   * One address, or the begin or end of a group: then {@code host} is null, and at the end {@code
   * mailbox} too.
   */
  public record One(@Nullable String name, @Nullable String mailbox, @Nullable String host) {}

  /** The addresses of a header's value; empty for null. */
  public static Addresses parse(@Nullable String text) {
    return text == null ? new Addresses(List.of()) : new Reader(text).read();
  }

  private static final class Reader {
    private final String text;
    private int at;
    private final List<One> out = new ArrayList<>();

    Reader(String text) {
      this.text = text;
    }

    Addresses read() {
      boolean group = false;
      while (true) {
        blanks();
        if (at >= text.length()) {
          break;
        }
        char c = text.charAt(at);
        if (c == ',') {
          at++;
        } else if (c == ';') {
          at++;
          if (group) {
            out.add(new One(null, null, null));
            group = false;
          }
        } else {
          group |= address();
        }
        if (out.size() > 5000) {
          break;
        }
      }
      if (group) {
        out.add(new One(null, null, null));
      }
      return new Addresses(List.copyOf(out));
    }

    private String comment = "";

    private void blanks() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '(') {
          int depth = 0;
          int from = at + 1;
          while (at < text.length()) {
            char d = text.charAt(at++);
            depth += d == '(' ? 1 : d == ')' ? -1 : 0;
            if (depth == 0) {
              break;
            }
          }
          comment = text.substring(from, Math.max(from, at - 1));
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
          at++;
        } else {
          return;
        }
      }
    }

    /** Reads an address or the name of a group; whether it was a group. */
    private boolean address() {
      comment = "";
      StringBuilder words = new StringBuilder();
      int begun = at;
      while (at < text.length()) {
        int before = at;
        blanks();
        if (at >= text.length()) {
          break;
        }
        boolean spaced = at > before;
        char c = text.charAt(at);
        if (c == '<') {
          at++;
          angle(words.toString().strip());
          return false;
        }
        if (c == ':') {
          at++;
          out.add(new One(null, words.toString().strip(), null));
          return true;
        }
        if (c == ',' || c == ';') {
          break;
        }
        if (spaced && !words.isEmpty()) {
          words.append(' ');
        }
        if (c == '"') {
          quoted(words);
        } else {
          words.append(c);
          at++;
        }
      }
      if (at == begun) {
        at++;
      }
      String spec = words.toString().strip();
      if (!spec.isEmpty()) {
        add(comment.isEmpty() ? null : comment, spec.replace(" ", ""));
      }
      return false;
    }

    private void quoted(StringBuilder into) {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        into.append(text.charAt(at++));
      }
      at++;
    }

    private void angle(String name) {
      int end = text.indexOf('>', at);
      String spec = text.substring(at, end < 0 ? text.length() : end).strip();
      at = end < 0 ? text.length() : end + 1;
      int route = spec.startsWith("@") ? spec.indexOf(':') : -1;
      add(name.isEmpty() ? null : name, route < 0 ? spec : spec.substring(route + 1));
    }

    private void add(@Nullable String name, String spec) {
      int split = spec.lastIndexOf('@');
      if (split < 0) {
        out.add(new One(name, spec.isEmpty() ? "MISSING_MAILBOX" : spec, "MISSING_DOMAIN"));
      } else {
        String host = spec.substring(split + 1);
        out.add(new One(name, spec.substring(0, split), host.isEmpty() ? "MISSING_DOMAIN" : host));
      }
    }
  }
}
