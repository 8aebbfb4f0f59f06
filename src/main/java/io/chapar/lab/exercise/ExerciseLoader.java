package io.chapar.lab.exercise;

import io.chapar.lab.Shelf;
import io.chapar.lab.exercise.Exercise.Choice;
import io.chapar.lab.exercise.Exercise.Kind;
import io.chapar.lab.exercise.Exercise.Task;
import io.chapar.lab.exercise.Exercise.Wrong;
import io.chapar.lab.proof.Proof;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.scenario.Text;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the question bank, or says with file and line what is wrong with it. */
public final class ExerciseLoader {
  private static final Set<String> COMMON = Set.of("id", "kind", "level", "question", "why");
  private static final Map<Kind, Set<String>> KEYS =
      Map.of(
          Kind.SINGLE, Set.of("choices"),
          Kind.MULTIPLE, Set.of("choices"),
          Kind.FILL, Set.of("answers", "wrong"),
          Kind.COMMAND, Set.of("setup", "proof", "expect", "solutions", "wrong"));

  private final Shelf shelf;

  /** A loader of the exercises on {@code shelf}. */
  public ExerciseLoader(Shelf shelf) {
    this.shelf = shelf;
  }

  /** All of them, in the order of their files. */
  public List<Exercise> all() throws ScenarioException {
    List<Exercise> exercises = new ArrayList<>();
    Map<String, Position> ids = new HashMap<>();
    for (String file : shelf.files()) {
      if (!file.endsWith(".yaml")) {
        continue;
      }
      for (Exercise exercise : load(file)) {
        Position other = ids.put(exercise.id(), exercise.place());
        if (other != null) {
          throw YamlTree.error(
              "the id '" + exercise.id() + "' is taken: " + other, exercise.place(), "");
        }
        exercises.add(exercise);
      }
    }
    return List.copyOf(exercises);
  }

  /** Those of one file, {@code exercises/OBJECTIVE/TOPIC.yaml}. */
  public List<Exercise> load(String file) throws ScenarioException {
    String text = shelf.read(file);
    String[] parts = file.split("/");
    if (text == null || parts.length < 2) {
      throw YamlTree.error("there is no such file", Position.whole(file), "");
    }
    List<Exercise> exercises = new ArrayList<>();
    for (YamlTree tree : YamlTree.parseList(file, text)) {
      String topic = parts[parts.length - 1].replaceFirst("\\.yaml$", "");
      Exercise exercise = read(tree, parts[parts.length - 2], topic, null);
      if (!exercise.id().startsWith(exercise.objective() + "-")) {
        throw YamlTree.error(
            "the id '" + exercise.id() + "' does not begin with the objective",
            tree.placeOf("id"),
            exercise.objective() + "-" + topic + "-01");
      }
      exercises.add(exercise);
    }
    return exercises;
  }

  /**
   * One question.
   *
   * @param language null: texts are there in every language; otherwise each is one text, in this
   */
  public static Exercise read(
      YamlTree tree, String objective, String topic, @Nullable String language)
      throws ScenarioException {
    Kind kind = kind(tree);
    Set<String> known = new java.util.TreeSet<>(COMMON);
    known.addAll(KEYS.getOrDefault(kind, Set.of()));
    tree.only(known);
    int level = tree.number("level", language == null ? 0 : 1);
    if (level < 1 || level > 3) {
      throw YamlTree.error("'level' must be 1, 2 or 3", tree.placeOf("level"), "");
    }
    List<Choice> choices = choices(tree, kind, language);
    List<String> answers = tree.strings(kind == Kind.COMMAND ? "solutions" : "answers");
    List<Wrong> wrong = new ArrayList<>();
    for (YamlTree each : tree.trees("wrong")) {
      each.only(Set.of("answer", "why"));
      wrong.add(new Wrong(each.string("answer"), text(each, "why", language), each.place()));
    }
    if (kind == Kind.FILL || kind == Kind.COMMAND) {
      checkAnswers(tree, kind, answers, wrong);
    }
    return new Exercise(
        language == null ? tree.string("id") : tree.string("id", ""),
        kind,
        objective,
        topic,
        level,
        text(tree, "question", language),
        choices,
        List.copyOf(answers),
        List.copyOf(wrong),
        text(tree, "why", language),
        kind == Kind.COMMAND ? task(tree) : null,
        tree.place());
  }

