package io.chapar.sieve.action;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import org.jspecify.annotations.Nullable;

/** Sending the message on to another address. */
public final class Redirect extends Action {
  private final SmtpAddress to;

  /** Sending on to an address. */
  public Redirect(SmtpAddress to) {
    super("redirect");
    this.to = to;
  }

  @Override
  public boolean delivers() {
    return true;
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return earlier instanceof Redirect other && to.same(other.to, false) ? "" : null;
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    out.append(" * redirect message to: <").append(to.encode()).append(">\n");
    return false;
  }

  private record Plan(@Nullable String newId, byte[] memory, boolean skip) {}

  private Mail message(Carrier.Step step) {
    Mail then = mail();
    return then == null ? step.original() : then;
  }

  @Override
  public Status execute(Carrier.Step step) {
    Outside outside = step.outside();
    String id = step.original().id();
    String newId = null;
    if (id == null) {
      newId = outside.newMessageId();
      id = newId;
    }
    byte[] memory = Bytes.raw(memory(step, id));
    if (outside.remembers() && outside.seen(memory)) {
      step.log("discarded duplicate forward to <" + to.encode() + ">");
      step.cancelKeep();
      step.state(new Plan(newId, memory, true));
      return Status.OK;
    }
    if (loops(step)) {
      step.log(
          "not forwarding message to <"
              + to.encode()
              + ">: the `x-sieve-redirected-from' header indicates a mail loop");
      step.state(new Plan(newId, memory, true));
      return Status.OK;
    }
    step.state(new Plan(newId, memory, false));
    step.cancelKeep();
    return Status.OK;
  }

  private String memory(Carrier.Step step, String id) {
    Mail mail = step.original();
    String resent = mail.first("resent-message-id");
    if (resent == null) {
      resent = mail.first("resent-from");
    }
    String list = mail.first("list-id");
    SmtpAddress recipient = step.envelope().recipient();
    return id
        + "-"
        + (recipient == null ? "" : recipient.encode())
        + "-"
        + to.encode()
        + "-"
        + (resent == null ? "" : resent)
        + "-"
        + (list == null ? "" : list);
  }

  private boolean loops(Carrier.Step step) {
    SmtpAddress recipient = step.envelope().recipient();
    SmtpAddress user = step.outside().userEmail();
    for (Mail.Field field : message(step).fields("x-sieve-redirected-from")) {
      String value = field.value().strip();
      if (recipient != null && value.equals(recipient.encode())
          || user != null && value.equals(user.encode())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Status commit(Carrier.Step step) {
    if (!(step.state() instanceof Plan plan) || plan.skip()) {
      return Status.OK;
    }
    Outside outside = step.outside();
    if (!outside.canSend()) {
      step.logWarning("no means to send mail");
      return Status.FAILURE;
    }
    Envelope envelope = step.envelope();
    SmtpAddress from = envelope.recipient();
    SmtpAddress user = outside.userEmail();
    from = user == null ? from : user;
    StringBuilder out = new StringBuilder();
    out.append("X-Sieve: ").append(Reply.IMPLEMENTATION).append("\r\n");
    if (from != null) {
      out.append("X-Sieve-Redirected-From: ").append(from.encode()).append("\r\n");
    }
    if (plan.newId() != null) {
      out.append("Message-ID: ").append(plan.newId()).append("\r\n");
    }
    Mail mail = message(step);
    out.append(
        mail.with(mail.fields().stream().filter(f -> !Bytes.same(f.name(), "Return-Path")).toList())
            .text());
    Outside.SendError error = outside.send(sender(step), to, out.toString());
    if (error != null) {
      String text =
          "failed to redirect message to <" + to.encode() + ">: " + Bytes.shown(error.text(), 512);
      if (error.temporary()) {
        step.logError(text + " (temporary failure)");
        return Status.TEMPORARY;
      }
      step.logUserError(text + " (permanent failure)");
      return Status.FAILURE;
    }
    outside.remember(
        plan.memory(),
        outside.now() + step.engine().seconds("sieve_redirect_duplicate_period", 12 * 3600));
    step.log("forwarded to <" + to.encode() + ">");
    return Status.OK;
  }

  private @Nullable SmtpAddress sender(Carrier.Step step) {
    Envelope envelope = step.envelope();
    SmtpAddress sender = envelope.sender();
    if (sender == null) {
      return null;
    }
    String source = step.engine().setting("sieve_redirect_envelope_from", "sender").strip();
    SmtpAddress user = step.outside().userEmail();
    return switch (source.toLowerCase(java.util.Locale.ROOT)) {
      case "recipient" -> envelope.recipient();
      case "orig_recipient" ->
          envelope.original() == null ? envelope.recipient() : envelope.original();
      case "user_email" -> user == null ? envelope.recipient() : user;
      case "postmaster" -> SmtpAddress.envelope(address(step.outside().postmaster()));
      default -> source.startsWith("<") ? SmtpAddress.envelope(source) : sender;
    };
  }

  private static String address(String named) {
    int open = named.indexOf('<');
    return open < 0 ? named : named.substring(open + 1, named.length() - 1);
  }
}
