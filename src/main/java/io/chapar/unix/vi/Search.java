package io.chapar.unix.vi;

import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Patterns of vi: what / and ? look for, what :s replaces. The last one is remembered. */
final class Search {
  private @Nullable Regex last;
  private String lastText = "";
  private boolean forward = true;
  private boolean ignoreCase;

  /** :set ignorecase. */
  void ignoreCase(boolean on) {
    ignoreCase = on;
  }

  /** Makes {@code pattern} the last one; an empty one means the last again. */
  Regex pattern(String pattern) throws ViException {
    Regex again = last;
    if (pattern.isEmpty()) {
      if (again == null) {
        throw new ViException("E35: No previous regular expression");
      }
      return again;
    }
    try {
      Set<Flag> flags = EnumSet.noneOf(Flag.class);
      boolean fold = ignoreCase || pattern.contains("\\c");
      if (fold) {
        flags.add(Flag.IGNORE_CASE);
      }
      String plain = pattern.replace("\\c", "").replace("\\C", "");
      Syntax syntax = plain.startsWith("\\v") ? Syntax.EXTENDED : Syntax.BASIC;
      Regex regex =
          Regex.compile(plain.startsWith("\\v") ? plain.substring(2) : plain, syntax, flags);
      last = regex;
      lastText = pattern;
      return regex;
    } catch (RegexSyntaxException e) {
      throw new ViException("E383: Invalid search string: " + pattern);
    }
  }

  /** Remembers in which direction / or ? went. */
  void direction(boolean isForward) {
    forward = isForward;
  }

  boolean forward() {
    return forward;
  }

  /** The next place from a cursor, around the end of the file; row and column. */
  int[] next(Buffer buffer, int row, int column, boolean ahead) throws ViException {
    Regex regex = pattern("");
    try {
      for (int n = 0; n <= buffer.size(); n++) {
        int r = Math.floorMod(ahead ? row + n : row - n, buffer.size());
        int found =
            ahead
                ? after(regex, buffer.line(r), n == 0 ? column + 1 : 0)
                : before(regex, buffer.line(r), n == 0 ? column : Integer.MAX_VALUE);
        if (found >= 0) {
          return new int[] {r, found};
        }
      }
    } catch (RegexLimitException e) {
      throw new ViException("E363: pattern uses more memory than 'maxmempattern'");
    }
    throw new ViException("E486: Pattern not found: " + lastText);
  }

  private static int after(Regex regex, String line, int from) {
    Match match = from > line.length() ? null : regex.find(line, from);
    return match == null ? -1 : match.start();
  }

  private static int before(Regex regex, String line, int limit) {
    int found = -1;
    for (Match m = regex.find(line, 0);
        m != null && m.start() < limit;
        m = regex.find(line, m.start() + 1)) {
      found = m.start();
      if (m.start() + 1 > line.length()) {
        break;
      }
    }
    return found;
  }
}
