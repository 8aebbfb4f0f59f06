package io.chapar.lab.study;

import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.progress.Progress;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Course;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The course of scenarios of a learner whose journal is kept. */
public final class JournalCourse implements Course {
  private final Desk desk;
  private boolean resumed;

  /**
   * The course.
   *
   * @param resumed whether the first scenario goes on where it was left
   */
  public JournalCourse(Desk desk, boolean resumed) {
    this.desk = desk;
    this.resumed = resumed;
  }

  @Override
  public @Nullable Scenario next(@Nullable Scenario done) {
    boolean reached = done == null;
    for (Scenario each : desk.scenarios()) {
      if (reached && !hasPassed(each)) {
        return desk.scenario(each.folder());
      }
      reached |= done != null && each.id().equals(done.id());
    }
    return null;
  }

  private Progress.Solving now(Scenario scenario) {
    try {
      return desk.journal().progress().scenario(scenario.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(Event.Kind kind, Scenario scenario, Object... words) {
    Journal journal = desk.journal();
    try {
      journal.note(kind, scenario.id(), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void opened(Scenario scenario) {
    note(Event.Kind.SCENARIO, scenario, resumed ? "again" : "anew");
    resumed = false;
  }

  @Override
  public void hinted(Scenario scenario, int number, int cost) {
    note(Event.Kind.HINT, scenario, number, cost);
  }

  @Override
  public int hints(Scenario scenario) {
    return now(scenario).hints();
  }

  @Override
  public int spent(Scenario scenario) {
    return now(scenario).spent();
  }

  @Override
  public void gaveUp(Scenario scenario) {
    note(Event.Kind.GAVEUP, scenario);
  }

  @Override
  public boolean hasGivenUp(Scenario scenario) {
    return now(scenario).gaveUp();
  }

  @Override
  public void checked(Scenario scenario, int points, boolean passed) {
    note(Event.Kind.CHECKED, scenario, points, scenario.points(), passed ? "passed" : "notyet");
  }

  @Override
  public boolean hasPassed(Scenario scenario) {
    return now(scenario).passed();
  }
}
