package io.chapar.lab.exercise;

import io.chapar.lab.proof.Proof;
import io.chapar.lab.scenario.Text;
import io.chapar.text.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the bank: one item of {@code exercises/OBJECTIVE/TOPIC.yaml}, or one in place in a
 * lesson.
 *
 * @param id unique, such as 211.1-queue-03; empty for one in place
 * @param objective of the exam, such as 211.1
 * @param topic the name of its file
 * @param level 1 (first steps) to 3
 * @param choices of {@code SINGLE} and {@code MULTIPLE}; otherwise empty
 * @param answers accepted answers of {@code FILL} and solutions of {@code COMMAND}, the best first
 * @param wrong answers that learners give, and why they are wrong
 * @param why the general explanation
 * @param task of {@code COMMAND}
 */
public record Exercise(
    String id,
    Kind kind,
    String objective,
    String topic,
    int level,
    Text question,
    List<Choice> choices,
    List<String> answers,
    List<Wrong> wrong,
    Text why,
    @Nullable Task task,
    Position place) {

  /** How it is answered. */
  public enum Kind {
    /** One of several choices. */
    SINGLE,
    /** All that are right of several choices. */
    MULTIPLE,
    /** A word or a line. */
    FILL,
    /** A command, which is run: its effect counts. */
    COMMAND
  }

  /**
   * One of several.
   *
   * @param code whether the text is something that is typed, the same in every language
   */
  public record Choice(Text text, boolean code, boolean right, Text why) {}

  /** A wrong answer that is known. */
  public record Wrong(String answer, Text why, Position place) {}

  /**
   * What a command is run on and judged by.
   *
   * @param setup run as root before; may be empty
   * @param proof run after; null: what the command itself prints is compared with {@code expect}
   */
  public record Task(String setup, @Nullable Proof proof, String expect) {}
}
