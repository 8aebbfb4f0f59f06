package io.chapar.lab.exercise;

import io.chapar.lab.exercise.Exercise.Choice;
import io.chapar.lab.exercise.Exercise.Task;
import io.chapar.lab.exercise.Exercise.Wrong;
import io.chapar.lab.proof.HostScript;
import io.chapar.lab.proof.Proof;
import io.chapar.lab.scenario.Text;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says whether an answer is right: by what it says, or by what the command does on a host. */
public final class Judge {
  private final Distribution distribution;

  /** A judge who tries commands on fresh hosts of {@code distribution}. */
  public Judge(Distribution distribution) {
    this.distribution = distribution;
  }

  /**
   * What became of an answer.
   *
   * @param why what is known about this wrong answer; null if nothing is
   * @param seen what the command printed, or then what the proof did; empty for other kinds
   */
  public record Verdict(boolean right, @Nullable Text why, String printed, String seen) {
    static Verdict of(boolean right, @Nullable Text why) {
      return new Verdict(right, why, "", "");
    }
  }

  /** Whether exactly the right choices were chosen; numbers are places in the list. */
  public static Verdict choices(Exercise exercise, Set<Integer> chosen) {
    List<Choice> choices = exercise.choices();
    Set<Integer> right =
        IntStream.range(0, choices.size())
            .filter(i -> choices.get(i).right())
            .boxed()
            .collect(Collectors.toSet());
    return Verdict.of(chosen.equals(right), null);
  }

  /** Judges what was filled in or typed. */
  public Verdict text(Exercise exercise, String answer) {
    Text known = null;
    for (Wrong wrong : exercise.wrong()) {
      if (squeeze(wrong.answer()).equals(squeeze(answer))) {
        known = wrong.why();
      }
    }
    if (exercise.kind() == Exercise.Kind.FILL) {
      return Verdict.of(fill(exercise.answers(), answer), known);
    }
    return command(Objects.requireNonNull(exercise.task()), answer, known);
  }

  /** Whether an answer is one of those accepted. */
  static boolean fill(List<String> accepted, String answer) {
    String given = squeeze(answer);
    return accepted.stream().anyMatch(a -> Proof.matches(squeezeText(a), given));
  }

  private static String squeezeText(String accepted) {
    return Proof.isPattern(accepted.strip()) ? accepted.strip() : squeeze(accepted);
  }

  private static String squeeze(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private Verdict command(Task task, String typed, @Nullable Text known) {
    try (World world = World.create(distribution, 1)) {
      if (!task.setup().isBlank()) {
        HostScript.Output setup = HostScript.run(world, "root", task.setup(), Map.of());
        if (setup.status() != 0) {
          throw new IllegalStateException("the set-up failed: " + setup.text());
        }
      }
      String printed = HostScript.run(world, "root", typed, Map.of()).text();
      Proof proof = task.proof();
      if (proof == null) {
        return new Verdict(Proof.matches(task.expect(), printed), known, printed, "");
      }
      Proof.Outcome outcome = proof.on(world, typed);
      return new Verdict(outcome.holds(), known, printed, outcome.printed());
    }
  }
}
