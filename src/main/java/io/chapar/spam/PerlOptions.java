package io.chapar.spam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line as Perl's Getopt::Long reads it with bundled letters: each option is declared by
 * its names, with '=' at the end if it takes a value, '?' if it may, and '!' in front if it is not
 * simulated here.
 */
final class PerlOptions {
  private record Option(String key, char takes, boolean simulated) {}

  private final Map<String, Option> names = new HashMap<>();
  private final Map<String, List<String>> given = new HashMap<>();
  final List<String> operands = new ArrayList<>();

  /** An option that does not exist, or null. */
  @Nullable String unknown;

  /** One that is not simulated here, or null. */
  @Nullable String missing;

  PerlOptions(String... declared) {
    for (String each : declared) {
      boolean simulated = !each.startsWith("!");
      String text = simulated ? each : each.substring(1);
      char last = text.charAt(text.length() - 1);
      char takes = last == '=' || last == '?' ? last : ' ';
      if (takes != ' ') {
        text = text.substring(0, text.length() - 1);
      }
      String[] all = text.split(",");
      for (String name : all) {
        names.put(name, new Option(all[0], takes, simulated));
      }
    }
  }

  PerlOptions parse(List<String> args) {
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        operands.addAll(args.subList(i + 1, args.size()));
        break;
      }
      if (!arg.startsWith("-") || arg.length() == 1) {
        operands.add(arg);
      } else if (arg.startsWith("--")) {
        i = longOption(arg.substring(2), args, i);
      } else {
        i = letters(arg, args, i);
      }
    }
    return this;
  }

  private int longOption(String text, List<String> args, int i) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Option option = names.get(name);
    if (option == null && name.length() > 1) {
      List<Option> like = new ArrayList<>();
      names.forEach(
          (n, o) -> {
            if (n.length() > 1 && n.startsWith(name) && !like.contains(o)) {
              like.add(o);
            }
          });
      option = like.size() == 1 ? like.get(0) : null;
    }
    if (option == null) {
      unknown = unknown == null ? name : unknown;
      return i;
    }
    String value = equals < 0 ? null : text.substring(equals + 1);
    int at = i;
    if (value == null && option.takes() == '=' && i + 1 < args.size()) {
      value = args.get(++at);
    }
    if (value == null && mayTake(option, args, i + 1)) {
      value = args.get(++at);
    }
    use(option, name, value == null ? "" : value);
    return at;
  }

  /** Whether the next word is the value of an option that may have one: of -e only a number. */
  private static boolean mayTake(Option option, List<String> args, int next) {
    return option.takes() == '?'
        && next < args.size()
        && !args.get(next).startsWith("-")
        && (!option.key().equals("e") || args.get(next).matches("[0-9]+"));
  }

  private int letters(String arg, List<String> args, int i) {
    for (int at = 1; at < arg.length(); at++) {
      String letter = arg.substring(at, at + 1);
      Option option = names.get(letter);
      if (option == null) {
        unknown = unknown == null ? letter : unknown;
        continue;
      }
      if (option.takes() == '=') {
        if (at + 1 < arg.length()) {
          String rest = arg.substring(at + 1);
          use(option, letter, rest.startsWith("=") ? rest.substring(1) : rest);
          return i;
        }
        use(option, letter, i + 1 < args.size() ? args.get(i + 1) : "");
        return i + 1;
      }
      if (option.takes() == '?' && at + 1 < arg.length()) {
        use(option, letter, arg.substring(at + 1));
        return i;
      }
      if (mayTake(option, args, i + 1)) {
        use(option, letter, args.get(i + 1));
        return i + 1;
      }
      use(option, letter, "");
    }
    return i;
  }

  private void use(Option option, String name, String value) {
    if (!option.simulated()) {
      missing = (name.length() == 1 ? "-" : "--") + name;
    }
    given.computeIfAbsent(option.key(), k -> new ArrayList<>()).add(value);
  }

  boolean has(String key) {
    return given.containsKey(key);
  }

  @Nullable String value(String key) {
    List<String> all = given.get(key);
    return all == null ? null : all.get(all.size() - 1);
  }

  List<String> values(String key) {
    return given.getOrDefault(key, List.of());
  }

  int number(String key, int otherwise) {
    String text = value(key);
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
