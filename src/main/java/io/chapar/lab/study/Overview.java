package io.chapar.lab.study;

import io.chapar.lab.exercise.Choosing;
import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Leitner;
import io.chapar.lab.progress.Progress;
import io.chapar.lab.scenario.Scenario;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What there is and how far the learner is: home, the lists, and what comes next. */
public final class Overview {
  private static final int BAR = 20;
  private static final int DUE = 8; // questions that are due before practice is suggested

  private final Desk desk;
  private final String door;
  private final Look look;
  private final Catalogue says;

  /**
   * An overview.
   *
   * @param door what commands begin with: chapar on the real machine, lab on the host
   */
  public Overview(Desk desk, String door) {
    this.desk = desk;
    this.door = door;
    this.look = desk.look();
    this.says = new Catalogue(look.language());
  }

  private Progress now() throws IOException {
    return desk.journal().progress();
  }

  private Set<String> objectives() {
    Set<String> objectives = new TreeSet<>(Choosing.WEIGHTS.keySet());
    desk.lessons().forEach(l -> objectives.add(l.objective()));
    desk.scenarios().forEach(s -> objectives.add(s.objective()));
    return objectives;
  }

  private String objective(String id) {
    return says.has("objective." + id) ? says.get("objective." + id) : id;
  }

  /** The first thing a learner sees. */
  public String home() throws IOException {
    return Typesetter.heading(look, says.get("home.title"))
        + "\n"
        + picture()
        + "\n"
        + next()
        + "\n"
        + Typesetter.set(look, says.get("home.how." + door));
  }

  /** How far one is, and the exams that were taken. */
  public String progress() throws IOException {
    return picture() + "\n" + exams() + next();
  }

  private String exams() throws IOException {
    StringBuilder out = new StringBuilder();
    List<Event> taken = now().exams();
    for (Event exam : taken.subList(Math.max(0, taken.size() - 3), taken.size())) {
      out.append(
          Typesetter.set(
              look,
              says.get(
                  "exam.was." + (exam.subject().equals("passed") ? "passed" : "failed"),
                  Typesetter.digits(look.language(), exam.at().toString().substring(0, 10)),
                  Typesetter.digits(look.language(), exam.words().get(0)),
                  Typesetter.digits(look.language(), exam.words().get(1)))));
    }
    return out.isEmpty() ? "" : out.append('\n').toString();
  }

  /** How far one is, by objective. */
  public String picture() throws IOException {
    Progress progress = now();
    StringBuilder table = new StringBuilder();
    table
        .append("| | | ")
        .append(says.get("col.lessons"))
        .append(" | ")
        .append(says.get("col.scenarios"))
        .append(" | ")
        .append(says.get("col.questions"))
        .append(" |\n|---|---|---|---|---|\n");
    for (String objective : objectives()) {
      Count lessons = new Count();
      for (Lesson lesson : desk.lessons()) {
        lessons.add(objective, lesson.objective(), progress.lesson(lesson.id()).done());
      }
      Count scenarios = new Count();
      for (Scenario scenario : desk.scenarios()) {
        scenarios.add(objective, scenario.objective(), progress.scenario(scenario.id()).passed());
      }
      Count questions = new Count();
      for (Exercise exercise : desk.exercises()) {
        boolean known = progress.card(exercise.id()).box() >= Leitner.KNOWN;
        questions.add(objective, exercise.objective(), known);
      }
      double share = (lessons.share() + scenarios.share() + questions.share()) / 3;
      table.append(
          String.format(
              "| `%s` | %s | %s | %s | %s |%n",
              objective, bar(share), lessons.text(), scenarios.text(), questions.text()));
    }
    return Typesetter.set(look, table.toString());
  }

  private final class Count {
    private int done;
    private int all;

    void add(String wanted, String objective, boolean isDone) {
      if (objective.equals(wanted)) {
        all++;
        done += isDone ? 1 : 0;
      }
    }

    double share() {
      return all == 0 ? 0 : (double) done / all;
    }

    String text() {
      return says.get("of", done, all);
    }
  }

  private String bar(double share) {
    int full = (int) Math.round(share * BAR);
    String bar =
        look.colour()
            ? "█".repeat(full) + "░".repeat(BAR - full)
            : "#".repeat(full) + ".".repeat(BAR - full);
    return bar + " " + says.get("percent", Math.round(share * 100));
  }

  /** What comes next, and the command for it. */
  public String next() throws IOException {
    Progress progress = now();
    StringBuilder out = new StringBuilder();
    SplittableRandom any = new SplittableRandom(0); // they are only counted
    long due =
        Choosing.practice(desk.exercises(), progress, desk.journal().now(), 1000, any).stream()
            .filter(e -> progress.card(e.id()).asked())
            .count();
    String[] task = task(progress);
    if (task.length > 0 && due < DUE) {
      out.append(advice(task[0], task[1]));
    }
    if (due > 0) {
      out.append(advice(says.get("next.due", due), door + " quiz"));
    }
    if (task.length > 0 && due >= DUE) {
      out.append(advice(task[0], task[1]));
    }
    return out.isEmpty() ? advice(says.get("next.exam"), "chapar exam") : out.toString();
  }

  private String advice(String what, String command) {
    return Typesetter.set(look, says.get("next", what)) + "    " + command + "\n";
  }

