package io.chapar.postfix.table;

import io.chapar.postfix.Log;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Meter;
import io.chapar.text.regex.RegexLimitException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * regexp: and pcre: tables: rules in their order, with if and endif, the first that matches
 * answers. Keys and patterns are bytes, as in the C locale.
 */
final class PatternTable extends Table {
  private final List<PatternRule> rules;
  private final int owner;
  private final Meter meter;
  private final Log log;

  PatternTable(
      String type,
      String name,
      Source source,
      int owner,
      PatternParser parser,
      Meter meter,
      Log log) {
    super(type, name);
    this.owner = owner;
    this.meter = meter;
    this.log = log;
    this.rules = parser.parse(source);
  }

  @Override
  public Lookup lookup(String key) {
    String bytes = bytes(key);
    for (int i = 0; i < rules.size(); i++) {
      PatternRule rule = rules.get(i);
      switch (rule.kind()) {
        case MATCH -> {
          Match match = null;
          if (rule.replacement().highest() > 0) {
            match = find(rule, bytes);
            if (match == null) {
              continue;
            }
          } else if (!matches(rule, rule.first(), bytes)) {
            continue;
          }
          PatternRule.Test second = rule.second();
          if (second != null && !matches(rule, second, bytes)) {
            continue;
          }
          return Lookup.found(this, key, text(rule.replacement().apply(match)), rule.line());
        }
        case IF -> {
          if (!matches(rule, rule.first(), bytes)) {
            if (rule.end() < 0) {
              return Lookup.missing(this, key);
            }
            i = rule.end();
          }
        }
        default -> {}
      }
    }
    return Lookup.missing(this, key);
  }

  private boolean matches(PatternRule rule, PatternRule.Test test, String key) {
    try {
      return test.regex().found(key, meter) == test.positive();
    } catch (RegexLimitException e) {
      complain(rule, e);
      return false;
    }
  }

  private @org.jspecify.annotations.Nullable Match find(PatternRule rule, String key) {
    try {
      return rule.first().regex().find(key, 0, meter);
    } catch (RegexLimitException e) {
      complain(rule, e);
      return null;
    }
  }

  private void complain(PatternRule rule, RegexLimitException e) {
    String why = type().equals("pcre") ? e.getMessage() : "Memory exhausted";
    log.warning(type() + " map " + name() + ", line " + rule.line() + ": " + why);
  }

  /** A text as its bytes, one character each. */
  static String bytes(String text) {
    return new String(Utf8.encode(text), StandardCharsets.ISO_8859_1);
  }

  /** Back again. */
  static String text(String bytes) {
    return Utf8.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public boolean fixed() {
    return false;
  }

  @Override
  public int owner() {
    return owner;
  }
}
