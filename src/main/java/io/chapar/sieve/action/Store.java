package io.chapar.sieve.action;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Storing into a mailbox: fileinto, and keep into the default one. */
public final class Store extends Action {
  private final @Nullable String mailbox;

  /** Storing into a mailbox; null: the default one. */
  public Store(@Nullable String mailbox) {
    super("store");
    this.mailbox = mailbox;
  }

  private String where(String defaultMailbox) {
    return mailbox == null ? defaultMailbox : mailbox;
  }

  boolean same(Store other, String defaultMailbox) {
    String a = where(defaultMailbox);
    String b = other.where(defaultMailbox);
    return a.equals(b) || a.equalsIgnoreCase("INBOX") && b.equalsIgnoreCase("INBOX");
  }

  @Override
  public boolean delivers() {
    return true;
  }

  @Override
  public boolean stores() {
    return true;
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return earlier instanceof Store store && same(store, "INBOX") ? "" : null;
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    out.append(" * store message in folder: ")
        .append(Bytes.shown(where(defaultMailbox), 128))
        .append('\n');
    return false;
  }

  /** What storing keeps while it goes on. */
  static final class Open {
    String mailbox;
    boolean create;
    boolean tried;
    Outside.@Nullable Problem problem;
    @Nullable List<String> flags;

    Open(String mailbox) {
      this.mailbox = mailbox;
    }
  }

  /** The state of a storing step. */
  static @Nullable Open open(Carrier.Step step) {
    return step.state() instanceof Open open ? open : null;
  }

  /** Adds flags; an empty list means that flags are set to none. */
  public static void flags(Carrier.Step step, List<String> flags) {
    Open open = open(step);
    if (open != null) {
      List<String> all = open.flags == null ? new ArrayList<>() : new ArrayList<>(open.flags);
      all.addAll(flags);
      open.flags = all;
    }
  }

  /** Another mailbox is to be stored into. */
  public static void instead(Carrier.Step step, String mailbox) {
    Open open = open(step);
    if (open != null) {
      open.mailbox = mailbox;
      open.tried = false;
    }
  }

  /** Makes the mailbox if it does not exist. */
  public static Status create(Carrier.Step step) {
    Open open = open(step);
    if (open == null || !step.outside().hasMailboxes()) {
      return Status.OK;
    }
    open.problem = step.outside().open(open.mailbox, true);
    open.tried = true;
    return status(open.problem);
  }

  private static Status status(Outside.@Nullable Problem problem) {
    return problem == null
        ? Status.OK
        : problem.kind() == Outside.Problem.Kind.TEMPORARY ? Status.TEMPORARY : Status.FAILURE;
  }

  @Override
  public Status start(Carrier.Step step) {
    Open open = new Open(where(step.outside().defaultMailbox()));
    step.state(open);
    if (step.outside().hasMailboxes() && !Bytes.utf8(open.mailbox)) {
      open.problem =
          new Outside.Problem(
              Outside.Problem.Kind.REFUSED, "mailbox name not utf-8: " + open.mailbox);
      return Status.FAILURE;
    }
    return Status.OK;
  }

  @Override
  public Status execute(Carrier.Step step) {
    Open open = open(step);
    if (open == null) {
      return Status.FAILURE;
    }
    if (!step.outside().hasMailboxes()) {
      step.cancelKeep();
      return Status.OK;
    }
    if (!open.tried) {
      open.problem = step.outside().open(open.mailbox, false);
      open.tried = true;
    }
    Status status = status(open.problem);
    if (status == Status.OK) {
      step.cancelKeep();
    }
    return status;
  }

  @Override
  public Status commit(Carrier.Step step) {
    Open open = open(step);
    if (open == null) {
      return Status.FAILURE;
    }
    Outside outside = step.outside();
    if (!outside.hasMailboxes()) {
      step.log("store into mailbox " + name(outside, open) + " skipped");
      return Status.OK;
    }
    Mail then = mail();
    Mail stored = then == null ? step.original() : then;
    if (open.problem == null) {
      open.problem = outside.store(open.mailbox, stored, open.flags);
    }
    if (open.problem == null) {
      step.log(
          (outside.leaves(open.mailbox, stored) ? "left message in" : "stored mail into")
              + " mailbox "
              + name(outside, open));
      return Status.OK;
    }
    failed(step, open);
    return status(open.problem);
  }

  private static String name(Outside outside, Open open) {
    String shown = outside.shownName(open.mailbox);
    String quoted = "'" + Bytes.shown(open.mailbox, 256) + "'";
    return shown.equals(open.mailbox) ? quoted : quoted + " (" + Bytes.shown(shown, 256) + ")";
  }

  private static void failed(Carrier.Step step, Open open) {
    Outside.Problem problem = open.problem;
    if (problem == null) {
      return;
    }
    String text =
        "failed to store into mailbox " + name(step.outside(), open) + ": " + problem.text();
    switch (problem.kind()) {
      case QUOTA -> step.logUserError(text);
      case NOT_FOUND, REFUSED -> step.user(Errors.Level.ERROR, text);
      default -> step.logError(text);
    }
  }

  @Override
  public void rollback(Carrier.Step step, boolean success) {
    Open open = open(step);
    if (open == null) {
      return;
    }
    if (!step.outside().hasMailboxes()) {
      step.log("store into mailbox " + name(step.outside(), open) + " skipped");
    } else if (!success) {
      if (open.problem == null) {
        open.problem = step.outside().open(open.mailbox, false);
      }
      failed(step, open);
    } else if (!keep()) {
      step.log("store into mailbox " + name(step.outside(), open) + " aborted");
    }
  }
}
