package io.chapar.sieve.action;

import io.chapar.sieve.check.Engine;
import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Execution;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a result: all actions are begun and executed, then made final or taken back together,
 * and if nothing ended the implicit keep, or something failed, the message is kept.
 */
public final class Carrier {
  private enum State {
    FRESH,
    STARTED,
    EXECUTED,
    FINAL
  }

  /** One action while it is carried out. */
  public final class Step {
    private final Action action;
    private final boolean implicit;
    private State progress = State.FRESH;
    private Status status = Status.OK;
    private boolean commit;
    private boolean keeps = true;
    private @Nullable Object memory;
    private int sequence;

    Step(Action action, boolean implicit) {
      this.action = action;
      this.implicit = implicit;
      this.sequence = action.sequence();
    }

    /** What the action keeps while it goes on. */
    public @Nullable Object state() {
      return memory;
    }

    /** Sets what the action keeps. */
    public void state(Object what) {
      memory = what;
    }

    /** Ends the implicit keep. */
    public void cancelKeep() {
      keeps = false;
    }

    /** Brings the implicit keep back. */
    public void preserveKeep() {
      keeps = true;
    }

    /** The host. */
    public Outside outside() {
      return outside;
    }

    /** The host as scripts see it. */
    public Surroundings surroundings() {
      return execution.surroundings();
    }

    /** The settings. */
    public Engine engine() {
      return execution.engine();
    }

    /** The envelope. */
    public Envelope envelope() {
      return execution.envelope();
    }

    /** The message as it came. */
    public Mail original() {
      return execution.original();
    }

    /** The message as the scripts left it. */
    public Mail mail() {
      return execution.mail();
    }

    private String named(String text) {
      return action.keep() || implicit ? text : action.name() + " action: " + text;
    }

    /** Tells the administrator. */
    public void log(String text) {
      outside.logInfo(named(text));
      outside.user(Errors.Level.INFO, named(text));
    }

    /** Tells the administrator of a warning, and the user. */
    public void logWarning(String text) {
      outside.logWarning(named(text));
      outside.user(Errors.Level.WARNING, named(text));
    }

    /** Tells the administrator and the user of an error. */
    public void logError(String text) {
      outside.logError(named(text));
      outside.user(Errors.Level.ERROR, named(text));
    }

    /** Tells of an error that is the user's: to the administrator it is only information. */
    public void logUserError(String text) {
      outside.logInfo(named(text));
      outside.user(Errors.Level.ERROR, named(text));
    }

    /** Tells the user. */
    public void user(Errors.Level level, String text) {
      outside.alone(level, named(text));
    }
  }

  private final Execution execution;
  private final Outside outside;
  private final boolean several;
  private final List<Step> steps = new ArrayList<>();
  private Status status = Status.OK;
  private Status commitStatus = Status.OK;
  private boolean keepExplicit;
  private boolean keepImplicit = true;
  private boolean executed;
  private boolean committed;
  private @Nullable Step keep;
  private boolean keepSuccess = true;
  private @Nullable Step keepEquivalent;
  private Status keepStatus = Status.OK;
  private boolean finalizing;

  /**
   * A carrier for the result of an execution.
   *
   * @param several whether several scripts follow each other, so that a keep is put off until the
   *     last one has run
   */
  public Carrier(Execution execution, Outside outside, boolean several) {
    this.execution = execution;
    this.outside = outside;
    this.several = several;
  }

  private boolean deferred(Step step) {
    return several && step.action.keep() && !step.implicit;
  }

  /** Whether the message is kept after what has been carried out so far. */
  public boolean keeps() {
    return keepImplicit;
  }

  /** Whether something has been carried out. */
  public boolean didSomething() {
    return executed;
  }

  /** Whether something that delivers the message has been carried out. */
  public boolean didDeliver() {
    return steps.stream()
        .anyMatch(
            step ->
                step.action.delivers()
                    && !deferred(step)
                    && step.status == Status.OK
                    && step.progress.compareTo(State.EXECUTED) >= 0);
  }

  /** Whether anything has been made final. */
  public boolean committed() {
    return committed;
  }

  /** Carries out what was added; {@code last}: makes it final, and sees to the keep. */
  public Status carry(Status scriptStatus, boolean last) {
    Result result = execution.result();
    result.executed();
    update(result);
    Status now = scriptStatus;
    if (scriptStatus != Status.OK) {
      note(scriptStatus);
    } else if (status == Status.OK) {
      now = execute(start());
      note(now);
    }
    if (!last) {
      keepImplicit = keepExplicit || keepImplicit;
      keepExplicit = false;
      return status;
    }
    if (status != Status.OK || keepImplicit) {
      implicitKeep();
    }
    note(finalizeAll(now));
    Status outcome = status;
    if (status != Status.OK || keepImplicit) {
      Status kept = finalizeKeep();
      if (kept == Status.OK) {
        outcome = outcome == Status.TEMPORARY ? Status.FAILURE : outcome;
      } else if ((kept == Status.TEMPORARY || kept == Status.RESOURCE) && !committed) {
        outcome = kept;
      } else {
        outcome = Status.KEEP_FAILED;
      }
    }
    if (status == Status.OK) {
      status = outcome;
    }
    for (Step step : steps) {
      step.action.finish(step, status);
    }
    status = outcome;
    keepImplicit = keepExplicit || keepImplicit;
    keepExplicit = false;
    return outcome;
  }

  private void update(Result result) {
    steps.removeIf(step -> !result.actions().contains(step.action));
    for (Action action : result.actions()) {
      Step known = null;
      for (Step step : steps) {
        known = step.action == action ? step : known;
      }
      if (known == null) {
        steps.add(new Step(action, false));
      } else if (known.sequence != action.sequence()) {
        known.sequence = action.sequence();
        known.progress = State.FRESH;
      }
    }
  }

