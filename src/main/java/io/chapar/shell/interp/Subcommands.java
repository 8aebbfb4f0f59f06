package io.chapar.shell.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The next word of a command that has commands of its own, as its usage lists them ({@code name
 * a|b|c}), and what such a command takes.
 */
final class Subcommands {
  private static final Pattern LINE = Pattern.compile("(?m)^  (\\S+)[ \\t]*(.*)$");
  private static final Pattern NAMES = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)*");
  private static final Set<String> WITH_VALUE = Set.of("-u", "-S", "-f", "-o", "-m", "-a", "-x");

  private final List<String> words;
  private final UnaryOperator<String> output;
  private final List<String> plain = new ArrayList<>(); // without options
  private String user = "";

  Subcommands(List<String> words, UnaryOperator<String> output) {
    this.words = words;
    this.output = output;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (WITH_VALUE.contains(word)) {
        user = word.equals("-u") && i + 1 < words.size() ? words.get(i + 1) : user;
        i++;
      } else if (!word.startsWith("-")) {
        plain.add(word);
      }
    }
  }

  /**
   * What a rule gives: {@code tree}, or {@code after REGEX WORDS} and {@code after REGEX run …}.
   */
  List<String> of(String rule) {
    if (WITH_VALUE.contains(words.get(words.size() - 1))) {
      return List.of();
    }
    if (rule.startsWith("tree")) {
      return tree();
    }
    String[] parts = rule.split(" ", 3);
    String typed = String.join(" ", plain.subList(1, plain.size()));
    if (parts.length < 3 || !typed.matches(parts[1])) {
      return List.of();
    }
    if (parts[2].equals("mailboxes")) {
      String of = user.isEmpty() ? "\"$(id -un)\"" : "'" + user.replace("'", "") + "'";
      return output.apply("doveadm mailbox list -u " + of).lines().toList();
    }
    return List.of(parts[2].split(" "));
  }

  private List<String> tree() {
    String shown = words.get(0);
    for (int i = 1; ; i++) {
      List<String> names = new ArrayList<>();
      String below = "";
      Matcher lines = LINE.matcher(output.apply(shown + " 2>&1"));
      while (lines.find()) {
        names.add(lines.group(1));
        if (i < plain.size() && lines.group(1).equals(plain.get(i))) {
          below = lines.group(2).strip();
        }
      }
      if (i >= plain.size()) {
        return names;
      }
      if (!below.contains("|") || !NAMES.matcher(below).matches()) {
        return List.of(); // it has no commands of its own: what it would do by itself is not tried
      }
      if (i + 1 == plain.size()) {
        return List.of(below.split("\\|"));
      }
      shown += " " + plain.get(i);
    }
  }
}
