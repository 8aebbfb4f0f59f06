package io.chapar.procmail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads words as procmail's rc files have them: quotes, backslashes, {@code $variables}, {@code
 * ${alternatives:-x}} and backquotes, much as the Bourne shell does but with procmail's own edges.
 */
final class Words {
  /** What the words stand for. */
  interface Values {
    /** The value of a variable or argument; null: not set. */
    @Nullable String variable(String name);

    /** The value of {@code $c} where c is no letter or digit: one of $ ? # = _ -. */
    String special(char c);

    /** What a command in backquotes prints, without the newlines at its end. */
    String output(String command, int room) throws IOException;

    /** Says something in the log. */
    void say(String message, @Nullable String quoted) throws IOException;

    /** A line did not fit: remembered for PROCMAIL_OVERFLOW. */
    void overflow() throws IOException;

    /** LINEBUF. */
    int limit();

    /** One step of work. */
    void tick();
  }

  /** How the text is cut. */
  enum Cut {
    /** Into words, as a shell does; results of variables are split too. */
    WORDS,
    /** One word: ends at the first blank outside quotes. */
    ASSIGNMENT,
    /** All of it, blanks kept. */
    WHOLE
  }

  /**
   * What was read.
   *
   * @param text the words, a NUL after each
   * @param all where {@code "$@"} stood, or -1
   * @param failed whether it was longer than LINEBUF
   */
  record Result(String text, int all, boolean failed) {
    /** The words. */
    List<String> words() {
      List<String> words = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int end = text.indexOf('\0', at);
        words.add(text.substring(at, end < 0 ? text.length() : end));
        at = end < 0 ? text.length() : end + 1;
      }
      return words;
    }

