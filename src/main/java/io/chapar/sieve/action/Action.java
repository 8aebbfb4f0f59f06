package io.chapar.sieve.action;

import io.chapar.sieve.run.Mail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something a script wants done with the message, with its side effects. */
public abstract class Action {
  private final String kind;
  private String name;
  private String location = "";
  private boolean keep;
  private @Nullable Mail mail;
  private int sequence;
  private final List<SideEffect> effects = new ArrayList<>();

  /** An action; the kind is what its messages call it, such as {@code store}. */
  protected Action(String kind) {
    this.kind = kind;
    this.name = kind;
  }

  /** What it is, whatever command asked for it. */
  public final String kind() {
    return kind;
  }

  /** The command that asked for it. */
  public final String name() {
    return name;
  }

  /** Sets what asked for it, and where. */
  public final void from(String newName, String newLocation) {
    name = newName;
    location = newLocation;
  }

  /** Where it was asked for. */
  public final String location() {
    return location;
  }

  /** Whether it is the keep. */
  public final boolean keep() {
    return keep;
  }

  final void markKeep() {
    keep = true;
  }

  /** The message as it was then, or null for the one as it came. */
  public final @Nullable Mail mail() {
    return mail;
  }

  final void mail(@Nullable Mail then) {
    mail = then;
  }

  final int sequence() {
    return sequence;
  }

  final void sequence(int number) {
    sequence = number;
  }

  /** What goes with it. */
  public final List<SideEffect> effects() {
    return effects;
  }

  /** Whether it tries to deliver the message. */
  public boolean delivers() {
    return false;
  }

  /** Whether it stores into a mailbox. */
  public boolean stores() {
    return false;
  }

  /** Whether it sends something back to the sender. */
  public boolean responds() {
    return false;
  }

  /**
   * Looks at an earlier action of its kind.
   *
   * @return an error; empty: it is the same and nothing is added; null: both are done
   */
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return null;
  }

  /**
   * Looks at an earlier action of another kind.
   *
   * @return an error; empty: this one is not added; null: there is no conflict
   */
  public @Nullable String conflicts(Action earlier, boolean executed) {
    return null;
  }

  /** Prints it for sieve-test; gives back whether the implicit keep stays. */
  public abstract boolean print(StringBuilder out, String defaultMailbox);

  /** Begins; nothing is final yet. */
  public Status start(Carrier.Step step) {
    return Status.OK;
  }

  /** Carries it out as far as it can be taken back; may end the implicit keep. */
  public Status execute(Carrier.Step step) {
    return Status.OK;
  }

  /** Makes it final. */
  public Status commit(Carrier.Step step) {
    return Status.OK;
  }

  /** Takes it back. */
  public void rollback(Carrier.Step step, boolean success) {}

  /** After all. */
  public void finish(Carrier.Step step, Status status) {}
}
