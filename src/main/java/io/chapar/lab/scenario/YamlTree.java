package io.chapar.lab.scenario;

import io.chapar.text.Diagnostic;
import io.chapar.text.Position;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping whose values know their line: composed, never constructed, so a file can make no
 * objects. Every value is asked for by name and kind; what nobody asked for is an error, which is
 * how a misspelt key is found.
 */
public final class YamlTree {
  private final String file;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Position> places = new LinkedHashMap<>();
  private final Position place;

  private YamlTree(String file, MappingNode node) throws ScenarioException {
    this.file = file;
    this.place = at(file, node);
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error("a key must be a word", at(file, tuple.getKeyNode()), "");
      }
      if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        throw error(
            "'" + key.getValue() + "' is given twice", at(file, key), "keep one of the two");
      }
      places.put(key.getValue(), at(file, key));
    }
  }

  /** Reads a file that is one mapping. */
  public static YamlTree parse(String file, String text) throws ScenarioException {
    if (compose(file, text) instanceof MappingNode mapping) {
      return new YamlTree(file, mapping);
    }
    throw error(
        "the file must be a mapping of keys to values",
        Position.line(file, 1),
        "begin with 'id: ...'");
  }

  /** Reads a file that is a list of mappings. */
  public static List<YamlTree> parseList(String file, String text) throws ScenarioException {
    if (!(compose(file, text) instanceof SequenceNode sequence)) {
      throw error("the file must be a list", Position.line(file, 1), "begin with '- id: ...'");
    }
    List<YamlTree> trees = new ArrayList<>();
    for (Node node : sequence.getValue()) {
      if (!(node instanceof MappingNode mapping)) {
        throw error("an entry must be a mapping of keys to values", at(file, node), "");
      }
      trees.add(new YamlTree(file, mapping));
    }
    return trees;
  }

  private static @Nullable Node compose(String file, String text) throws ScenarioException {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(10);
      options.setNestingDepthLimit(20);
      return new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw error(
          "not YAML: " + e.getProblem(),
          Position.line(file, line),
          "check the indentation and the quotes");
    } catch (YAMLException e) { // too deep, too many aliases, no text at all
      String told = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw error("not YAML: " + told, Position.line(file, 1), "write it more simply");
    }
  }

  /** Where it begins. */
  public Position place() {
    return place;
  }

  /** Fails if there is a key that is none of {@code known}. */
  public void only(Set<String> known) throws ScenarioException {
    for (Map.Entry<String, Position> key : places.entrySet()) {
      if (!known.contains(key.getKey())) {
        throw error(
            "unknown key '" + key.getKey() + "'",
            key.getValue(),
            "one of " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  /** Its keys, in the order of the file. */
  public Set<String> keys() {
    return java.util.Collections.unmodifiableSet(values.keySet());
  }

  /** Whether a value is a list. */
  public boolean isList(String key) {
    return values.get(key) instanceof SequenceNode;
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** A text. */
  public String string(String key) throws ScenarioException {
    Node node = need(key);
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw error("'" + key + "' must be a text", at(file, node), "");
  }

  /** A text, or something else if the key is not there. */
  public String string(String key, String fallback) throws ScenarioException {
    return has(key) ? string(key) : fallback;
  }

  /** A number. */
  public int number(String key) throws ScenarioException {
    String text = string(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw error("'" + key + "' must be a number, not '" + text + "'", at(file, need(key)), "");
    }
  }

  /** What is expected of a fact. */
  public Expectation expectation(String key) throws ScenarioException {
    try {
      return Expectation.of(string(key));
    } catch (java.util.regex.PatternSyntaxException e) {
      throw error(
          "'" + key + "' is no regular expression: " + e.getDescription(),
          at(file, need(key)),
          "\\ before a character that is meant as it is");
    }
  }

  /** A duration such as 90s, 15m, 4h or 6d; none if the key is not there. */
  public java.time.Duration duration(String key) throws ScenarioException {
    String text = string(key, "0s");
    if (!text.matches("\\d{1,6}[smhd]")) {
      throw error("'" + key + "' must be a time", at(file, need(key)), "such as 90s, 15m, 4h, 6d");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> java.time.Duration.ofSeconds(number);
      case 'm' -> java.time.Duration.ofMinutes(number);
      case 'h' -> java.time.Duration.ofHours(number);
      default -> java.time.Duration.ofDays(number);
    };
  }

  /** One of a few words. */
  public String word(String key, String fallback, String... words) throws ScenarioException {
    String word = string(key, fallback);
    if (!List.of(words).contains(word)) {
      throw error(
          "'" + word + "' cannot be '" + key + "'",
          placeOf(key),
          "one of " + String.join(", ", words));
    }
    return word;
  }

  /** A number, or another if the key is not there. */
  public int number(String key, int fallback) throws ScenarioException {
    return has(key) ? number(key) : fallback;
  }

  /** A list of texts; empty if the key is not there. */
  public List<String> strings(String key) throws ScenarioException {
    List<String> strings = new ArrayList<>();
    if (!has(key)) {
      return strings;
    }
    if (!(need(key) instanceof SequenceNode sequence)) {
      throw error(
          "'" + key + "' must be a list", at(file, need(key)), "begin each entry with '- '");
    }
    for (Node node : sequence.getValue()) {
      if (!(node instanceof ScalarNode scalar)) {
        throw error("an entry of '" + key + "' must be a text", at(file, node), "use quotes");
      }
      strings.add(scalar.getValue());
    }
    return strings;
  }

  /** A mapping. */
  public YamlTree tree(String key) throws ScenarioException {
    return tree(need(key), "'" + key + "'");
  }

  /** A list of mappings; empty if the key is not there. */
  public List<YamlTree> trees(String key) throws ScenarioException {
    List<YamlTree> trees = new ArrayList<>();
    if (!has(key)) {
      return trees;
    }
    if (!(need(key) instanceof SequenceNode sequence)) {
      throw error(
          "'" + key + "' must be a list", at(file, need(key)), "begin each entry with '- '");
    }
    for (Node node : sequence.getValue()) {
      trees.add(tree(node, "an entry of '" + key + "'"));
    }
    return trees;
  }

  /** A text in each language. */
  public Text text(String key) throws ScenarioException {
    YamlTree tree = tree(key);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : tree.values.keySet()) {
      texts.put(language, tree.string(language).strip());
    }
    for (String language : ScenarioLoader.LANGUAGES) {
      if (!texts.containsKey(language)) {
        throw error(
            "'" + key + "' has no " + language + " text",
            tree.place,
            "add '" + language + ": ...'");
      }
    }
    return new Text(Map.copyOf(texts));
  }

  private YamlTree tree(Node node, String what) throws ScenarioException {
    if (node instanceof MappingNode mapping) {
      return new YamlTree(file, mapping);
    }
    throw error(what + " must be a mapping of keys to values", at(file, node), "");
  }

  private Node need(String key) throws ScenarioException {
    @Nullable Node node = values.get(key);
    if (node == null) {
      throw error("'" + key + "' is missing", place, "add '" + key + ": ...'");
    }
    return node;
  }

  /** The place of a value. */
  public Position placeOf(String key) {
    Position position = places.get(key);
    return position == null ? place : position;
  }

  /** What is wrong with a file, where. */
  public static ScenarioException error(String message, Position place, String hint) {
    return new ScenarioException(new Diagnostic(message, place, hint));
  }

  private static Position at(String file, Node node) {
    return Position.line(file, node.getStartMark().getLine() + 1);
  }
}
