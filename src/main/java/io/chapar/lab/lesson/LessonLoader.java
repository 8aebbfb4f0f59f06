package io.chapar.lab.lesson;

import io.chapar.lab.Shelf;
import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.lesson.Lesson.Page;
import io.chapar.lab.lesson.Lesson.Part;
import io.chapar.lab.lesson.Lesson.Question;
import io.chapar.lab.lesson.Lesson.Shown;
import io.chapar.lab.lesson.Lesson.Step;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.scenario.Text;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads lessons, or says with file and line what is wrong with them. */
public final class LessonLoader {
  private static final String MARK = "/lesson.en.md";

  private final Shelf shelf;
  private final Map<String, Exercise> exercises = new HashMap<>();

  /** A loader of the lessons on {@code shelf}, which may ask these exercises. */
  public LessonLoader(Shelf shelf, List<Exercise> exercises) {
    this.shelf = shelf;
    exercises.forEach(e -> this.exercises.put(e.id(), e));
  }

  /** All of them, in the order of their folders. */
  public List<Lesson> all() throws ScenarioException {
    Set<String> folders = new TreeSet<>();
    for (String file : shelf.files()) {
      if (file.matches(".*/lesson\\.\\w+\\.md")) {
        folders.add(file.substring(0, file.lastIndexOf('/')));
      }
    }
    List<Lesson> lessons = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    for (String folder : folders) {
      Lesson lesson = load(folder);
      String other = ids.put(lesson.id(), folder);
      if (other != null) {
        throw YamlTree.error(
            "the id '" + lesson.id() + "' is taken: " + other, Position.line(folder + MARK, 2), "");
      }
      lessons.add(lesson);
    }
    return List.copyOf(lessons);
  }

  /** The lesson in a folder. */
  public Lesson load(String folder) throws ScenarioException {
    Map<String, LessonText> texts = new LinkedHashMap<>();
    for (String language : ScenarioLoader.LANGUAGES) {
      String file = folder + "/lesson." + language + ".md";
      String text = shelf.read(file);
      if (text == null) {
        throw YamlTree.error(
            "there is no " + language + " text", Position.whole(folder), "write " + file);
      }
      texts.put(language, new LessonText(file, text, language, exercises));
    }
    LessonText first = texts.values().iterator().next();
    Map<String, String> titles = new HashMap<>();
    Map<String, List<Page>> pages = new HashMap<>();
    for (Map.Entry<String, LessonText> text : texts.entrySet()) {
      titles.put(text.getKey(), text.getValue().title());
      pages.put(text.getKey(), text.getValue().pages());
      sameHead(first, text.getValue());
      sameParts(first, text.getValue());
    }
    String[] path = folder.split("/");
    if (path.length > 1 && !path[path.length - 2].equals(first.objective())) {
      throw YamlTree.error(
          "the objective is not that of the folder", first.head().placeOf("objective"), "");
    }
    return new Lesson(
        first.id(),
        folder,
        first.objective(),
        first.level(),
        first.minutes(),
        new Text(Map.copyOf(titles)),
        first.setup(),
        Map.copyOf(pages));
  }

  private static void sameHead(LessonText one, LessonText other) throws ScenarioException {
    same(one.id().equals(other.id()), "id", other);
    same(one.objective().equals(other.objective()), "objective", other);
    same(one.minutes() == other.minutes(), "minutes", other);
    same(one.level() == other.level(), "level", other);
    same(one.setup().equals(other.setup()), "setup", other);
  }

  private static void same(boolean is, String key, LessonText other) throws ScenarioException {
    if (!is) {
      throw YamlTree.error(
          "'" + key + "' is not what the English text has", other.head().placeOf(key), "");
    }
  }

  private static void sameParts(LessonText one, LessonText other) throws ScenarioException {
    List<Part> mine = blocks(one);
    List<Part> theirs = blocks(other);
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      if (i >= theirs.size()) {
        throw YamlTree.error(
            "the " + other.language() + " text has nothing for this block",
            mine.get(i).place(),
            "");
      }
      if (i >= mine.size() || !same(mine.get(i), theirs.get(i))) {
        throw YamlTree.error(
            "this block is not the one that the English text has here",
            theirs.get(i).place(),
            i < mine.size() ? "compare it with " + mine.get(i).place() : "take it out");
      }
    }
  }

  private static List<Part> blocks(LessonText text) {
    return text.pages().stream()
        .flatMap(p -> p.parts().stream())
        .filter(p -> !(p instanceof Lesson.Prose))
        .toList();
  }

  private static boolean same(Part one, Part other) {
    if (one instanceof Shown a && other instanceof Shown b) {
      return a.commands().stream()
          .map(c -> c.user() + c.folder() + c.text())
          .toList()
          .equals(b.commands().stream().map(c -> c.user() + c.folder() + c.text()).toList());
    }
    if (one instanceof Question a && other instanceof Question b) {
      Exercise x = a.exercise();
      Exercise y = b.exercise();
      return x.id().equals(y.id())
          && x.kind() == y.kind()
          && x.answers().equals(y.answers())
          && x.choices().stream()
              .map(Exercise.Choice::right)
              .toList()
              .equals(y.choices().stream().map(Exercise.Choice::right).toList());
    }
    return one instanceof Step a && other instanceof Step b && a.same(b);
  }
}
