package io.chapar.lab.exercise;

import io.chapar.lab.progress.Leitner.Card;
import io.chapar.lab.progress.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Chooses what to ask: for practice what is due and then what is new, for an exam by weight. */
public final class Choosing {
  /** The weights of the objectives in the exam. */
  public static final Map<String, Integer> WEIGHTS = weights();

  private Choosing() {}

  private static Map<String, Integer> weights() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("211.1", 4);
    weights.put("211.2", 2);
    weights.put("211.3", 2);
    return Collections.unmodifiableMap(weights);
  }

  /**
   * What to practise now, {@code count} at most: what is due, longest first; then what was never
   * asked, easiest first and mixed by chance; nothing that is known and not due.
   */
  public static List<Exercise> practice(
      List<Exercise> all, Progress progress, Instant now, int count, RandomGenerator random) {
    List<Exercise> due = new ArrayList<>();
    List<Exercise> fresh = new ArrayList<>();
    for (Exercise exercise : all) {
      Card card = progress.card(exercise.id());
      if (!card.asked()) {
        fresh.add(exercise);
      } else if (!card.due().isAfter(now)) {
        due.add(exercise);
      }
    }
    due.sort(Comparator.comparing(e -> progress.card(e.id()).due()));
    Collections.shuffle(fresh, new Random(random.nextLong()));
    fresh.sort(Comparator.comparingInt(Exercise::level));
    List<Exercise> chosen = new ArrayList<>(due.subList(0, Math.min(count, due.size())));
    chosen.addAll(fresh.subList(0, Math.min(count - chosen.size(), fresh.size())));
    return chosen;
  }

  /** The next time at which something falls due, or null. */
  public static java.time.@org.jspecify.annotations.Nullable Instant nextDue(
      List<Exercise> all, Progress progress) {
    return all.stream()
        .map(e -> progress.card(e.id()))
        .filter(Card::asked)
        .map(Card::due)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Questions of an exam: as many of each objective as its weight asks for, in mixed order. */
  public static List<Exercise> exam(List<Exercise> all, int count, RandomGenerator random) {
    int weights = WEIGHTS.values().stream().mapToInt(w -> w).sum();
    List<Exercise> chosen = new ArrayList<>();
    WEIGHTS.forEach(
        (objective, weight) -> {
          List<Exercise> of =
              new ArrayList<>(all.stream().filter(e -> e.objective().equals(objective)).toList());
          Collections.shuffle(of, new Random(random.nextLong()));
          int wanted = Math.round((float) count * weight / weights);
          chosen.addAll(of.subList(0, Math.min(wanted, of.size())));
        });
    Collections.shuffle(chosen, new Random(random.nextLong()));
    return chosen;
  }
}
