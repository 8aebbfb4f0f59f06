package io.chapar.shell.expand;

import io.chapar.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where tildes are home directories: at the front of a word, and behind colons of a value. */
enum Tilde {
  NONE,
  /** At the front. */
  FRONT,
  /** At the front and behind each colon. */
  VALUE,
  /** Behind the '=' of a word that looks like an assignment, and behind each colon. */
  ASSIGNMENT;

  /** The parts with tildes expanded: the homes are quoted. */
  static List<WordPart> expand(List<WordPart> parts, Tilde where, Context context) {
    if (where == NONE || !hasTilde(parts)) {
      return parts;
    }
    List<WordPart> out = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof WordPart.Literal l && l.text().indexOf('~') >= 0) {
        boolean last = i == parts.size() - 1;
        literal(l.text(), i == 0, last, where, context, out);
      } else {
        out.add(parts.get(i));
      }
    }
    return out;
  }

  private static boolean hasTilde(List<WordPart> parts) {
    for (WordPart part : parts) {
      if (part instanceof WordPart.Literal l && l.text().indexOf('~') >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void literal(
      String text, boolean first, boolean last, Tilde where, Context context, List<WordPart> out) {
    int from = 0;
    boolean assigned = where == VALUE;
    for (int i = 0; i < text.length(); i++) {
      char before = i == 0 ? '\0' : text.charAt(i - 1);
      boolean front = i == 0 && first && where != ASSIGNMENT;
      boolean behind =
          where == VALUE && before == ':'
              || where == ASSIGNMENT && (assigned ? before == ':' : before == '=');
      assigned |= before == '=';
      if (text.charAt(i) != '~' || !front && !behind) {
        continue;
      }
      int end = i + 1;
      while (end < text.length()
          && text.charAt(end) != '/'
          && (where == FRONT || text.charAt(end) != ':')) {
        end++;
      }
      if (end == text.length() && !last) {
        continue; // the name goes on in something quoted or expanded
      }
      String home = home(text.substring(i + 1, end), context);
      if (home == null) {
        continue;
      }
      if (i > from) {
        out.add(new WordPart.Literal(text.substring(from, i)));
      }
      out.add(new WordPart.Quoted(home));
      from = end;
      i = end - 1;
    }
    if (from < text.length()) {
      out.add(new WordPart.Literal(text.substring(from)));
    }
  }

  private static @Nullable String home(String name, Context context) {
    String variable =
        switch (name) {
          case "" -> "HOME";
          case "+" -> "PWD";
          case "-" -> "OLDPWD";
          default -> "";
        };
    if (variable.isEmpty()) {
      return context.home(name);
    }
    Variable v = context.variable(variable);
    String value = v == null ? null : v.value();
    return value == null && name.isEmpty() ? context.home("") : value;
  }
}