  private void note(Status happened) {
    switch (happened) {
      case TEMPORARY -> status = happened;
      case FAILURE, KEEP_FAILED -> status = status == Status.OK ? happened : status;
      case RESOURCE -> status = status == Status.TEMPORARY ? status : happened;
      default -> {
        // nothing happened
      }
    }
  }

  private static Status start(Step step) {
    if (step.progress == State.FRESH) {
      step.progress = State.STARTED;
      step.status = step.action.start(step);
    }
    return step.status;
  }

  private Status start() {
    Status now = Status.OK;
    for (Step step : steps) {
      if (now == Status.OK) {
        now = start(step);
      }
    }
    return now;
  }

  private Status execute(Status started) {
    Status now = Status.OK;
    for (Step step : steps) {
      if (now == Status.OK) {
        now = execute(step, started);
      }
    }
    if (now == Status.OK) {
      steps.forEach(step -> step.commit = true);
    }
    return now;
  }

  private Status execute(Step step, Status started) {
    if (step.progress.compareTo(State.EXECUTED) >= 0) {
      return started;
    }
    step.progress = State.EXECUTED;
    if (step.action.keep() && !step.implicit) {
      keepExplicit = true;
    }
    if (started != Status.OK || deferred(step)) {
      return started;
    }
    Status now = Status.OK;
    for (SideEffect effect : step.action.effects()) {
      if (now == Status.OK) {
        now = effect.before(step);
      }
    }
    if (now == Status.OK) {
      now = step.action.execute(step);
      executed |= now == Status.OK;
    }
    if (now == Status.OK) {
      step.action.effects().forEach(effect -> effect.after(step));
    }
    if (!step.implicit) {
      keepImplicit &= step.keeps;
    }
    step.status = now;
    return now;
  }

  private Status finalizeAll(Status now) {
    Status current = now;
    commitStatus = now == Status.TEMPORARY ? now : Status.OK;
    for (boolean storing : new boolean[] {true, false}) {
      for (Step step : steps) {
        if (step.action.stores() == storing) {
          current = settle(step, current);
        }
      }
    }
    return commitStatus;
  }

  /** Makes a step final or takes it back. */
  private Status settle(Step step, Status now) {
    Status current = now;
    if (step.progress == State.FINAL) {
      return current;
    }
    step.progress = State.FINAL;
    if (deferred(step)) {
      return current;
    }
    if (step.status == Status.OK
        && (current == Status.OK || step.commit && commitStatus == Status.OK)) {
      Status done = step.action.commit(step);
      committed |= done == Status.OK;
      if (done != Status.OK && commitStatus == Status.OK) {
        commitStatus = done;
        current = committed ? current : done;
      }
    } else {
      step.action.rollback(step, step.status == Status.OK);
    }
    if (step.action.keep()) {
      current = current == Status.FAILURE ? Status.KEEP_FAILED : current;
      commitStatus = commitStatus == Status.FAILURE ? Status.KEEP_FAILED : commitStatus;
    }
    return current;
  }

  private boolean temporary() {
    return status == Status.TEMPORARY || status == Status.RESOURCE;
  }

  private void implicitKeep() {
    boolean success = status == Status.OK;
    if (temporary() && !committed && !finalizing || keepEquivalent != null) {
      return;
    }
    keepSuccess = success;
    keepStatus = Status.OK;
    Store action = new Store(null);
    action.from("keep", "");
    action.markKeep();
    for (Step step : steps) {
      if (step.action instanceof Store store
          && !deferred(step)
          && store.same(action, outside.defaultMailbox())
          && step.progress.compareTo(State.EXECUTED) >= 0) {
        keepEquivalent = step;
        return;
      }
    }
    Step put = lastDeferred();
    if (success && put == null) {
      action.mail(execution.mail());
    }
    if (put != null) {
      put.progress = State.FINAL;
      if (success) {
        action.from("keep", put.action.location());
        action.mail(put.action.mail());
        put.action.effects().forEach(e -> SideEffect.add(action.effects(), e));
      }
    }
    if (success && action.effects().isEmpty()) {
      execution.result().implicitEffects().forEach(e -> SideEffect.add(action.effects(), e));
    }
    Step step = new Step(action, true);
    keep = step;
    Status now = start(step);
    if (now == Status.OK) {
      now = execute(step, now);
    }
    step.commit = now == Status.OK;
    keepStatus = now;
  }

  private @Nullable Step lastDeferred() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.progress.compareTo(State.EXECUTED) < 0) {
        return null;
      }
      if (deferred(step)) {
        return step;
      }
    }
    return null;
  }

  private Status finalizeKeep() {
    Step step = keep;
    boolean late = false;
    if (temporary() && !committed) {
      if (step == null || step.progress != State.EXECUTED) {
        return status;
      }
      late = true;
    }
    finalizing = true;
    commitStatus = late ? status : Status.OK;
    if (late) {
      keepStatus = status;
    } else if (step == null || step.progress != State.EXECUTED) {
      implicitKeep();
    } else if (keepSuccess && status != Status.OK) {
      step.action.rollback(step, step.status == Status.OK);
      keep = null;
      implicitKeep();
    }
    Step equivalent = keepEquivalent;
    if (equivalent != null) {
      return equivalent.status;
    }
    step = keep;
    if (step == null) {
      return keepStatus;
    }
    keepStatus = settle(step, keepStatus);
    if (keepStatus == Status.OK) {
      keepStatus = commitStatus; // others were carried out, and still this one may have failed
    }
    step.action.finish(step, keepStatus);
    return keepStatus == Status.FAILURE ? Status.KEEP_FAILED : keepStatus;
  }
}
