package io.chapar.postfix.table;

import io.chapar.postfix.Log;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.LogicalLines;
import io.chapar.text.Source;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of regexp: and pcre: tables. A rule that makes no sense is complained of and left
 * out; the two dialects differ in flags and in a few words.
 */
final class PatternParser {
  private static final Regex NOTHING = Regex.compile("x", Syntax.BASIC);
  private static final Replacement NO_RESULT = new Replacement(List.of(), 0);

  private final boolean perl;
  private final String map;
  private final Options options;
  private final FileValues values;
  private final Log log;
  private String place = "";

  PatternParser(boolean perl, String map, Options options, FileValues values, Log log) {
    this.perl = perl;
    this.map = map;
    this.options = options;
    this.values = values;
    this.log = log;
  }

  /** A pattern that was taken from a line, with what follows it. */
  private record Taken(
      String pattern, boolean positive, Syntax syntax, Set<Flag> flags, String rest) {}

  /** A rule is left out; the reason was logged. */
  private static final class Skip extends Exception {
    private static final long serialVersionUID = 1L;

    Skip() {
      super("", null, false, false);
    }
  }

  List<PatternRule> parse(Source source) {
    List<String> warnings = new ArrayList<>();
    List<LogicalLines.Line> lines = LogicalLines.of(source, warnings);
    warnings.forEach(log::warning);
    List<PatternRule> rules = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (LogicalLines.Line line : lines) {
      place = place(line.first());
      PatternRule rule;
      try {
        rule = rule(PatternTable.bytes(Ascii.trim(line.text())), line.first(), !open.isEmpty());
      } catch (Skip e) {
        continue;
      }
      if (rule.kind() == PatternRule.Kind.IF) {
        open.push(rules.size());
      } else if (rule.kind() == PatternRule.Kind.ENDIF) {
        int start = open.pop();
        rules.set(start, rules.get(start).endingAt(rules.size()));
      }
      rules.add(rule);
    }
    while (!open.isEmpty()) {
      log.warning(place(rules.get(open.pop()).line()) + "IF has no matching ENDIF");
    }
    return rules;
  }

  private String place(int line) {
    return (perl ? "pcre" : "regexp") + " map " + map + ", line " + line + ": ";
  }

  private Skip skip(String warning) {
    log.warning(place + PatternTable.text(warning));
    return new Skip();
  }

  private PatternRule rule(String text, int line, boolean nested) throws Skip {
    if (!Ascii.isAlnum(text.charAt(0))) {
      return match(text, line);
    }
    if (CidrTable.keyword(text, "if")) {
      Taken taken = take(text.substring(Ascii.skipSpace(text, 2)));
      String extra = taken.rest().substring(Ascii.skipSpace(taken.rest(), 0));
      if (!extra.isEmpty()) {
        log.warning(
            place + "ignoring extra text after IF statement: \"" + PatternTable.text(extra) + '"');
        log.warning(place + "do not prepend whitespace to statements between IF and ENDIF");
      }
      return new PatternRule(PatternRule.Kind.IF, compile(taken), null, NO_RESULT, line, -1);
    }
    if (CidrTable.keyword(text, "endif")) {
      if (!nested) {
        throw skip("ignoring ENDIF without matching IF");
      }
      if (!Ascii.trim(text.substring(5)).isEmpty()) {
        log.warning(place + "ignoring extra text after ENDIF");
      }
      PatternRule.Test nothing = new PatternRule.Test(NOTHING, true);
      return new PatternRule(PatternRule.Kind.ENDIF, nothing, null, NO_RESULT, line, -1);
    }
    throw skip("ignoring unrecognized request");
  }

