package io.chapar.spam;

import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of configuration files that make rules: tests, points, descriptions. */
final class RuleReader {
  private final Settings settings;
  private final List<String> issues;

  RuleReader(Settings settings, List<String> issues) {
    this.settings = settings;
    this.issues = issues;
  }

  /** Reads a line that is about a rule; false if it is about something else. */
  boolean rule(String key, String value) throws ConfigReader.Wrong {
    if (!List.of("score", "describe", "tflags", "header", "body", "rawbody", "uri", "full", "meta")
        .contains(key)) {
      return false;
    }
    String[] words = ConfigReader.need(value).split("\\s+", 2);
    String name = words[0];
    if (words.length < 2) {
      throw new ConfigReader.Wrong(true);
    }
    String rest = words[1];
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      issues.add(
          "config: error: rule '"
              + name
              + "' has invalid characters (not Alphanumeric + Underscore + starting with a"
              + " non-digit)");
      return true;
    }
    if (name.length() > 40 && !key.equals("score") && !key.equals("describe")) {
      issues.add(
          "config: warning: rule name '"
              + name
              + "' is over 40 chars (recommended maximum length is 22 characters)");
    }
    switch (key) {
      case "score" -> scores(name, rest);
      case "describe" -> settings.descriptions.put(name, rest);
      case "tflags" -> settings.flags.put(name, List.of(rest.split("\\s+")));
      case "meta" -> {
        if (Expression.parse(rest) == null) {
          issues.add(
              "config: invalid expression for rule " + name + ": \"" + rest + "\": syntax error");
        } else {
          settings.rules.put(name, new Rule.Meta(name, rest));
        }
      }
      case "header" -> header(name, rest);
      default -> text(name, key, rest);
    }
    return true;
  }

  private void scores(String name, String rest) throws ConfigReader.Wrong {
    String[] words = rest.split("\\s+");
    double[] all = new double[words.length];
    if (words.length != 1 && words.length != 4) {
      throw new ConfigReader.Wrong(true);
    }
    if (rest.startsWith("(") && settings.scores.get(name) == null) {
      return; // relative to nothing
    }
    for (int i = 0; i < words.length; i++) {
      boolean relative = words[i].matches("\\([^()]+\\)");
      double n =
          ConfigReader.number(relative ? words[i].substring(1, words[i].length() - 1) : words[i]);
      all[i] = relative ? settings.score(name, i) + n : n;
    }
    settings.scores.put(name, all);
  }

  private void eval(String name, boolean body, String call) {
    Matcher m = Pattern.compile("eval:([A-Za-z0-9_]+)\\s*(?:\\((.*)\\))?\\s*").matcher(call);
    if (!m.matches()) {
      issues.add("config: invalid head test " + name + ": " + call);
      return;
    }
    List<String> arguments = new ArrayList<>();
    if (m.group(2) != null) {
      for (String argument : m.group(2).split(",")) {
        String a = argument.strip();
        if (!a.isEmpty()) {
          arguments.add(a.replaceAll("^['\"]|['\"]$", ""));
        }
      }
    }
    settings.rules.put(name, new Rule.Eval(name, body, m.group(1), List.copyOf(arguments)));
  }

  private void header(String name, String rest) {
    if (rest.startsWith("eval:")) {
      eval(name, false, rest);
      return;
    }
    if (rest.startsWith("exists:")) {
      settings.rules.put(name, new Rule.Exists(name, rest.substring(7).strip()));
      return;
    }
    Matcher m =
        Pattern.compile(
                "([A-Za-z0-9_-]+)(?::([A-Za-z:]+))?\\s*([=!]~)\\s*(.*?)(?:\\s+\\[if-unset:\\s*(.*)\\])?\\s*")
            .matcher(rest);
    if (!m.matches()) {
      issues.add("config: invalid head test " + name + ": " + rest);
      return;
    }
    Regex pattern = pattern(name, m.group(4));
    if (pattern != null) {
      settings.rules.put(
          name,
          new Rule.Header(
              name,
              m.group(1),
              m.group(2) == null ? "" : m.group(2),
              m.group(3).equals("!~"),
              pattern,
              m.group(5)));
    }
  }

  private void text(String name, String key, String rest) {
    if (rest.startsWith("eval:")) {
      eval(name, true, rest);
      return;
    }
    Regex pattern = pattern(name, rest);
    if (pattern != null) {
      settings.rules.put(
          name, new Rule.Text(name, Rule.Where.valueOf(key.toUpperCase(Locale.ROOT)), pattern));
    }
  }

  private @Nullable Regex pattern(String name, String source) {
    String text = source.strip();
    int begin = text.startsWith("m") && text.length() > 1 ? 1 : 0;
    char open = text.isEmpty() ? ' ' : text.charAt(begin);
    char close =
        open == '{' ? '}' : open == '(' ? ')' : open == '[' ? ']' : open == '<' ? '>' : open;
    int end = text.lastIndexOf(close);
    if (Character.isLetterOrDigit(open)
        || end <= begin
        || !text.substring(end + 1).matches("[a-z]*")) {
      issues.add(
          "config: invalid regexp for " + name + " '" + text + "': invalid end delimiter/mods");
      return null;
    }
    String body = text.substring(begin + 1, end);
    if (open == '/' || open == '#' || open == '!') {
      body = body.replace("\\" + open, Character.toString(open));
    }
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    String modifiers = text.substring(end + 1);
    if (modifiers.contains("i")) {
      flags.add(Flag.IGNORE_CASE);
    }
    if (modifiers.contains("m")) {
      flags.add(Flag.MULTILINE);
    }
    if (modifiers.contains("s")) {
      flags.add(Flag.DOT_ALL);
    }
    if (modifiers.contains("x")) {
      flags.add(Flag.COMMENTS);
    }
    try {
      return Regex.compile(body, Syntax.PERL, flags);
    } catch (RegexSyntaxException e) {
      issues.add("config: invalid regexp for " + name + " '" + text + "': " + e.getMessage());
      return null;
    }
  }
}
