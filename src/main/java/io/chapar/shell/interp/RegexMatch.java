package io.chapar.shell.interp;

import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.ArrayList;
import java.util.List;

/** {@code =~}. */
final class RegexMatch {
  private RegexMatch() {}

  /** Whether the pattern is found; BASH_REMATCH is set. */
  static boolean match(Shell shell, String text, String pattern) {
    Match match;
    try {
      Regex regex =
          shell.options().is("nocasematch")
              ? Regex.compile(pattern, Syntax.EXTENDED, Flag.IGNORE_CASE)
              : Regex.compile(pattern, Syntax.EXTENDED);
      match = regex.find(text, 0, shell.process()::tick);
    } catch (RegexSyntaxException e) {
      throw new Conditions.BadCondition(2, "");
    } catch (RegexLimitException e) {
      throw new Conditions.BadCondition(2, "[[: " + e.getMessage());
    }
    List<String> groups = new ArrayList<>();
    if (match != null) {
      for (int i = 0; i <= match.groupCount(); i++) {
        String group = match.group(i);
        groups.add(group == null ? "" : group);
      }
    }
    Conditions.groups(shell, groups);
    return match != null;
  }
}