  private PatternRule match(String text, int line) throws Skip {
    Taken first = take(text);
    Taken second = !perl && first.rest().startsWith("!") ? take(first.rest()) : null;
    String rest = (second == null ? first : second).rest();
    String result = rest.substring(Ascii.skipSpace(rest, 0));
    if (result.isEmpty()) {
      log.warning(place + "no replacement text: using empty string");
    }
    try {
      result = values.resolve(result);
    } catch (IllegalArgumentException e) {
      throw skip(e.getMessage() + ": skipping this rule");
    }
    Replacement replacement;
    try {
      replacement = Replacement.parse(result, perl ? "out of range" : "out-of-range");
    } catch (Replacement.Malformed e) {
      log.warning((e.placed ? place : "") + e.getMessage());
      throw skip("bad replacement syntax: skipping this rule");
    }
    if (replacement.highest() > 0 && !first.positive()) {
      throw skip("$number found in negative match replacement text: skipping this rule");
    }
    if (replacement.highest() > 0 && !options.substitution()) {
      throw skip("regular expression substitution is not allowed: skipping this rule");
    }
    PatternRule.Test test = compile(first);
    if (replacement.highest() > test.regex().groupCount()) {
      throw skip(
          "out of range replacement index \"" + replacement.highest() + "\": skipping this rule");
    }
    return new PatternRule(
        PatternRule.Kind.MATCH,
        test,
        second == null ? null : compile(second),
        replacement,
        line,
        -1);
  }

  private Taken take(String text) throws Skip {
    int at = 0;
    boolean positive = true;
    for (; at < text.length() && (text.charAt(at) == '!' || Ascii.isSpace(text.charAt(at))); at++) {
      positive ^= text.charAt(at) == '!';
    }
    if (at == text.length()) {
      throw skip("no regexp: skipping this rule");
    }
    char delimiter = text.charAt(at++);
    int end = at;
    while (end < text.length() && text.charAt(end) != delimiter) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      throw skip(
          "no closing regexp delimiter \""
              + delimiter
              + "\": "
              + (perl ? "ignoring" : "skipping")
              + " this rule");
    }
    String pattern = text.substring(at, end);
    int flagsAt = end + 1;
    int flagsEnd = flagsAt;
    while (flagsEnd < text.length()
        && !Ascii.isSpace(text.charAt(flagsEnd))
        && (perl || text.charAt(flagsEnd) != '!')) {
      flagsEnd++;
    }
    String letters = text.substring(flagsAt, flagsEnd);
    Set<Flag> flags = EnumSet.of(Flag.IGNORE_CASE, Flag.BYTES);
    boolean extended = true;
    if (perl) {
      flags.add(Flag.DOT_ALL);
    }
    for (char letter : letters.toCharArray()) {
      if (!perl && letter == 'x') {
        extended = !extended;
        continue;
      }
      Flag flag = perl ? perlFlag(letter) : posixFlag(letter);
      if (flag == null && !(perl && letter == 'X')) {
        throw skip("unknown regexp option \"" + letter + "\": skipping this rule");
      }
      if (flag == null) {
        log.warning(place + "ignoring obsolete regexp option \"" + letter + '"');
      } else if (!flags.remove(flag)) {
        flags.add(flag);
      }
    }
    Syntax syntax = perl ? Syntax.PERL : extended ? Syntax.EXTENDED : Syntax.BASIC;
    return new Taken(pattern, positive, syntax, flags, text.substring(flagsEnd));
  }

  private static @Nullable Flag posixFlag(char letter) {
    return letter == 'i' ? Flag.IGNORE_CASE : letter == 'm' ? Flag.NEWLINE : null;
  }

  private static @Nullable Flag perlFlag(char letter) {
    return switch (letter) {
      case 'i' -> Flag.IGNORE_CASE;
      case 'm' -> Flag.MULTILINE;
      case 's' -> Flag.DOT_ALL;
      case 'x' -> Flag.COMMENTS;
      case 'A' -> Flag.ANCHORED;
      case 'E' -> Flag.DOLLAR_END_ONLY;
      case 'U' -> Flag.UNGREEDY;
      default -> null;
    };
  }

  private PatternRule.Test compile(Taken taken) throws Skip {
    try {
      return new PatternRule.Test(
          Regex.compile(taken.pattern(), taken.syntax(), taken.flags()), taken.positive());
    } catch (RegexSyntaxException e) {
      throw skip(
          perl ? "error in regex at offset " + e.offset() + ": " + e.getMessage() : e.getMessage());
    }
  }
}
