package io.chapar.lab.lesson;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.lesson.Lesson.Page;
import io.chapar.lab.lesson.Lesson.Part;
import io.chapar.lab.lesson.Lesson.Prose;
import io.chapar.lab.lesson.Lesson.Question;
import io.chapar.lab.lesson.Lesson.Step;
import io.chapar.lab.lesson.Lesson.Task;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.proof.Proof;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;

/** The text of a lesson in one language: its front matter, and its pages. */
final class LessonText {
  private static final Set<String> KINDS = Set.of("console", "step", "question");

  private final String file;
  private final String language;
  private final Map<String, Exercise> exercises;
  private final YamlTree head;
  private final List<Page> pages = new ArrayList<>();
  private final String id;
  private final String objective;
  private final int level;
  private final int minutes;
  private final String title;
  private final String setup;

  private List<Part> parts = new ArrayList<>();
  private Document prose = new Document();
  private int proseLine = 1;
  private int tasks;

  LessonText(String file, String text, String language, Map<String, Exercise> exercises)
      throws ScenarioException {
    this.file = file;
    this.language = language;
    this.exercises = exercises;
    int end = text.indexOf("\n---\n");
    if (!text.startsWith("---\n") || end < 0) {
      throw YamlTree.error(
          "a lesson begins with front matter",
          Position.line(file, 1),
          "put it between '---' lines");
    }
    this.head = YamlTree.parse(file, "\n" + text.substring(4, end + 1));
    head.only(Set.of("id", "objective", "level", "minutes", "title", "setup"));
    this.id = head.string("id");
    this.objective = head.string("objective");
    this.level = head.number("level", 1);
    this.minutes = head.number("minutes");
    this.title = head.string("title");
    this.setup = head.string("setup", "");
    // Empty lines in place of the front matter, so that lines are counted as in the file.
    long before = text.substring(0, end + 5).lines().count();
    read(Typesetter.parse("\n".repeat((int) before) + text.substring(end + 5)));
    if (pages.isEmpty()) {
      throw YamlTree.error("the lesson has no text", Position.whole(file), "");
    }
  }

  String language() {
    return language;
  }

  YamlTree head() {
    return head;
  }

  String id() {
    return id;
  }

  String objective() {
    return objective;
  }

  int level() {
    return level;
  }

  int minutes() {
    return minutes;
  }

  String title() {
    return title;
  }

  String setup() {
    return setup;
  }

  List<Page> pages() {
    return List.copyOf(pages);
  }

  private void read(Node document) throws ScenarioException {
    checkWhatIsShown(document);
    Node next;
    for (Node node = document.getFirstChild(); node != null; node = next) {
      next = node.getNext();
      int line = line(node);
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        endPage();
      }
      if (node instanceof FencedCodeBlock fence && KINDS.contains(fence.getInfo())) {
        endProse();
        Part part = block(fence, line);
        parts.add(part);
        tasks += part instanceof Task ? 1 : 0;
      } else {
        if (prose.getFirstChild() == null) {
          proseLine = line;
        }
        prose.appendChild(node);
      }
    }
    endPage();
  }

  private static int line(Node node) {
    return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
  }

  private void endProse() {
    if (prose.getFirstChild() != null) {
      parts.add(new Prose(prose, Position.line(file, proseLine)));
      prose = new Document();
    }
  }

  private void endPage() {
    endProse();
    if (!parts.isEmpty()) {
      long own = parts.stream().filter(p -> p instanceof Task).count();
      pages.add(new Page(List.copyOf(parts), tasks - (int) own));
      parts = new ArrayList<>();
    }
  }

  private Part block(FencedCodeBlock fence, int line) throws ScenarioException {
    Position place = Position.line(file, line);
    String text = fence.getLiteral();
    return switch (fence.getInfo()) {
      case "console" -> ConsoleBlock.read(text, file, line);
      case "step" -> step(YamlTree.parse(file, "\n".repeat(line) + text), place);
      default -> question(text, line, place);
    };
  }

  private static Step step(YamlTree tree, Position place) throws ScenarioException {
    tree.only(Set.of("do", "proof", "expect", "typed", "solution"));
    boolean looks = tree.has("typed");
    if (looks && (tree.has("proof") || tree.has("expect"))) {
      throw YamlTree.error("a step has 'proof' and 'expect', or 'typed'", tree.place(), "");
    }
    String solution = tree.string("solution").strip();
    if (!looks) {
      ExerciseLoader.pattern(tree.string("expect"), tree.placeOf("expect"));
      Proof proof = new Proof(tree.string("proof"), tree.string("expect"), tree.placeOf("proof"));
      return new Step(tree.string("do"), proof, null, solution, place);
    }
    String typed = tree.string("typed").strip();
    if (!Proof.isPattern(typed)) {
      throw YamlTree.error("'typed' must be /regex/", tree.placeOf("typed"), "");
    }
    ExerciseLoader.pattern(typed, tree.placeOf("typed"));
    Pattern pattern = Proof.pattern(typed);
    if (!pattern.matcher(solution).matches()) {
      throw YamlTree.error("the solution does not match 'typed'", tree.placeOf("solution"), "");
    }
    return new Step(tree.string("do"), null, pattern, solution, place);
  }

  private Question question(String text, int line, Position place) throws ScenarioException {
    String id = text.strip();
    if (id.matches("[\\w.-]+")) {
      Exercise exercise = exercises.get(id);
      if (exercise == null) {
        throw YamlTree.error("there is no exercise '" + id + "'", place, "");
      }
      return new Question(exercise, place);
    }
    Exercise exercise =
        ExerciseLoader.read(
            YamlTree.parse(file, "\n".repeat(line) + text), objective, this.id, language);
    if (exercise.kind() == Exercise.Kind.COMMAND) {
      throw YamlTree.error("a command in a lesson is a step", place, "use a step block");
    }
    return new Question(exercise, place);
  }

  private void checkWhatIsShown(Node document) throws ScenarioException {
    List<Node> bad = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock fence) {
            if (KINDS.contains(fence.getInfo()) && !(fence.getParent() instanceof Document)) {
              bad.add(fence);
            }
          }

          @Override
          public void visit(HtmlBlock html) {
            bad.add(html);
          }

          @Override
          public void visit(HtmlInline html) {
            bad.add(html);
          }

          @Override
          public void visit(Image image) {
            bad.add(image);
          }
        });
    for (Node node : bad) {
      Node block = node;
      while (block.getSourceSpans().isEmpty() && block.getParent() != null) {
        block = block.getParent();
      }
      throw YamlTree.error(
          node instanceof FencedCodeBlock
              ? "such a block cannot stand inside a list or quotation"
              : "a terminal shows no HTML and no pictures",
          Position.line(file, line(block)),
          node instanceof FencedCodeBlock ? "" : "put code in backquotes");
    }
  }
}
