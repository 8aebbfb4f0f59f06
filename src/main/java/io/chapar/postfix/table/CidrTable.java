package io.chapar.postfix.table;

import io.chapar.postfix.Log;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.LogicalLines;
import io.chapar.text.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** cidr: networks in their order, the first that an address lies in answers. */
final class CidrTable extends Table {
  /** One rule; an if knows the index of its endif, -1 where it has none. */
  private static final class Rule {
    final Kind kind;
    final @Nullable Network network;
    final boolean match;
    final String value;
    final int line;
    int end = -1;

    Rule(Kind kind, @Nullable Network network, boolean match, String value, int line) {
      this.kind = kind;
      this.network = network;
      this.match = match;
      this.value = value;
      this.line = line;
    }

    boolean applies(byte[] address) {
      return network != null && network.sameFamily(address) && network.contains(address) == match;
    }
  }

  private enum Kind {
    MATCH,
    IF,
    ENDIF
  }

  private final List<Rule> rules = new ArrayList<>();
  private final int owner;

  CidrTable(String name, Source source, int owner, FileValues values, Log log) {
    super("cidr", name);
    this.owner = owner;
    List<String> warnings = new ArrayList<>();
    List<LogicalLines.Line> lines = LogicalLines.of(source, warnings);
    warnings.forEach(log::warning);
    Deque<Rule> open = new ArrayDeque<>();
    for (LogicalLines.Line line : lines) {
      String place = "cidr map " + name + ", line " + line.first() + ": ";
      try {
        Rule rule = rule(line, !open.isEmpty(), values);
        if (rule.kind == Kind.IF) {
          open.push(rule);
        } else if (rule.kind == Kind.ENDIF) {
          open.pop().end = rules.size();
        }
        rules.add(rule);
      } catch (IllegalArgumentException e) {
        log.warning(place + e.getMessage() + ": skipping this rule");
      }
    }
    while (!open.isEmpty()) {
      log.warning("cidr map " + name + ", line " + open.pop().line + ": IF has no matching ENDIF");
    }
  }

  private static Rule rule(LogicalLines.Line line, boolean nested, FileValues values) {
    String text = line.text();
    if (keyword(text, "if")) {
      int at = 2;
      boolean match = true;
      for (; at < text.length() && isNegation(text.charAt(at)); at++) {
        match ^= text.charAt(at) == '!';
      }
      return new Rule(Kind.IF, network(Ascii.trim(text.substring(at))), match, "", line.first());
    }
    if (keyword(text, "endif")) {
      if (!Ascii.trim(text.substring(5)).isEmpty()) {
        throw new IllegalArgumentException("garbage after ENDIF");
      }
      if (!nested) {
        throw new IllegalArgumentException("ENDIF without IF");
      }
      return new Rule(Kind.ENDIF, null, true, "", line.first());
    }
    int at = 0;
    boolean match = true;
    for (; at < text.length() && isNegation(text.charAt(at)); at++) {
      match ^= text.charAt(at) == '!';
    }
    int end = at;
    while (end < text.length() && !Ascii.isSpace(text.charAt(end))) {
      end++;
    }
    Network network = network(text.substring(at, end));
    String value = Ascii.trim(text.substring(end));
    if (value.isEmpty()) {
      throw new IllegalArgumentException("no lookup result");
    }
    return new Rule(Kind.MATCH, network, match, values.resolve(value), line.first());
  }

  private static boolean isNegation(char c) {
    return c == '!' || Ascii.isSpace(c);
  }

  static boolean keyword(String text, String word) {
    return text.regionMatches(true, 0, word, 0, word.length())
        && (text.length() == word.length() || !Ascii.isAlnum(text.charAt(word.length())));
  }

  private static Network network(String pattern) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("no address pattern");
    }
    Network.Parsed parsed = Network.parse(pattern);
    if (parsed.network() == null) {
      throw new IllegalArgumentException(parsed.complaint());
    }
    return parsed.network();
  }

  @Override
  public Lookup lookup(String key) {
    byte[] address = IpBytes.parse(key);
    if (address == null) {
      return Lookup.missing(this, key);
    }
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.kind == Kind.MATCH && rule.applies(address)) {
        return Lookup.found(this, key, rule.value, rule.line);
      }
      if (rule.kind == Kind.IF && !rule.applies(address)) {
        if (rule.end < 0) {
          break;
        }
        i = rule.end;
      }
    }
    return Lookup.missing(this, key);
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