  private String[] task(Progress progress) {
    String language = look.language();
    Instant last = Instant.EPOCH;
    String[] open = {};
    for (Lesson lesson : desk.lessons()) {
      Progress.Reading reading = progress.lesson(lesson.id());
      if (reading.begun() && !reading.done() && reading.last().isAfter(last)) {
        last = reading.last();
        open =
            new String[] {
              says.get("next.reading", lesson.title().in(language)), door + " learn " + lesson.id()
            };
      }
    }
    for (Scenario scenario : desk.scenarios()) {
      Progress.Solving solving = progress.scenario(scenario.id());
      if (solving.begun() && !solving.passed() && solving.last().isAfter(last)) {
        last = solving.last();
        open =
            new String[] {
              says.get("next.solving", scenario.title().in(language)), scenario(scenario)
            };
      }
    }
    return open.length > 0 ? open : fresh(progress);
  }

  private String scenario(Scenario scenario) {
    return door.equals("lab") ? "lab scenario " + scenario.id() : "chapar shell " + scenario.id();
  }

  private String[] fresh(Progress progress) {
    String language = look.language();
    for (String objective : objectives()) {
      for (Lesson lesson : desk.lessons()) {
        if (lesson.objective().equals(objective) && !progress.lesson(lesson.id()).done()) {
          return new String[] {
            says.get("next.lesson", lesson.title().in(language), lesson.minutes()),
            door + " learn " + lesson.id()
          };
        }
      }
      for (Scenario scenario : desk.scenarios()) {
        if (scenario.objective().equals(objective) && !progress.scenario(scenario.id()).passed()) {
          return new String[] {
            says.get("next.scenario", scenario.title().in(language), scenario.minutes()),
            scenario(scenario)
          };
        }
      }
    }
    return new String[] {};
  }

  /** The lessons. */
  public String lessons() throws IOException {
    Progress progress = now();
    Map<String, StringBuilder> rows = new LinkedHashMap<>();
    for (Lesson lesson : desk.lessons()) {
      Progress.Reading reading = progress.lesson(lesson.id());
      row(
          rows,
          lesson.objective(),
          state(reading.begun(), reading.done()),
          lesson.id(),
          lesson.level(),
          lesson.minutes(),
          lesson.title().in(look.language()));
    }
    return tables(rows);
  }

  /** The scenarios. */
  public String scenarios() throws IOException {
    Progress progress = now();
    Map<String, StringBuilder> rows = new LinkedHashMap<>();
    for (Scenario scenario : desk.scenarios()) {
      Progress.Solving solving = progress.scenario(scenario.id());
      row(
          rows,
          scenario.objective(),
          state(solving.begun(), solving.passed()),
          scenario.id(),
          scenario.level(),
          scenario.minutes(),
          scenario.title().in(look.language()));
    }
    return tables(rows);
  }

  private String state(boolean begun, boolean done) {
    return done ? "[x]" : begun ? "[>]" : "[ ]";
  }

  private void row(
      Map<String, StringBuilder> rows,
      String objective,
      String state,
      String id,
      int level,
      int minutes,
      String title) {
    rows.computeIfAbsent(objective, o -> new StringBuilder())
        .append(
            String.format(
                "| `%s` | `%s` | %s | %s | %s |%n",
                state,
                id,
                Typesetter.number(look, level),
                Typesetter.number(look, minutes),
                title));
  }

  private String tables(Map<String, StringBuilder> rows) {
    StringBuilder out = new StringBuilder();
    String head =
        "| | "
            + says.get("col.id")
            + " | "
            + says.get("col.level")
            + " | "
            + says.get("col.minutes")
            + " | "
            + says.get("col.title")
            + " |\n|---|---|---|---|---|\n";
    rows.forEach(
        (objective, lines) ->
            out.append(Typesetter.heading(look, objective(objective)))
                .append(Typesetter.set(look, head + lines))
                .append('\n'));
    return rows.isEmpty()
        ? Typesetter.set(look, says.get("list.none"))
        : out + Typesetter.set(look, says.get("list.states"));
  }

  private String levels(int from, int to) {
    return from == to ? Typesetter.number(look, from) : says.get("levels", from, to);
  }

  /** The topics of the question bank. */
  public String exercises() throws IOException {
    Progress progress = now();
    Instant now = desk.journal().now();
    Map<String, Map<String, int[]>> topics = new LinkedHashMap<>();
    for (Exercise exercise : desk.exercises()) {
      int[] counts =
          topics
              .computeIfAbsent(exercise.objective(), o -> new LinkedHashMap<>())
              .computeIfAbsent(exercise.topic(), t -> new int[] {0, 0, 0, 9, 0});
      Leitner.Card card = progress.card(exercise.id());
      counts[0]++;
      counts[1] += card.box() >= Leitner.KNOWN ? 1 : 0;
      counts[2] += card.asked() && !card.due().isAfter(now) ? 1 : 0;
      counts[3] = Math.min(counts[3], exercise.level());
      counts[4] = Math.max(counts[4], exercise.level());
    }
    StringBuilder out = new StringBuilder();
    topics.forEach(
        (objective, of) -> {
          StringBuilder table = new StringBuilder();
          for (String column :
              List.of("col.topic", "col.level", "col.minutes", "col.known", "col.due")) {
            table.append("| ").append(says.get(column)).append(' ');
          }
          table.append("|\n|---|---|---|---|---|\n");
          of.forEach(
              (topic, c) ->
                  table.append(
                      String.format(
                          "| `%s-%s` | %s | %s | %s | %s |%n",
                          objective,
                          topic,
                          levels(c[3], c[4]),
                          Typesetter.number(look, c[0]),
                          says.get("of", c[1], c[0]),
                          Typesetter.number(look, c[2]))));
          out.append(Typesetter.heading(look, objective(objective)))
              .append(Typesetter.set(look, table.toString()))
              .append('\n');
        });
    return topics.isEmpty()
        ? Typesetter.set(look, says.get("list.none"))
        : out + Typesetter.set(look, says.get("list.quiz", door));
  }
}
