package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.run.Comparator;
import io.chapar.sieve.run.MatchType;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.run.Trace;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** regex: the match type :regex, with the regular expressions of regcomp(3). */
final class RegexExtension extends Extension {
  RegexExtension() {
    super("regex", 0);
  }

  @Override
  public boolean load(Checker checker) {
    checker.thing("match type", "regex", new Type());
    return true;
  }

  private static Regex compile(Comparator comparator, String key) {
    Set<Flag> flags = EnumSet.of(Flag.BYTES);
    if (comparator == Comparator.CASEMAP) {
      flags.add(Flag.IGNORE_CASE);
    }
    return Regex.compile(key, Syntax.EXTENDED, flags);
  }

  private static String invalid(String key, RegexSyntaxException e) {
    String why = String.valueOf(e.getMessage());
    return "invalid regular expression '"
        + Bytes.shown(key, 128)
        + "' for regex match: "
        + Bytes.lower(why.charAt(0))
        + why.substring(1);
  }

  private static final class Type extends MatchType {
    Type() {
      super("regex", 1);
    }

    @Override
    public boolean check(Checker checker, @Nullable Arg tag, Comparator comparator, Arg keys) {
      if (comparator == Comparator.NUMERIC && tag != null) {
        return checker.error(
            tag, "regex match type only supports i;octet and i;ascii-casemap comparators");
      }
      for (Text.Literal key : keys.literals()) {
        try {
          compile(comparator, key.text());
        } catch (RegexSyntaxException e) {
          checker.error(key.line(), invalid(key.text(), e));
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean matches(Run run, Comparator comparator, String value, String key) {
      return session(run, comparator).matches(value, List.of(key));
    }

    @Override
    public Session session(Run run, Comparator comparator) {
      List<@Nullable Regex> compiled = new ArrayList<>();
      return (value, keys) -> {
        boolean trace = run.traces(Trace.Level.MATCHING);
        for (int i = 0; i < keys.size(); i++) {
          boolean fresh = compiled.size() <= i;
          if (fresh) {
            compiled.add(regex(run, comparator, keys.get(i)));
          }
          Regex regex = compiled.get(i);
          if (regex == null) {
            continue;
          }
          boolean found = search(run, regex, value);
          if (trace) {
            run.trace(
                Trace.Level.NONE,
                fresh
                    ? "with regex `"
                        + Bytes.shown(keys.get(i), 80)
                        + "' [id="
                        + i
                        + "] => "
                        + (found ? 1 : 0)
                    : "with compiled regex [id=" + i + "] => " + (found ? 1 : 0));
          }
          if (found) {
            return true;
          }
        }
        return false;
      };
    }

    private static @Nullable Regex regex(Run run, Comparator comparator, String key) {
      try {
        return compile(comparator, key);
      } catch (RegexSyntaxException e) {
        run.error(invalid(key, e));
        return null;
      }
    }

    private static boolean search(Run run, Regex regex, String value) {
      int nul = value.indexOf(0);
      String text = nul < 0 ? value : value.substring(0, nul);
      Match match;
      try {
        match = regex.find(text, 0, steps -> run.execution().work(Math.min(steps, 1 << 20)));
      } catch (RegexLimitException | StackOverflowError e) {
        run.error("execution exceeded CPU time limit");
        throw new SieveFailure(SieveFailure.Kind.RESOURCE);
      }
      if (match == null) {
        return false;
      }
      if (run.keepsMatchValues()) {
        List<String> values = new ArrayList<>();
        int skipped = 0;
        for (int g = 0; g <= match.groupCount(); g++) {
          String group = match.group(g);
          if (group == null) {
            skipped++;
            continue;
          }
          for (; skipped > 0; skipped--) {
            values.add("");
          }
          values.add(group);
        }
        run.setMatchValues(values);
      }
      return true;
    }
  }
}
