package io.chapar.lab.study;

import io.chapar.lab.Dialogue;
import io.chapar.lab.exercise.Asking;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.lesson.Lesson.Page;
import io.chapar.lab.lesson.Lesson.Part;
import io.chapar.lab.lesson.Lesson.Question;
import io.chapar.lab.lesson.Lesson.Step;
import io.chapar.lab.lesson.Lesson.Task;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Progress;
import io.chapar.lab.proof.Proof;
import io.chapar.lab.session.Session;
import io.chapar.world.World;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson being read beside the shell of its host: one page at a time; its steps are looked at
 * after each command, its questions are asked before the page is turned.
 */
public final class Study implements Session.OfThisHost {
  private final Lesson lesson;
  private final Desk desk;
  private final Look look;
  private final Catalogue says;
  private final List<Page> pages;
  private int page;
  private String typed = "";

  /** Goes on reading where the learner left off; from the beginning if the lesson was finished. */
  public Study(Lesson lesson, Desk desk) throws IOException {
    this.lesson = lesson;
    this.desk = desk;
    this.look = desk.look();
    this.says = new Catalogue(look.language());
    this.pages = lesson.pages(look.language());
    Progress.Reading reading = desk.journal().progress().lesson(lesson.id());
    this.page = reading.done() ? 0 : Math.min(reading.page(), pages.size() - 1);
    desk.journal().note(Event.Kind.LESSON, lesson.id());
  }

  /** The lesson. */
  public Lesson lesson() {
    return lesson;
  }

  /** Turns to a page, counted from 1; false if there is none. */
  public boolean turn(int number) throws IOException {
    if (number < 1 || number > pages.size()) {
      return false;
    }
    page = number - 1;
    desk.journal().note(Event.Kind.PAGE, lesson.id(), page);
    return true;
  }

  /** The number of the page, counted from 1. */
  public int page() {
    return page + 1;
  }

  private boolean done(int task) throws IOException {
    return desk.journal().progress().lesson(lesson.id()).steps().contains(task);
  }

  /** The page as text. */
  public String text() throws IOException {
    StringBuilder out = new StringBuilder("\n");
    Page shown = pages.get(page);
    int task = shown.tasks();
    for (Part part : shown.parts()) {
      if (part instanceof Lesson.Prose prose) {
        out.append(Typesetter.set(look, prose.text())).append('\n');
      } else if (part instanceof Lesson.Shown console) {
        out.append(Typesetter.set(look, "```\n" + console.text() + "\n```")).append('\n');
      } else if (part instanceof Step step) {
        out.append(Typesetter.item(look, mark(task), step.text())).append('\n');
        task++;
      } else if (part instanceof Question question) {
        String text = question.exercise().question().in(look.language());
        out.append(Typesetter.item(look, mark(task), text)).append('\n');
        task++;
      }
    }
    String left = left() > 0 ? says.get("learn.todo", left()) : says.get("learn.turn");
    return out.append(Typesetter.set(look, says.get("learn.foot", page + 1, pages.size(), left)))
        .toString();
  }

  private String mark(int task) throws IOException {
    return done(task) ? "[x] " : "[ ] ";
  }

  private int left() throws IOException {
    int left = 0;
    int task = pages.get(page).tasks();
    for (int i = 0; i < pages.get(page).own().size(); i++) {
      left += done(task + i) ? 0 : 1;
    }
    return left;
  }

  /** A command was typed at the shell. */
  public void typed(String line) {
    typed = line.strip();
  }

  /** The shell is about to prompt: says which steps have been done since, or nothing. */
  public String look(World world) throws IOException {
    if (typed.isEmpty() || typed.startsWith("lab ") || typed.equals("lab")) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    Page shown = pages.get(page);
    int number = shown.tasks();
    for (Task task : shown.own()) {
      if (task instanceof Step step && !done(number) && isDone(step, world)) {
        desk.journal().note(Event.Kind.STEP, lesson.id(), number);
        out.append(Typesetter.item(look, "[x] ", step.text()));
      }
      number++;
    }
    typed = "";
    if (!out.isEmpty()) {
      out.insert(0, '\n');
    }
    if (!out.isEmpty() && left() == 0) {
      out.append(Typesetter.set(look, says.get("learn.turn")));
    }
    return out.toString();
  }

  private boolean isDone(Step step, World world) {
    Proof proof = step.proof();
    if (proof != null) {
      return proof.on(world, typed).holds();
    }
    return step.typed() != null && step.typed().matcher(typed).matches();
  }

  /** Turns the page; before that, what is to be done on it is looked at and asked. */
  public void next(Dialogue dialogue, Judge judge, World world, boolean skip) throws IOException {
    Page shown = pages.get(page);
    int number = shown.tasks();
    for (Task task : shown.own()) {
      if (!skip && !done(number) && !settle(task, number, dialogue, judge, world)) {
        return;
      }
      number++;
    }
    if (page + 1 < pages.size()) {
      turn(page + 2);
      dialogue.page(text());
      return;
    }
    desk.journal().note(Event.Kind.LEARNT, lesson.id());
    dialogue.print(
        Typesetter.set(look, says.get("learn.done", lesson.title().in(look.language()))));
    dialogue.print("\n" + new Overview(desk, "lab").next());
  }

  private boolean settle(Task task, int number, Dialogue dialogue, Judge judge, World world)
      throws IOException {
    if (task instanceof Step step) {
      Proof proof = step.proof();
      Proof.@Nullable Outcome outcome = proof == null ? null : proof.on(world, typed);
      if (outcome != null && outcome.holds()) {
        desk.journal().note(Event.Kind.STEP, lesson.id(), number);
        return true;
      }
      dialogue.print(Typesetter.item(look, "[ ] ", step.text()));
      if (outcome != null && !outcome.printed().isEmpty()) {
        dialogue.print(Typesetter.set(look, says.get("learn.seen")));
        dialogue.print(outcome.printed().indent(4));
      }
      dialogue.print(Typesetter.set(look, says.get("learn.notyet")));
      return false;
    }
    if (task instanceof Question question) {
      Asking asking = new Asking(dialogue, judge, desk.chance());
      dialogue.print("\n");
      Asking.Answer answer = asking.ask(question.exercise());
      if (answer == null) {
        return false;
      }
      asking.explain(answer);
      dialogue.print("\n");
      if (!question.exercise().id().isEmpty()) {
        desk.journal()
            .note(
                Event.Kind.ANSWERED, question.exercise().id(), answer.right() ? "right" : "wrong");
      }
      desk.journal().note(Event.Kind.STEP, lesson.id(), number);
    }
    return true;
  }

  /** How to do the first step of the page that is not done; empty if there is none. */
  public String solution() throws IOException {
    Page shown = pages.get(page);
    int number = shown.tasks();
    for (Task task : shown.own()) {
      if (task instanceof Step step && !done(number)) {
        return step.solution().indent(4);
      }
      number++;
    }
    return "";
  }
}
