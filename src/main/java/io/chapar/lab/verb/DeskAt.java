package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.page.Look;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.HostDialogue;
import java.util.List;
import java.util.random.RandomGenerator;

/** A desk whose texts go where the output of a process goes: plain into a pipe. */
record DeskAt(Desk desk, Look look) implements Desk {
  static Desk of(Desk desk, Process process) {
    return new DeskAt(desk, new HostDialogue(process, desk.look()).look());
  }

  @Override
  public Journal journal() {
    return desk.journal();
  }

  @Override
  public List<Lesson> lessons() {
    return desk.lessons();
  }

  @Override
  public List<Scenario> scenarios() {
    return desk.scenarios();
  }

  @Override
  public Scenario scenario(String folder) {
    return desk.scenario(folder);
  }

  @Override
  public List<Exercise> exercises() {
    return desk.exercises();
  }

  @Override
  public RandomGenerator chance() {
    return desk.chance();
  }
}
