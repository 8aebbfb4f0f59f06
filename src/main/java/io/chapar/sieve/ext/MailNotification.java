package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Action;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.Outside;
import io.chapar.sieve.action.Reply;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail that tells of another mail. */
final class MailNotification extends Action {
  private final MailtoUri uri;
  private final List<MailtoUri.Recipient> to;
  private final long importance;
  private final @Nullable String message;
  private final @Nullable String from;

  MailNotification(
      MailtoUri uri, long importance, @Nullable String message, @Nullable String from) {
    super("notify");
    this.uri = uri;
    this.to = new ArrayList<>(uri.to());
    this.importance = importance;
    this.message = message;
    this.from = from;
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    if (earlier instanceof MailNotification other) {
      to.removeIf(r -> other.to.stream().anyMatch(o -> o.address().same(r.address(), false)));
    }
    return to.isEmpty() ? "" : null;
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    out.append(" * send notification with method 'mailto:':\n");
    out.append("    => importance   : ").append(importance).append('\n');
    String subject = message == null ? uri.subject() : message;
    if (subject != null) {
      out.append("    => subject      : ").append(subject).append('\n');
    }
    if (from != null) {
      out.append("    => from         : ").append(from).append('\n');
    }
    out.append("    => recipients   :\n");
    if (to.isEmpty()) {
      out.append("       NONE, action has no effect\n");
    }
    for (MailtoUri.Recipient one : to) {
      out.append(one.copy() ? "       + Cc: " : "       + To: ").append(one.full()).append('\n');
    }
    if (!uri.fields().isEmpty()) {
      out.append("    => headers      :\n");
      for (MailtoUri.Header header : uri.fields()) {
        out.append("       + " + header.name() + ": " + header.body() + "\n");
      }
    }
    if (uri.body() != null) {
      out.append("    => body         : \n--\n").append(uri.body()).append("\n--\n");
    }
    out.append('\n');
    return true;
  }

  @Override
  public Status commit(Carrier.Step step) {
    Outside outside = step.outside();
    SmtpAddress sender = step.envelope().sender();
    for (Mail.Field field : step.original().fields("auto-submitted")) {
      if (!Bytes.same(field.value(), "no")) {
        step.log(
            "not sending notification for auto-submitted message"
                + (sender == null ? "" : " from <" + sender.encode() + ">"));
        return Status.OK;
      }
    }
    if (to.isEmpty()) {
      step.user(
          io.chapar.sieve.syntax.Errors.Level.WARNING,
          "notify mailto uri specifies no recipients; action has no effect");
      return Status.OK;
    }
    if (!outside.canSend()) {
      step.logWarning("notify mailto method has no means to send mail");
      return Status.OK;
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < to.size() && i < 3; i++) {
      all.append(i > 0 ? ", " : "").append("<" + to.get(i).address().encode() + ">");
    }
    if (to.size() > 3) {
      all.append(", ... (" + to.size() + " total)");
    }
    SmtpAddress envelope = sender == null ? null : from(step);
    String text = text(step, from(step));
    Outside.SendError error = null;
    for (MailtoUri.Recipient one : to) {
      error = error == null ? outside.send(envelope, one.address(), text) : error;
    }
    if (error == null) {
      step.log("sent mail notification to " + all);
      return Status.OK;
    }
    String failed =
        "failed to send mail notification to " + all + ": " + Bytes.shown(error.text(), 512);
    if (error.temporary()) {
      step.logError(failed + " (temporary failure)");
    } else {
      step.logUserError(failed + " (permanent failure)");
    }
    return Status.OK;
  }

  private @Nullable SmtpAddress from(Carrier.Step step) {
    String given = from;
    SmtpAddress user = step.outside().userEmail();
    SmtpAddress read = given == null ? null : io.chapar.sieve.run.AddressReader.read(given);
    return read == null ? user : read;
  }

  private String text(Carrier.Step step, @Nullable SmtpAddress self) {
    Outside outside = step.outside();
    String subject = message;
    if (subject == null) {
      subject = uri.subject();
    }
    if (subject == null) {
      String theirs = step.original().first("subject");
      subject =
          theirs == null ? "Notification: (no subject)" : "Notification: " + Mail.decode(theirs);
    }
    String shownFrom = from;
    if (shownFrom == null) {
      shownFrom = self == null ? outside.postmaster() : "<" + self.encode() + ">";
    }
    SmtpAddress user = outside.userEmail();
    SmtpAddress owner = user == null ? step.envelope().recipient() : user;
    StringBuilder out = new StringBuilder();
    out.append(Reply.field("X-Sieve", Reply.IMPLEMENTATION))
        .append(Reply.field("Message-ID", outside.newMessageId()))
        .append(Reply.field("Date", outside.date()))
        .append(Reply.field("Subject", Reply.words(Bytes.shown(subject, 256))))
        .append(Reply.field("From", shownFrom));
    for (boolean copy : new boolean[] {false, true}) {
      String some =
          to.stream()
              .filter(r -> r.copy() == copy)
              .map(MailtoUri.Recipient::full)
              .collect(Collectors.joining(", "));
      if (!some.isEmpty()) {
        out.append(Reply.field(copy ? "Cc" : "To", some));
      }
    }
    out.append(
            Reply.field(
                "Auto-Submitted",
                "auto-notified; owner-email=\"" + (owner == null ? "" : owner.encode()) + "\""))
        .append(Reply.field("Precedence", "bulk"))
        .append(
            Reply.field(
                "X-Priority",
                importance == 1 ? "1 (Highest)" : importance == 3 ? "5 (Lowest)" : "3 (Normal)"))
        .append(
            Reply.field(
                "Importance", importance == 1 ? "High" : importance == 3 ? "Low" : "Normal"));
    for (MailtoUri.Header header : uri.fields()) {
      out.append(Reply.field(header.name(), header.body()));
    }
    out.append(Reply.field("MIME-Version", "1.0"));
    String body = uri.body();
    boolean eight = body != null && body.chars().anyMatch(c -> c >= 128);
    String charset = body == null ? "US-ASCII" : eight ? "utf-8" : "us-ascii";
    out.append(Reply.field("Content-Type", "text/plain; charset=" + charset))
        .append(Reply.field("Content-Transfer-Encoding", eight ? "8bit" : "7bit"))
        .append("\r\n")
        .append(body == null ? "Notification of new message." : body)
        .append("\r\n");
    return out.toString();
  }
}
