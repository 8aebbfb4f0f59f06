package io.chapar.lab.lesson;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.proof.Proof;
import io.chapar.lab.scenario.Text;
import io.chapar.text.Position;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * A lesson: one folder, {@code lessons/OBJECTIVE/NN-NAME/}, with a text in each language.
 *
 * @param id such as 211.1-queue
 * @param folder such as lessons/211.1/03-queue
 * @param objective of the exam, such as 211.1
 * @param level 1 (first steps) to 3
 * @param minutes that it takes about
 * @param setup the script that puts the host into its first state, run as root; may be empty
 * @param texts by language code
 */
public record Lesson(
    String id,
    String folder,
    String objective,
    int level,
    int minutes,
    Text title,
    String setup,
    Map<String, List<Page>> texts) {

  /** Its pages in a language; all languages have the same number of tasks. */
  public List<Page> pages(String language) {
    return Objects.requireNonNullElseGet(
        texts.get(language), () -> Objects.requireNonNull(texts.get("en")));
  }

  /** The parts of all pages in a language, in order. */
  public List<Part> parts(String language) {
    return pages(language).stream().flatMap(page -> page.parts().stream()).toList();
  }

  /** How many steps and questions there are. */
  public int tasks() {
    return (int) parts("en").stream().filter(p -> p instanceof Task).count();
  }

  /**
   * What is read at a time.
   *
   * @param tasks the number of the first task on it
   */
  public record Page(List<Part> parts, int tasks) {
    /** Its steps and questions. */
    public List<Task> own() {
      return parts.stream().filter(p -> p instanceof Task).map(p -> (Task) p).toList();
    }
  }

  /** A piece of a page. */
  public sealed interface Part {
    /** Where it stands. */
    Position place();
  }

  /** Something to be done, which counts. */
  public sealed interface Task extends Part {}

  /** Text to read. */
  public record Prose(Node text, Position place) implements Part {}

  /** What was typed at a host, and what it printed. */
  public record Shown(String text, List<Command> commands, Position place) implements Part {}

  /**
   * A line of a console block.
   *
   * @param folder that the prompt shows
   * @param printed what is shown below it
   */
  public record Command(
      String user, String folder, String text, List<String> printed, Position place) {}

  /**
   * Something that the learner does in the shell.
   *
   * @param text what, as Markdown
   * @param proof that it was done, or null
   * @param typed what a line must match that does it, where there is no proof
   * @param solution a way to do it
   */
  public record Step(
      String text, @Nullable Proof proof, @Nullable Pattern typed, String solution, Position place)
      implements Task {
    /** Whether it is the same step, apart from the words. */
    boolean same(Step other) {
      return key().equals(other.key());
    }

    private String key() {
      String proved = proof == null ? "" : proof.script() + "\n" + proof.expect();
      return proved + "\n" + typed + "\n" + solution;
    }
  }

  /** A question in between. */
  public record Question(Exercise exercise, Position place) implements Task {}
}
