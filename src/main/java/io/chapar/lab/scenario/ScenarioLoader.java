package io.chapar.lab.scenario;

import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a scenario's folder into a {@link Scenario} as a learner's seed makes it, or says with file
 * and line what is wrong with it.
 */
public final class ScenarioLoader {
  /** The languages in which every text must be there. */
  public static final List<String> LANGUAGES = List.of("en", "fa");

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "objective",
          "level",
          "minutes",
          "title",
          "params",
          "dns",
          "setup",
          "goals",
          "forbidden",
          "diagnoses",
          "hints");

  private final Library library;
  private final GoalReader goals;

  /** A loader of the scenarios in {@code library}, whose goals are tried with {@code probes}. */
  public ScenarioLoader(Library library, ProbeReader probes) {
    this.library = library;
    this.goals = new GoalReader(probes);
  }

  /** All scenarios as seed 1 makes them, in the order of their folders. */
  public List<Scenario> all() throws ScenarioException {
    List<Scenario> scenarios = new ArrayList<>();
    for (String folder : library.scenarios()) {
      scenarios.add(load(folder, 1));
    }
    return scenarios;
  }

  /** The scenario in a folder, as a seed makes it. */
  public Scenario load(String folder, long seed) throws ScenarioException {
    String file = folder + "/scenario.yaml";
    String yaml = library.read(file);
    if (yaml == null) {
      throw YamlTree.error("there is no scenario.yaml", Position.whole(folder), "");
    }
    Map<String, String> params =
        Parameters.draw(YamlTree.parse(file, Parameters.plain(yaml)), seed);
    YamlTree tree = YamlTree.parse(file, Parameters.fillAll(file, yaml, params));
    tree.only(KEYS);
    List<Scenario.Goal> wanted = goals.goals(tree, "goals");
    if (wanted.isEmpty()) {
      throw YamlTree.error("a scenario needs at least one goal", tree.placeOf("goals"), "");
    }
    List<Scenario.Goal> forbidden = goals.goals(tree, "forbidden");
    goals.distinct(wanted, forbidden);
    return new Scenario(
        tree.string("id"),
        folder,
        tree.string("objective"),
        tree.number("level"),
        tree.number("minutes"),
        tree.text("title"),
        Map.copyOf(params),
        story(folder, params),
        goals.dns(tree, "dns"),
        Parameters.fill(file(folder, tree.string("setup"), tree.placeOf("setup")), params),
        wanted,
        forbidden,
        goals.diagnoses(tree, wanted, forbidden),
        goals.hints(tree),
        scripts(folder, "solutions", params),
        scripts(folder, "mistakes", params));
  }

  /** The scenario.yaml of a folder with the parameters of a seed filled in. */
  public String filled(String folder, long seed) throws ScenarioException {
    String file = folder + "/scenario.yaml";
    String yaml = file(folder, "scenario.yaml", Position.whole(folder));
    Map<String, String> params =
        Parameters.draw(YamlTree.parse(file, Parameters.plain(yaml)), seed);
    return Parameters.fillAll(file, yaml, params);
  }

  private Text story(String folder, Map<String, String> params) throws ScenarioException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      String name = "story." + language + ".md";
      String story = file(folder, name, Position.whole(folder)).strip();
      texts.put(language, Parameters.fillAll(folder + "/" + name, story, params));
    }
    return new Text(Map.copyOf(texts));
  }

  private List<Script> scripts(String folder, String kind, Map<String, String> params)
      throws ScenarioException {
    List<Script> scripts = new ArrayList<>();
    for (String name : library.files(folder + "/" + kind)) {
      if (name.endsWith(".sh")) {
        String path = kind + "/" + name;
        String text = file(folder, path, Position.whole(folder));
        scripts.add(new Script(path, Parameters.fill(text, params)));
      }
    }
    return List.copyOf(scripts);
  }

  private String file(String folder, String name, Position place) throws ScenarioException {
    String text = library.read(folder + "/" + name);
    if (text == null) {
      throw YamlTree.error(
          "the file '" + name + "' is missing", place, "write " + folder + "/" + name);
    }
    return text;
  }
}