    /** The first word. */
    String first() {
      int end = text.indexOf('\0');
      return end < 0 ? text : text.substring(0, end);
    }
  }

  private static final int NOTHING = -1;
  private static final int SPACE = 0;
  private static final int TEXT = 1;
  private static final int DOUBLE = 2;
  private static final int SINGLE = 3;
  private static final int AGAIN = -2;

  private final Values values;
  private final Chars in;
  private final Cut cut;
  private final StringBuilder out;
  private final int fence;
  private int got = NOTHING;
  private int braces;
  private int quotedBraces;
  private int all = -1;
  private int skipping;
  private boolean overflow;

  // the alternative of ${x:-…} that is not wanted: where the text goes back to
  private int skipTo = -1;
  private int skipBraces;
  private int skipGot;
  private @Nullable String skipValue;

  private Words(Values values, Chars in, Cut cut, boolean skip, String before) {
    this.values = values;
    this.in = in;
    this.cut = cut;
    this.skipping = skip ? 1 : 0;
    this.out = new StringBuilder(before);
    this.fence = values.limit();
  }

  /**
   * Reads to the end of the line.
   *
   * @param skip nothing is looked up or run: the recipe does not apply
   * @param before what has been read already
   */
  static Result read(Values values, Chars in, Cut cut, boolean skip, String before)
      throws IOException {
    Words words = new Words(values, in, cut, skip, before);
    words.run();
    if (words.overflow) {
      values.say("Exceeded LINEBUF", null);
      values.overflow();
    }
    return new Result(words.out.toString(), words.all, words.overflow);
  }

  private void put(int c) {
    if (out.length() > fence) {
      overflow = true;
      skipping = Math.max(skipping, 1);
      out.setLength(fence);
    }
    out.append((char) c);
  }

  private void put(String text) {
    for (int i = 0; i < text.length() && !(overflow && out.length() >= fence); i++) {
      put(text.charAt(i));
    }
  }

  private void run() throws IOException {
    int c = in.next();
    while (true) {
      values.tick();
      int next = step(c);
      if (next == Integer.MIN_VALUE) {
        return;
      }
      c = next == AGAIN ? in.next() : next;
    }
  }

  private static final int END = Integer.MIN_VALUE;

  /** Deals with a character; gives the next one if it is read already, AGAIN, or END. */
  private int step(int c) throws IOException {
    switch (c) {
      case -1:
        return end(cut != Cut.WHOLE && got > TEXT);
      case '\\':
        if (got != SINGLE) {
          return escape(in.next());
        }
        break;
      case '`':
        if (got != SINGLE) {
          return backquote();
        }
        break;
      case '"':
        if (got == DOUBLE && quotedBraces >= braces) {
          got = TEXT;
          return AGAIN;
        }
        if (got < DOUBLE) {
          quotedBraces = braces;
          got = DOUBLE;
          return AGAIN;
        }
        break;
      case '\'':
        if (got == DOUBLE) {
          break;
        }
        got = got == SINGLE ? TEXT : SINGLE;
        return AGAIN;
      case '}':
        if (closesBrace()) {
          braces--;
          if (skipTo >= 0 && braces == skipBraces) {
            skipping--;
            out.setLength(Math.min(out.length(), skipTo));
            skipTo = -1;
            got = skipGot;
            return insert(skipValue == null ? "" : skipValue, AGAIN);
          }
          return AGAIN;
        }
        break;
      case '#':
        if (got <= SPACE) {
          for (int i = in.next(); i >= 0 && i != '\n'; i = in.next()) {
            // a comment
          }
          return end(false);
        }
        break;
      case '$':
        if (got != SINGLE) {
          return dollar();
        }
        break;
      case ' ', '\t':
        if (got == TEXT) {
          if (cut == Cut.ASSIGNMENT) {
            return end(false);
          }
          got = SPACE;
          put(cut == Cut.WHOLE ? ' ' : '\0');
          return AGAIN;
        }
        if (got <= SPACE) {
          return AGAIN;
        }
        break;
      case '\n':
        if (got <= TEXT) {
          return end(false);
        }
        break;
      default:
        break;
    }
    return plain(c);
  }

  private boolean closesBrace() {
    return got <= TEXT && braces > 0 || got == DOUBLE && braces > quotedBraces;
  }

  private int plain(int c) {
    put(c);
    if (got <= SPACE) {
      got = TEXT;
    }
    return AGAIN;
  }

  private int end(boolean early) throws IOException {
    if (early) {
      values.say("Unexpected EOL", null);
    }
    if (got != SPACE || cut != Cut.WORDS) {
      put('\0');
    }
    return END;
  }

  private int escape(int c) throws IOException {
    switch (c) {
      case -1:
        return end(true);
      case '\n':
        return AGAIN;
      case '#':
        if (got > SPACE) {
          put('\\');
          return plain(c);
        }
        if (got == DOUBLE) {
          put('\\');
        }
        return plain(c);
      case ' ', '\t', '\'':
        if (got == DOUBLE) {
          put('\\');
        }
        return plain(c);
      case '"', '\\', '$', '`':
        return plain(c);
      case '}':
        if (closesBrace()) {
          return plain(c);
        }
        break;
      default:
        break;
    }
    if (got > TEXT) {
      put('\\');
    }
    return plain(c);
  }

  private int backquote() throws IOException {
    int start = out.length();
    StringBuilder command = new StringBuilder();
    int c;
    while (true) {
      values.tick();
      c = in.next();
      if (c < 0 || c == '`' || c == '"' && got == DOUBLE) {
        break;
      }
      if (c == '\\') {
        c = in.next();
        if (c < 0) {
          values.say("Unexpected EOL", null);
          break;
        }
        if (c == '\n') {
          continue;
        }
        if (c != '\\' && c != '$' && c != '`' && !(c == '"' && got == DOUBLE)) {
          command.append('\\');
        }
      }
      command.append((char) c);
      if (start + command.length() > fence) {
        overflow = true;
        skipping = Math.max(skipping, 1);
        command.setLength(0);
      }
    }
    String text =
        skipping > 0 ? "" : values.output(command.toString(), Math.max(1, fence - start - 3));
    if (got != DOUBLE) {
      return insert(text, AGAIN);
    }
    put(text);
    if (c == '"') {
      got = TEXT;
    }
    return AGAIN;
  }

  private int dollar() throws IOException {
    int c = in.next();
    switch (c) {
      case -1:
        put('$');
        got = TEXT;
        return end(false);
      case '@':
        if (got == DOUBLE) {
          if (skipping == 0) {
            all = out.length();
          }
          return AGAIN;
        }
        return literalDollarless(c);
      case '{':
        return braced();
      case '$', '?', '#', '=':
        copy(values.special((char) c));
        return AGAIN;
      case '_', '-':
        return insert(values.special((char) c), AGAIN);
      default:
        break;
    }
    if (c >= '0' && c <= '9') {
      String value = skipping > 0 ? null : values.variable(Character.toString((char) c));
      return insert(value == null ? "" : value, AGAIN);
    }
    boolean quoted = c == '\\';
    if (quoted) {
      c = in.next();
    }
    if (!Vars.isName(c)) {
      put('$');
      if (got <= SPACE) {
        got = TEXT;
      }
      return quoted ? escape(c) : c;
    }
    StringBuilder name = new StringBuilder();
    do {
      name.append((char) c);
      c = in.next();
    } while (Vars.isName(c) && name.length() < fence);
    int next = c;
    String value = skipping > 0 ? null : values.variable(name.toString());
    if (!quoted) {
      return insert(value == null ? "" : value, next);
    }
    put("()");
    for (char v : (value == null ? "" : value).toCharArray()) {
      if ("(|)*?+.^$[\\".indexOf(v) >= 0) {
        put('\\');
      }
      put(v);
    }
    if (got <= SPACE) {
      got = TEXT;
    }
    return next;
  }

  private int literalDollarless(int c) {
    if (got <= SPACE) {
      got = TEXT;
    }
    return c;
  }

  private int braced() throws IOException {
    StringBuilder name = new StringBuilder();
    int c;
    while (Vars.isName(c = in.next()) && name.length() < fence) {
      name.append((char) c);
    }
    String text = name.toString();
    if (!text.isEmpty() && Character.isDigit(text.charAt(0)) && text.length() > 1) {
      return bad(text);
    }
    String value = skipping > 0 ? null : values.variable(text);
    boolean alternative; // the text after - or + is wanted
    switch (c) {
      case '}':
        return insert(value == null ? "" : value, AGAIN);
      case '+':
        alternative = value != null;
        break;
      case '-':
        alternative = value == null;
        break;
      case ':':
        c = in.next();
        if (c != '-' && c != '+') {
          return bad(text);
        }
        alternative = (value != null && !value.isEmpty()) == (c == '+');
        break;
      default:
        return bad(text);
    }
    if (!alternative && skipping == 0) {
      skipping++;
      skipTo = out.length();
      skipBraces = braces;
      skipGot = got;
      skipValue = c == '+' ? (value == null ? "" : value) : value;
    }
    braces++;
    return AGAIN;
  }

  private int bad(String name) throws IOException {
    values.say("Bad substitution of", name);
    return AGAIN;
  }

  /** Adds the value of a variable, split into words where that is asked for. */
  private int insert(String value, int next) {
    if (got != DOUBLE && cut == Cut.WORDS) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == ' ' || c == '\t' || c == '\n') {
          if (got > SPACE) {
            put('\0');
            got = SPACE;
          }
        } else {
          put(c);
          got = TEXT;
        }
      }
    } else {
      copy(value);
    }
    return next;
  }

  private void copy(String value) {
    put(value);
    if (got <= SPACE) {
      got = TEXT;
    }
  }
}
