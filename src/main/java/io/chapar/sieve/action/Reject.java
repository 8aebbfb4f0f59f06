package io.chapar.sieve.action;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.SmtpAddress;
import org.jspecify.annotations.Nullable;

/** Refusing the message: its sender is told, and it is not delivered. */
public final class Reject extends Action {
  private @Nullable String reason;

  /** A refusal with a reason. */
  public Reject(String reason) {
    super("reject");
    this.reason = reason;
  }

  @Override
  public boolean responds() {
    return true;
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return executed
        ? ""
        : "duplicate reject/ereject action not allowed (previously triggered one was here: "
            + earlier.location()
            + ")";
  }

  @Override
  public @Nullable String conflicts(Action earlier, boolean executed) {
    String which =
        "reject/ereject action conflicts with other action: the "
            + earlier.kind()
            + " action ("
            + earlier.location()
            + ") ";
    if (earlier.delivers() && !executed) {
      return which + "tries to deliver the message";
    }
    if (earlier.responds()) {
      if (!executed) {
        return which + "also sends a response to the sender";
      }
      reason = null;
    }
    return null;
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    String why = reason;
    out.append(
        why == null
            ? " * reject message without sending a response (discard)\n"
            : " * reject message with reason: " + Bytes.shown(why, 128) + "\n");
    return false;
  }

  private static SmtpAddress recipient(Carrier.Step step) {
    SmtpAddress original = step.envelope().original();
    SmtpAddress last = step.envelope().recipient();
    return original != null ? original : last != null ? last : new SmtpAddress("", null);
  }

  @Override
  public Status execute(Carrier.Step step) {
    step.state("ignored");
    if (recipient(step).local().isEmpty()) {
      step.logWarning("reject action aborted: envelope recipient is <>");
      return Status.OK;
    }
    step.cancelKeep();
    if (reason == null) {
      step.log("not sending reject message (would cause second response to sender)");
    } else if (step.envelope().sender() == null) {
      step.log("not sending reject message to <>");
    } else {
      step.state("send");
    }
    return Status.OK;
  }

  @Override
  public Status commit(Carrier.Step step) {
    SmtpAddress sender = step.envelope().sender();
    String why = reason;
    if (!"send".equals(step.state()) || sender == null || why == null) {
      return Status.OK;
    }
    Outside outside = step.outside();
    if (!outside.refuse(recipient(step), why)) {
      if (!outside.canSend()) {
        step.logWarning("reject action has no means to send mail");
        return Status.OK;
      }
      Outside.SendError error =
          outside.send(null, sender, Reply.rejection(step, sender, recipient(step), why));
      if (error != null) {
        String text =
            "failed to send rejection message to <"
                + sender.encode()
                + ">: "
                + Bytes.shown(error.text(), 512);
        if (error.temporary()) {
          step.logError(text + " (temporary failure)");
        } else {
          step.logUserError(text + " (permanent failure)");
        }
        return Status.FAILURE;
      }
    }
    step.log("rejected message from <" + sender.encode() + "> (reject)");
    return Status.OK;
  }
}
