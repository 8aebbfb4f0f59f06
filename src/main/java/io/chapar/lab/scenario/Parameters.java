package io.chapar.lab.scenario;

import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that differ from learner to learner: each is drawn, by the learner's seed, from a list
 * of the scenario, and stands for {@code ${name}} in all of its files. No two get the same value.
 */
final class Parameters {
  private static final Pattern USE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]*");

  private Parameters() {}

  /** A text in which the names stand for themselves: enough to read which there are. */
  static String plain(String text) {
    return USE.matcher(text).replaceAll("$1");
  }

  /** Draws them. */
  static Map<String, String> draw(YamlTree scenario, long seed) throws ScenarioException {
    Map<String, String> drawn = new LinkedHashMap<>();
    if (!scenario.has("params")) {
      return drawn;
    }
    YamlTree lists = scenario.tree("params");
    long state = seed;
    for (String name : lists.keys()) {
      List<String> open = new ArrayList<>(lists.strings(name));
      for (String value : open) {
        if (!VALUE.matcher(value).matches()) {
          throw YamlTree.error(
              "'" + value + "' cannot be drawn",
              lists.placeOf(name),
              "letters, digits, blanks and . _ @ + - only");
        }
      }
      open.removeAll(drawn.values());
      if (open.isEmpty()) {
        throw YamlTree.error(
            "nothing is left to draw for '" + name + "'",
            lists.placeOf(name),
            "no two parameters get the same value: give it more words");
      }
      state += 0x9e3779b97f4a7c15L;
      drawn.put(name, open.get((int) Long.remainderUnsigned(mix(state), open.size())));
    }
    return drawn;
  }

  private static long mix(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Fills them in; every other {@code ${name}} is left for the shell. */
  static String fill(String text, Map<String, String> params) {
    return USE.matcher(text)
        .replaceAll(
            use -> Matcher.quoteReplacement(params.getOrDefault(use.group(1), use.group())));
  }

  /** Fills them in where nothing else can be meant. */
  static String fillAll(String file, String text, Map<String, String> params)
      throws ScenarioException {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher use = USE.matcher(line);
      while (use.find()) {
        if (!params.containsKey(use.group(1))) {
          throw YamlTree.error(
              "unknown parameter '" + use.group() + "'",
              Position.line(file, number),
              params.isEmpty()
                  ? "declare it under 'params'"
                  : "one of " + String.join(", ", params.keySet()));
        }
      }
    }
    return fill(text, params);
  }
}
