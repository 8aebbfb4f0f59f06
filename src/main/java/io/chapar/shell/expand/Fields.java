package io.chapar.shell.expand;

import java.util.List;

/**
 * Collects the fields of a word while it is expanded: knows of each character whether it is quoted,
 * splits the results of expansions, and finds path names at the end.
 */
final class Fields {
  /** What is done with a word. */
  enum Mode {
    /** Split into fields, path names expanded. */
    SPLIT,
    /** Kept as one text: assignments, here-documents. */
    WHOLE
  }

  private final Context context;
  private final Mode mode;
  private final String separators;
  private final List<String> out;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder quoted = new StringBuilder(); // a 1 for each quoted character
  private boolean present;
  private boolean afterBlank;

  Fields(Context context, Mode mode, List<String> out) {
    this.context = context;
    this.mode = mode;
    this.out = out;
    Variable ifs = context.variable("IFS");
    String value = ifs == null ? null : ifs.value();
    this.separators = value == null ? " \t\n" : value;
  }

  /** Characters that are quoted. */
  void quoted(String part) {
    present = true;
    afterBlank = false;
    text.append(part);
    mark(part.length(), '1');
  }

  /** Characters of the word itself: patterns among them are active. */
  void literal(String part) {
    if (!part.isEmpty()) {
      present = true;
      afterBlank = false;
      text.append(part);
      mark(part.length(), '0');
    }
  }

  private void mark(int count, char kind) {
    for (int i = 0; i < count; i++) {
      quoted.append(kind);
    }
  }

  /** The result of an expansion that is not quoted: it is split. */
  void result(String part) {
    if (mode == Mode.WHOLE) {
      literal(part);
      return;
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (separators.indexOf(c) < 0) {
        text.append(c);
        quoted.append('0');
        present = true;
        afterBlank = false;
      } else if (c == ' ' || c == '\t' || c == '\n') {
        if (present) {
          end();
          afterBlank = true;
        }
      } else if (present) {
        end();
        afterBlank = false;
      } else if (afterBlank) {
        afterBlank = false;
      } else {
        present = true;
        end();
      }
    }
  }

  /** Between the elements of a list that is not quoted. */
  void softBreak() {
    if (mode == Mode.WHOLE) {
      literal(" ");
    } else if (present) {
      end();
    }
    afterBlank = false;
  }

  /** Between the elements of a quoted list. */
  void hardBreak() {
    if (mode == Mode.WHOLE) {
      quoted(" ");
    } else {
      present = true;
      end();
    }
  }

  /** What {@code "$*"} joins with. */
  String joint() {
    Variable ifs = context.variable("IFS");
    String value = ifs == null ? null : ifs.value();
    return value == null ? " " : value.isEmpty() ? "" : value.substring(0, 1);
  }

  /** Ends the last field. */
  void finish() {
    if (present) {
      end();
    }
  }

  private void end() {
    present = false;
    if (mode == Mode.SPLIT && !context.option("noglob") && mayBePattern()) {
      PathNames.expand(context, pattern(), text.toString(), out);
    } else {
      out.add(text.toString());
    }
    text.setLength(0);
    quoted.setLength(0);
  }

  private boolean mayBePattern() {
    for (int i = 0; i < text.length(); i++) {
      if (quoted.charAt(i) == '0') {
        char c = text.charAt(i);
        if (c == '*' || c == '?' || c == '[' || c == '(') {
          return true;
        }
      }
    }
    return false;
  }

  /** The text so far as a pattern. */
  String pattern() {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted.charAt(i) == '1' && !Character.isLetterOrDigit(c) && c != '/' && c < 0x80) {
        pattern.append('\\');
      }
      pattern.append(c);
    }
    return pattern.toString();
  }

  /** The text so far. */
  String text() {
    return text.toString();
  }

  /** Whether the character at a place of the text is quoted. */
  boolean isQuoted(int i) {
    return quoted.charAt(i) == '1';
  }

  /** The text so far as a regular expression in which what was quoted stands for itself. */
  String regex() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted.charAt(i) == '1' && "\\.[](){}*+?^$|".indexOf(c) >= 0) {
        regex.append('\\');
      }
      regex.append(c);
    }
    return regex.toString();
  }
}
