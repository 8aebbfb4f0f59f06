package io.chapar.lab.exercise;

import io.chapar.lab.Dialogue;
import io.chapar.lab.exercise.Exercise.Choice;
import io.chapar.lab.exercise.Exercise.Kind;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.scenario.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks one question, takes the answer, and explains it. */
public final class Asking {
  private static final int PRINTED = 12; // lines of what a command printed

  private final Dialogue dialogue;
  private final Look look;
  private final Catalogue says;
  private final Judge judge;
  private final RandomGenerator random;

  /** Asks in {@code dialogue}; the order of choices comes from {@code random}. */
  public Asking(Dialogue dialogue, Judge judge, RandomGenerator random) {
    this.dialogue = dialogue;
    this.look = dialogue.look();
    this.says = new Catalogue(look.language());
    this.judge = judge;
    this.random = random;
  }

  /**
   * An answer that was given.
   *
   * @param chosen places in the exercise's list of choices
   * @param verdict null: the learner gave up
   */
  public record Answer(
      Exercise exercise, Set<Integer> chosen, String text, Judge.@Nullable Verdict verdict) {
    /** Whether it is right. */
    public boolean right() {
      return verdict != null && verdict.right();
    }
  }

  /** Asks; null when the learner leaves. */
  public @Nullable Answer ask(Exercise exercise) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < exercise.choices().size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(random.nextLong()));
    dialogue.print(Typesetter.set(look, exercise.question().in(look.language())) + "\n");
    for (int i = 0; i < order.size(); i++) {
      dialogue.print(choice(i + 1, exercise.choices().get(order.get(i))));
    }
    if (!order.isEmpty()) {
      dialogue.print("\n");
    }
    if (exercise.kind() == Kind.COMMAND) {
      say(says.get("quiz.how"));
    }
    while (true) {
      String line = dialogue.ask(prompt(exercise));
      if (line == null || line.strip().equals("q")) {
        return null;
      }
      String given = ascii(line.strip());
      if (given.equals("?")) {
        return new Answer(exercise, Set.of(), "", null);
      }
      if (given.isEmpty()) {
        continue;
      }
      if (order.isEmpty()) {
        return new Answer(exercise, Set.of(), line.strip(), judge.text(exercise, line.strip()));
      }
      Set<Integer> chosen = numbers(given, order);
      if (chosen != null && (exercise.kind() == Kind.MULTIPLE || chosen.size() == 1)) {
        return new Answer(exercise, chosen, "", Judge.choices(exercise, chosen));
      }
      say(says.get(exercise.kind() == Kind.SINGLE ? "quiz.one" : "quiz.several", order.size()));
    }
  }

  /** Says whether the answer was right, and why. */
  public void explain(Answer answer) throws IOException {
    Exercise exercise = answer.exercise();
    dialogue.print("\n");
    say(
        says.get(
            answer.right()
                ? "quiz.right"
                : answer.verdict() == null ? "quiz.shown" : "quiz.wrong"));
    Judge.Verdict verdict = answer.verdict();
    for (Choice choice : exercise.choices()) {
      String mark = choice.right() ? "+ " : "- ";
      String text = text(choice);
      String between = text.matches("(?s).*[.!?؟]") ? " " : ": ";
      dialogue.print(
          Typesetter.item(look, mark, text + between + choice.why().in(look.language())));
    }
    if (exercise.choices().isEmpty() && verdict != null && !verdict.right()) {
      explainText(answer, verdict);
    }
    if (exercise.choices().isEmpty() && !answer.right()) {
      say(says.get("quiz.solution", quoted(exercise.answers().get(0))));
    }
    dialogue.print(Typesetter.set(look, exercise.why().in(look.language())));
  }

  private void explainText(Answer answer, Judge.Verdict verdict) throws IOException {
    Text known = verdict.why();
    if (known != null) {
      dialogue.print(
          Typesetter.item(look, "- ", quoted(answer.text()) + ": " + known.in(look.language())));
    }
    List<String> printed = verdict.printed().strip().lines().toList();
    if (!printed.isEmpty()) {
      say(says.get("quiz.printed"));
      for (String line : printed.subList(0, Math.min(PRINTED, printed.size()))) {
        dialogue.print("    " + line + "\n");
      }
      dialogue.print(printed.size() > PRINTED ? "    ...\n" : "");
    }
  }

  private void say(String text) throws IOException {
    dialogue.print(Typesetter.set(look, text));
  }

  private String prompt(Exercise exercise) {
    return says.get(
        switch (exercise.kind()) {
          case SINGLE -> "quiz.ask.single";
          case MULTIPLE -> "quiz.ask.multiple";
          case FILL -> "quiz.ask.fill";
          case COMMAND -> "quiz.ask.command";
        });
  }

  private String choice(int number, Choice choice) {
    return Typesetter.item(look, "  " + Typesetter.number(look, number) + ") ", text(choice));
  }

  private String text(Choice choice) {
    String text = choice.text().in(look.language());
    return choice.code() ? quoted(text) : text;
  }

  /** As code in Markdown, with enough backquotes around it. */
  static String quoted(String code) {
    String fence = code.contains("`") ? "``" : "`";
    String room = code.startsWith("`") || code.endsWith("`") ? " " : "";
    return fence + room + code + room + fence;
  }

  private static @Nullable Set<Integer> numbers(String given, List<Integer> order) {
    Set<Integer> chosen = new TreeSet<>();
    for (char c : given.replaceAll("[\\s,،]", "").toCharArray()) {
      int number = c - '0';
      if (number < 1 || number > order.size()) {
        return null;
      }
      chosen.add(order.get(number - 1));
    }
    return chosen.isEmpty() ? null : chosen;
  }

  /** Persian and Arabic digits and question marks as ASCII ones. */
  static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c >= '\u06f0' && c <= '\u06f9') {
        out.append((char) (c - '\u06f0' + '0'));
      } else if (c >= '\u0660' && c <= '\u0669') {
        out.append((char) (c - '\u0660' + '0'));
      } else {
        out.append(c == '\u061f' ? '?' : c);
      }
    }
    return out.toString();
  }
}
