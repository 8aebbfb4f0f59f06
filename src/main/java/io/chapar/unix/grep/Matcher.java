package io.chapar.unix.grep;

import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Meter;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The patterns of a grep: several, each perhaps bound to whole words or lines. */
final class Matcher {
  /** A place in a line. */
  record Hit(int start, int end) {}

  private final List<Regex> regexes = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private final boolean words;
  private final boolean lines;
  private final Meter meter;

  /**
   * Compiles patterns.
   *
   * @param kind one of the letters G E F P
   */
  Matcher(
      List<String> patterns,
      char kind,
      boolean ignoreCase,
      boolean words,
      boolean lines,
      Meter meter) {
    this.words = words;
    this.lines = lines;
    this.meter = meter;
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (ignoreCase) {
      flags.add(Flag.IGNORE_CASE);
    }
    for (String pattern : patterns) {
      if (kind == 'F' && !ignoreCase) {
        strings.add(pattern);
      } else if (kind == 'F') {
        regexes.add(
            Regex.compile(pattern.replaceAll("[\\[\\]\\\\.*^$]", "\\\\$0"), Syntax.GREP, flags));
      } else if (kind == 'P') {
        String whole =
            lines
                ? "^(?:" + pattern + ")$"
                : words ? "(?<!\\w)(?:" + pattern + ")(?!\\w)" : pattern;
        Regex.compile(pattern, Syntax.PERL, flags); // for the complaint about the pattern alone
        flags.add(Flag.MULTILINE);
        regexes.add(Regex.compile(whole, Syntax.PERL, flags));
      } else {
        Regex plain = Regex.compile(pattern, kind == 'E' ? Syntax.EGREP : Syntax.GREP, flags);
        regexes.add(plain);
      }
    }
  }

  /** What the patterns' reader warns of. */
  List<String> warnings() {
    return regexes.stream().flatMap(r -> r.warnings().stream()).toList();
  }

  boolean matches(String line) {
    if (!words && !lines) {
      for (String string : strings) {
        if (line.contains(string)) {
          return true;
        }
      }
      for (Regex regex : regexes) {
        if (regex.found(line, meter)) {
          return true;
        }
      }
      return false;
    }
    return find(line, 0) != null;
  }

  /** The first hit from {@code from} on; of several at one place the longest. */
  @Nullable Hit find(String line, int from) {
    Hit best = null;
    for (String string : strings) {
      best = better(best, findString(line, string, from));
    }
    for (Regex regex : regexes) {
      best = better(best, findRegex(line, regex, from));
    }
    return best;
  }

  private static @Nullable Hit better(@Nullable Hit a, @Nullable Hit b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.start < a.start || b.start == a.start && b.end > a.end ? b : a;
  }

  private @Nullable Hit findString(String line, String string, int from) {
    for (int at = from; (at = line.indexOf(string, at)) >= 0; at++) {
      int end = at + string.length();
      if (fits(line, at, end)) {
        return new Hit(at, end);
      }
    }
    return null;
  }

  private boolean fits(String line, int start, int end) {
    return lines ? start == 0 && end == line.length() : !words || wordEdge(line, start, end);
  }

  private @Nullable Hit findRegex(String line, Regex regex, int from) {
    int at = from;
    while (at <= line.length()) {
      Match match = regex.find(line, at, meter);
      if (match == null) {
        return null;
      }
      if (fits(line, match.start(), match.end())) {
        return new Hit(match.start(), match.end());
      }
      if (lines && match.start() > 0) {
        return null;
      }
      // A shorter match at the same place may be what is wanted, as GNU grep tries.
      Hit shorter = shorter(line, regex, match);
      if (shorter != null) {
        return shorter;
      }
      at = match.start() + 1;
    }
    return null;
  }

  private @Nullable Hit shorter(String line, Regex regex, Match match) {
    if (lines) {
      return null; // the longest match at the start was not the whole line
    }
    int end = match.end();
    while (end > match.start()) {
      end--;
      Match less = regex.find(line.substring(0, end), match.start(), meter);
      if (less == null || less.start() != match.start()) {
        return null;
      }
      if (fits(line, less.start(), less.end())) {
        return new Hit(less.start(), less.end());
      }
      end = less.end();
    }
    return null;
  }

  private static boolean wordEdge(String line, int start, int end) {
    return (start == 0 || !word(line.codePointBefore(start)))
        && (end == line.length() || !word(line.codePointAt(end)));
  }

  private static boolean word(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