  private static Kind kind(YamlTree tree) throws ScenarioException {
    String word = tree.string("kind");
    try {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw YamlTree.error(
          "there is no kind '" + word + "'",
          tree.placeOf("kind"),
          "single, multiple, fill or command");
    }
  }

  private static Text text(YamlTree tree, String key, @Nullable String language)
      throws ScenarioException {
    return language == null ? tree.text(key) : new Text(Map.of(language, tree.string(key).strip()));
  }

  private static List<Choice> choices(YamlTree tree, Kind kind, @Nullable String language)
      throws ScenarioException {
    if (kind != Kind.SINGLE && kind != Kind.MULTIPLE) {
      return List.of();
    }
    List<Choice> choices = new ArrayList<>();
    for (YamlTree each : tree.trees("choices")) {
      each.only(Set.of("text", "code", "right", "why"));
      boolean code = each.has("code");
      if (code == each.has("text")) {
        throw YamlTree.error("a choice needs 'text' or 'code', one of the two", each.place(), "");
      }
      choices.add(
          new Choice(
              code ? same(each.string("code").strip()) : text(each, "text", language),
              code,
              right(each),
              text(each, "why", language)));
    }
    long right = choices.stream().filter(Choice::right).count();
    if (choices.size() < 3) {
      throw YamlTree.error("there must be at least three choices", tree.placeOf("choices"), "");
    }
    if (kind == Kind.SINGLE && right != 1) {
      throw YamlTree.error(
          right + " choices are right", tree.placeOf("choices"), "exactly one has 'right: true'");
    }
    if (right == 0) {
      throw YamlTree.error("no choice is right", tree.placeOf("choices"), "add 'right: true'");
    }
    return List.copyOf(choices);
  }

  private static boolean right(YamlTree tree) throws ScenarioException {
    String word = tree.string("right", "false");
    if (!word.equals("true") && !word.equals("false")) {
      throw YamlTree.error(
          "'right' must be true or false, not '" + word + "'", tree.placeOf("right"), "");
    }
    return word.equals("true");
  }

  private static Text same(String code) {
    Map<String, String> texts = new HashMap<>();
    ScenarioLoader.LANGUAGES.forEach(language -> texts.put(language, code));
    return new Text(Map.copyOf(texts));
  }

  private static void checkAnswers(
      YamlTree tree, Kind kind, List<String> answers, List<Wrong> wrong) throws ScenarioException {
    String key = kind == Kind.COMMAND ? "solutions" : "answers";
    if (answers.isEmpty()) {
      throw YamlTree.error("'" + key + "' is missing", tree.placeOf(key), "add one at least");
    }
    if (Proof.isPattern(answers.get(0)) && kind == Kind.FILL) {
      throw YamlTree.error(
          "the first answer is shown and cannot be a pattern", tree.placeOf(key), "");
    }
    for (String answer : answers) {
      if (kind == Kind.FILL) {
        pattern(answer, tree.placeOf(key));
      }
    }
    for (Wrong each : wrong) {
      if (kind == Kind.FILL && Judge.fill(answers, each.answer())) {
        throw YamlTree.error(
            "the wrong answer '" + each.answer() + "' is accepted", each.place(), "");
      }
    }
    if (kind == Kind.COMMAND && wrong.isEmpty()) {
      throw YamlTree.error(
          "a command needs at least one wrong answer", tree.place(), "add 'wrong: ...'");
    }
  }

  /** Checks that a text is a good pattern, if it is one. */
  public static void pattern(String expect, Position place) throws ScenarioException {
    String stripped = expect.strip();
    if (Proof.isPattern(stripped)) {
      try {
        Proof.pattern(stripped);
      } catch (PatternSyntaxException e) {
        throw YamlTree.error("not a pattern: " + e.getDescription(), place, "");
      }
    }
  }

  private static Task task(YamlTree tree) throws ScenarioException {
    String expect = tree.string("expect");
    pattern(expect, tree.placeOf("expect"));
    Proof proof =
        tree.has("proof") ? new Proof(tree.string("proof"), expect, tree.placeOf("proof")) : null;
    return new Task(tree.string("setup", ""), proof, expect);
  }
}
