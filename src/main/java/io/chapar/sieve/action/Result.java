package io.chapar.sieve.action;

import io.chapar.sieve.check.Engine;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SieveFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The actions that scripts want, checked against each other as they are added. */
public final class Result {
  private final Engine engine;
  private final List<Action> actions = new ArrayList<>();
  private final List<Supplier<SideEffect>> storeEffects = new ArrayList<>();
  private int sequence;

  /** An empty result. */
  public Result(Engine engine) {
    this.engine = engine;
  }

  /** The actions in their order. */
  public List<Action> actions() {
    return actions;
  }

  /** What an action does, in a short line. */
  public String told(Action action) {
    StringBuilder out = new StringBuilder();
    print(action, out, "INBOX");
    String line = io.chapar.sieve.Bytes.text(out.toString()).split("\n", 2)[0];
    return line.startsWith(" * ") ? line.substring(3) : line;
  }

  int sequence() {
    return sequence;
  }

  /** What was added so far has been carried out. */
  public void executed() {
    sequence++;
  }

  /** A side effect that every storing has from now on. */
  public void implicit(String name, Supplier<SideEffect> effect) {
    storeEffects.removeIf(s -> s.get().name().equals(name));
    storeEffects.add(effect);
  }

  List<SideEffect> implicitEffects() {
    return storeEffects.stream().map(Supplier::get).toList();
  }

  /** Adds the keep. */
  public void keep(Run run, List<SideEffect> effects) {
    add(run, "keep", new Store(null), effects, 0, true, true);
  }

  /** Adds an action; {@code limit}: how many of its kind there may be, 0 for any number. */
  public void add(
      Run run, String name, Action action, List<SideEffect> effects, int limit, boolean snapshot) {
    add(run, name, action, effects, limit, snapshot, false);
  }

  private void add(
      Run run,
      String name,
      Action action,
      List<SideEffect> effects,
      int limit,
      boolean snapshot,
      boolean keep) {
    String location = run.location();
    action.from(name, location);
    int count = 0;
    Action replaced = null;
    for (Action other : new ArrayList<>(actions)) {
      boolean fresh = other.sequence() == sequence;
      if (keep && other.keep()) {
        if (fresh) {
          merge(other, effects);
          return;
        }
        actions.remove(other);
        merge(other, effects);
        replaced = replaced == null ? other : replaced;
      } else if (other.kind().equals(action.kind())) {
        count++;
        String answer = action.duplicates(other, !fresh);
        if (answer != null) {
          if (!answer.isEmpty()) {
            throw fail(run, location, answer);
          }
          merge(other, effects);
          if (!keep || other.keep()) {
            return;
          }
          other.markKeep();
          other.from(name, location);
          return;
        }
      } else {
        String answer = action.conflicts(other, !fresh);
        if (answer == null && fresh) {
          answer = other.conflicts(action, false);
          if (answer != null && !answer.isEmpty()) {
            throw fail(run, other.location(), answer);
          }
        }
        if (answer != null) {
          if (!answer.isEmpty()) {
            throw fail(run, location, answer);
          }
          return;
        }
      }
    }
    int max = engine.maxActions();
    if (replaced == null && max > 0 && actions.size() >= max) {
      throw fail(
          run,
          location,
          "total number of actions exceeds policy limit ("
              + (actions.size() + 1)
              + " > "
              + max
              + ")");
    }
    if (limit > 0 && count >= limit) {
      throw fail(
          run,
          location,
          "number of "
              + action.kind()
              + " actions exceeds policy limit ("
              + (count + 1)
              + " > "
              + limit
              + ")");
    }
    for (SideEffect effect : replaced == null ? effects : replaced.effects()) {
      SideEffect.add(action.effects(), effect);
    }
    if (action.stores()) {
      for (SideEffect effect : implicitEffects()) {
        SideEffect.add(action.effects(), effect);
      }
    }
    if (keep) {
      action.markKeep();
    }
    action.sequence(sequence);
    action.mail(snapshot ? run.execution().mail() : null);
    actions.add(action);
  }

  private static SieveFailure fail(Run run, String location, String message) {
    run.execution().errors().error(location, message);
    return new SieveFailure(SieveFailure.Kind.FAILURE);
  }

  private static void merge(Action into, List<SideEffect> effects) {
    for (int i = 0; i < into.effects().size(); i++) {
      SideEffect old = into.effects().get(i);
      into.effects().set(i, old.merged(find(effects, old.name())));
    }
    for (SideEffect effect : effects) {
      if (effect.mergeable() && find(into.effects(), effect.name()) == null) {
        SideEffect.add(into.effects(), effect);
      }
    }
  }

  private static @Nullable SideEffect find(List<SideEffect> effects, String name) {
    return effects.stream().filter(e -> e.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * Prints what would be done, as sieve-test shows it.
   *
   * @param defaultMailbox where keep stores; null: that is left open, for several scripts
   * @return whether the message is kept
   */
  public boolean print(StringBuilder out, @Nullable String defaultMailbox) {
    boolean implicit = true;
    boolean any = false;
    boolean kept = false;
    out.append("\nPerformed actions:\n\n");
    for (Action action : actions) {
      if (action.sequence() < sequence) {
        continue;
      }
      kept |= action.keep();
      boolean stays = print(action, out, defaultMailbox);
      any = true;
      for (SideEffect effect : action.effects()) {
        stays = effect.print(out, stays);
      }
      implicit &= stays;
    }
    if (!any) {
      out.append("  (none)\n");
    }
    out.append("\nImplicit keep:\n\n");
    if (!implicit) {
      out.append("  (none)\n");
    } else {
      Store keep = new Store(null);
      boolean done =
          actions.stream()
              .anyMatch(
                  a ->
                      a.sequence() < sequence
                          && a instanceof Store store
                          && store.same(keep, defaultMailbox == null ? "INBOX" : defaultMailbox));
      if (done) {
        out.append("  (none; keep or equivalent action executed earlier)\n");
      } else {
        keep.markKeep();
        print(keep, out, defaultMailbox);
        for (SideEffect effect : implicitEffects()) {
          effect.print(out, true);
        }
      }
    }
    out.append("\n");
    return kept || implicit;
  }

  private static boolean print(Action action, StringBuilder out, @Nullable String defaultMailbox) {
    if (defaultMailbox == null && action.keep()) {
      out.append(" * keep\n");
      return false;
    }
    return action.print(out, defaultMailbox == null ? "INBOX" : defaultMailbox);
  }
}
