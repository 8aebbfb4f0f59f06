package io.chapar.lab.scenario;

import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a scenario's folder into a {@link Scenario}, or says with file and line what is wrong with
 * it.
 */
public final class ScenarioLoader {
  /** The languages in which every text must be there. */
  public static final List<String> LANGUAGES = List.of("en", "fa");

  private final Library library;

  /** A loader of the scenarios in {@code library}. */
  public ScenarioLoader(Library library) {
    this.library = library;
  }

  /** All scenarios, in the order of their folders. */
  public List<Scenario> all() throws ScenarioException {
    List<Scenario> scenarios = new ArrayList<>();
    for (String folder : library.scenarios()) {
      scenarios.add(load(folder));
    }
    return scenarios;
  }

  /** The scenario in a folder. */
  public Scenario load(String folder) throws ScenarioException {
    String file = folder + "/scenario.yaml";
    String yaml = library.read(file);
    if (yaml == null) {
      throw YamlTree.error("there is no scenario.yaml", Position.whole(folder), "");
    }
    YamlTree tree = YamlTree.parse(file, yaml);
    tree.only(
        Set.of(
            "id",
            "objective",
            "level",
            "minutes",
            "title",
            "setup",
            "goals",
            "forbidden",
            "hints"));
    List<Scenario.Hint> hints = new ArrayList<>();
    for (YamlTree hint : tree.trees("hints")) {
      hint.only(Set.of("text", "cost"));
      hints.add(new Scenario.Hint(hint.text("text"), hint.number("cost", 0)));
    }
    List<Scenario.Goal> goals = goals(tree, "goals");
    if (goals.isEmpty()) {
      throw YamlTree.error("a scenario needs at least one goal", tree.placeOf("goals"), "");
    }
    return new Scenario(
        tree.string("id"),
        tree.string("objective"),
        tree.number("level"),
        tree.number("minutes"),
        tree.text("title"),
        story(folder),
        file(folder, tree.string("setup"), tree.placeOf("setup")),
        goals,
        goals(tree, "forbidden"),
        List.copyOf(hints));
  }

  private Text story(String folder) throws ScenarioException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      texts.put(
          language, file(folder, "story." + language + ".md", Position.whole(folder)).strip());
    }
    return new Text(Map.copyOf(texts));
  }

  private String file(String folder, String name, Position place) throws ScenarioException {
    String text = library.read(folder + "/" + name);
    if (text == null) {
      throw YamlTree.error(
          "the file '" + name + "' is missing", place, "write " + folder + "/" + name);
    }
    return text;
  }

  private static List<Scenario.Goal> goals(YamlTree tree, String key) throws ScenarioException {
    List<Scenario.Goal> goals = new ArrayList<>();
    for (YamlTree goal : tree.trees(key)) {
      goal.only(Set.of("id", "title", "points", "deliver", "misconception"));
      Text misconception =
          goal.has("misconception") ? goal.text("misconception") : new Text(Map.of());
      goals.add(
          new Scenario.Goal(
              goal.string("id"),
              goal.text("title"),
              goal.number("points", 0),
              delivery(goal.tree("deliver")),
              misconception,
              goal.place()));
    }
    return List.copyOf(goals);
  }

  private static Scenario.Delivery delivery(YamlTree tree) throws ScenarioException {
    tree.only(Set.of("from", "port", "sender", "recipient", "expect", "mailbox"));
    String word = tree.string("expect");
    Scenario.Expect expect;
    try {
      expect = Scenario.Expect.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw YamlTree.error(
          "'" + word + "' cannot be expected", tree.placeOf("expect"), "delivered or refused");
    }
    String mailbox = tree.string("mailbox", "");
    if (expect == Scenario.Expect.DELIVERED && mailbox.isEmpty()) {
      throw YamlTree.error("where shall it be delivered?", tree.place(), "add 'mailbox: USER'");
    }
    return new Scenario.Delivery(
        tree.string("from"),
        tree.number("port", 25),
        tree.string("sender"),
        tree.string("recipient"),
        expect,
        mailbox);
  }
}
