package io.chapar.lab;

import io.chapar.lab.chaos.Break;
import io.chapar.lab.chaos.Reveal;
import io.chapar.lab.diff.Diff;
import io.chapar.lab.export.Export;
import io.chapar.lab.fidelity.Fidelity;
import io.chapar.lab.replay.Record;
import io.chapar.lab.session.Verb;
import io.chapar.lab.time.Goto;
import io.chapar.lab.time.Mark;
import io.chapar.lab.time.Steps;
import io.chapar.lab.time.Time;
import io.chapar.lab.time.Undo;
import io.chapar.lab.trace.Trace;
import io.chapar.lab.verb.Check;
import io.chapar.lab.verb.ExamVerb;
import io.chapar.lab.verb.Exercises;
import io.chapar.lab.verb.Goal;
import io.chapar.lab.verb.Hint;
import io.chapar.lab.verb.Home;
import io.chapar.lab.verb.Learn;
import io.chapar.lab.verb.Lessons;
import io.chapar.lab.verb.Next;
import io.chapar.lab.verb.NextPage;
import io.chapar.lab.verb.PageVerb;
import io.chapar.lab.verb.Ports;
import io.chapar.lab.verb.ProgressVerb;
import io.chapar.lab.verb.QuizVerb;
import io.chapar.lab.verb.Reset;
import io.chapar.lab.verb.Scenarios;
import io.chapar.lab.verb.Solution;
import io.chapar.lab.verb.StepSolution;
import io.chapar.lab.verb.Take;
import io.chapar.lab.why.Why;
import java.util.List;

/** What {@code lab} can do, in the order of its help: the one list of all verbs. */
final class Verbs {
  private Verbs() {}

  static List<Verb> all() {
    return List.of(
        new Home(),
        new Lessons(),
        new Scenarios(),
        new Exercises(),
        new Learn(),
        new PageVerb(),
        new NextPage(), // before the one of scenarios: it is offered in lessons only
        new StepSolution(),
        new Take(),
        new QuizVerb(),
        new ExamVerb(),
        new ProgressVerb(),
        new Goal(),
        new Check(),
        new Hint(),
        new Solution(),
        new Next(),
        new Ports(),
        new Why(),
        new Trace(),
        new Diff(),
        new Fidelity(),
        new Time(),
        new Undo(true),
        new Undo(false),
        new Steps(),
        new Mark(),
        new Goto(),
        new Break(),
        new Reveal(),
        new Export(),
        new Record(),
        new Reset());
  }
}
