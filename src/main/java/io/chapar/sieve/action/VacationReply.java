package io.chapar.sieve.action;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that the user is away, to people only, and to each only once in a while. */
public final class VacationReply extends Action {
  private static final List<String> LIST =
      List.of(
          "list-id",
          "list-owner",
          "list-subscribe",
          "list-post",
          "list-unsubscribe",
          "list-help",
          "list-archive");
  private static final List<String> MINE =
      List.of("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc");

  private final String reason;
  private final long seconds;
  private final @Nullable String subject;
  private final @Nullable String from;
  private final List<SmtpAddress> own;
  private final boolean mime;
  private final String handle;

  /** An answer as the command has it. */
  public VacationReply(
      String reason,
      long seconds,
      @Nullable String subject,
      @Nullable String from,
      List<SmtpAddress> own,
      boolean mime,
      String handle) {
    super("vacation");
    this.reason = reason;
    this.seconds = seconds;
    this.subject = subject;
    this.from = from;
    this.own = List.copyOf(own);
    this.mime = mime;
    this.handle = handle;
  }

  @Override
  public boolean responds() {
    return true;
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return executed
        ? ""
        : "duplicate vacation action not allowed (previously triggered one was here: "
            + earlier.location()
            + ")";
  }

  @Override
  public @Nullable String conflicts(Action earlier, boolean executed) {
    if (!earlier.responds()) {
      return null;
    }
    return executed
        ? ""
        : "vacation action conflicts with other action: the "
            + earlier.kind()
            + " action ("
            + earlier.location()
            + ") also sends a response back to the sender";
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    out.append(" * send vacation message:\n    => seconds : ").append(seconds).append('\n');
    if (subject != null) {
      out.append("    => subject : ").append(subject).append('\n');
    }
    if (from != null) {
      out.append("    => from    : ").append(from).append('\n');
    }
    out.append("    => handle  : ").append(handle).append('\n');
    out.append("\nSTART MESSAGE\n").append(reason).append("\nEND MESSAGE\n");
    return true;
  }

  private byte[] memory(SmtpAddress sender) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(Bytes.raw(Bytes.lower(sender.encode())));
      return md5.digest(Bytes.raw(handle));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean system(SmtpAddress address) {
    String local = address.local();
    return Bytes.same(local, "MAILER-DAEMON")
        || Bytes.same(local, "LISTSERV")
        || Bytes.same(local, "majordomo")
        || local.contains("-request")
        || local.startsWith("owner-");
  }

  /** Why no answer is sent; null: nothing speaks against it so far. */
  private @Nullable String against(Carrier.Step step, SmtpAddress sender) {
    String who = "<" + sender.encode() + ">";
    SmtpAddress recipient = step.envelope().recipient();
    if (sender.same(recipient, true)) {
      return "discarded vacation reply to own address " + who;
    }
    for (SmtpAddress mine : own) {
      if (sender.same(mine, true)) {
        return "discarded vacation reply to own address "
            + who
            + " (as specified using :addresses argument)";
      }
    }
    if (step.outside().remembers() && step.outside().seen(memory(sender))) {
      return "discarded duplicate vacation response to " + who;
    }
    Mail mail = step.mail();
    for (String header : LIST) {
      if (!mail.fields(header).isEmpty()) {
        return "discarding vacation response to mailinglist recipient " + who;
      }
    }
    for (Mail.Field field : mail.fields("auto-submitted")) {
      if (!Bytes.same(field.value(), "no")) {
        return "discarding vacation response to auto-submitted message from " + who;
      }
    }
    for (Mail.Field field : mail.fields("precedence")) {
      String value = field.value();
      if (Bytes.same(value, "junk") || Bytes.same(value, "bulk") || Bytes.same(value, "list")) {
        return "discarding vacation response to precedence=" + value + " message from " + who;
      }
    }
    for (Mail.Field field : mail.fields("x-auto-response-suppress")) {
      for (String flag : field.value().split(",", -1)) {
        String trimmed = flag.strip();
        if (Bytes.same(trimmed, "All") || Bytes.same(trimmed, "OOF")) {
          return "discarding vacation response to message from "
              + who
              + " (`"
              + trimmed
              + "' flag found in x-auto-response-suppress header)";
        }
      }
    }
    return system(sender) ? "not sending vacation response to system address " + who : null;
  }

  private static boolean contains(List<Mail.Field> fields, SmtpAddress address) {
    for (Mail.Field field : fields) {
      for (SmtpAddress.Named named : SmtpAddress.inHeader(field.value())) {
        SmtpAddress found = named.address();
        if (found != null && found.domain() != null && found.same(address, true)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Under which address the answer goes out; the envelope's sender is another one sometimes. */
  private record Self(@Nullable SmtpAddress shown, @Nullable SmtpAddress envelope) {}

  private @Nullable Self self(Carrier.Step step, SmtpAddress recipient) {
    SmtpAddress original =
        step.engine().yes("sieve_vacation_use_original_recipient")
            ? step.envelope().original()
            : null;
    SmtpAddress user = step.outside().userEmail();
    SmtpAddress last = original == null ? recipient : original;
    for (String header : MINE) {
      List<Mail.Field> fields = step.mail().fields(header);
      if (contains(fields, recipient)) {
        return new Self(recipient, recipient);
      }
      if (original != null && contains(fields, original)) {
        return new Self(original, original);
      }
      for (SmtpAddress mine : own) {
        if (contains(fields, mine)) {
          return new Self(mine, last);
        }
      }
      if (user != null && contains(fields, user)) {
        return new Self(user, user);
      }
    }
    return step.engine().yes("sieve_vacation_dont_check_recipient")
        ? new Self(user == null ? recipient : user, last)
        : null;
  }

  @Override
  public Status commit(Carrier.Step step) {
    SmtpAddress recipient = step.envelope().recipient();
    SmtpAddress sender = step.envelope().sender();
    if (recipient == null) {
      step.logWarning("vacation action aborted: envelope recipient is <>");
      return Status.OK;
    }
    if (sender == null) {
      step.log("discarded vacation reply to <>");
      return Status.OK;
    }
    String against = against(step, sender);
    if (against != null) {
      step.log(against);
      return Status.OK;
    }
    Self self = self(step, recipient);
    if (self == null) {
      step.log(unknown(step, recipient));
      return Status.OK;
    }
    Outside outside = step.outside();
    if (!outside.canSend()) {
      step.logWarning("vacation action has no means to send mail");
    } else {
      boolean visible = step.engine().yes("sieve_vacation_send_from_recipient");
      Outside.SendError error =
          outside.send(visible ? self.envelope() : null, sender, message(step, sender, self));
      if (error != null) {
        String text =
            "failed to send vacation response to "
                + sender.encode()
                + ": <"
                + Bytes.shown(error.text(), 512)
                + "> (";
        if (error.temporary()) {
          step.logError(text + "temporary error)");
        } else {
          step.logUserError(text + "permanent error)");
        }
        return Status.OK;
      }
    }
    step.log("sent vacation response to <" + sender.encode() + ">");
    long least = step.engine().seconds("sieve_vacation_min_period", 86400);
    long most = step.engine().seconds("sieve_vacation_max_period", 0);
    long period = Math.max(seconds, least);
    period = most > 0 ? Math.min(period, most) : period;
    if (period > 0) {
      outside.remember(memory(sender), outside.now() + Math.min(period, 1L << 40));
    }
    return Status.OK;
  }

  private String unknown(Carrier.Step step, SmtpAddress recipient) {
    SmtpAddress original = step.envelope().original();
    SmtpAddress user = step.outside().userEmail();
    return "discarding vacation response for implicitly delivered message; no known (envelope)"
        + " recipient address found in message headers (recipient=<"
        + recipient.encode()
        + ">, "
        + (step.engine().yes("sieve_vacation_use_original_recipient")
            ? "original-recipient=<"
                + (original == null ? "UNAVAILABLE" : original.encode())
                + ">, "
            : "")
        + (user == null ? "" : "user-email=<" + user.encode() + ">, ")
        + "and"
        + (own.isEmpty() ? " no" : "")
        + " additional `:addresses' are specified)";
  }

  private String subject(Carrier.Step step) {
    String given = subject;
    if (given != null && !given.isEmpty()) {
      return given;
    }
    String theirs = step.original().first("subject");
    if (theirs == null) {
      return Bytes.of(step.engine().setting("sieve_vacation_default_subject", "Automated reply"));
    }
    String template = step.engine().setting("sieve_vacation_default_subject_template");
    String decoded = Mail.decode(theirs);
    return template == null
        ? "Auto: " + decoded
        : Bytes.of(template).replace("%$", decoded).replace("%{subject}", decoded);
  }

  private static String named(@Nullable String name, SmtpAddress address) {
    if (name == null || name.isEmpty()) {
      return "<" + address.encode() + ">";
    }
    boolean plain =
        name.chars()
            .allMatch(
                c ->
                    Bytes.letter(c)
                        || Bytes.digit(c)
                        || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0
                        || c >= 128);
    String shown = plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return shown + " <" + address.encode() + ">";
  }

  private static String to(Carrier.Step step, SmtpAddress sender) {
    boolean any = step.engine().yes("sieve_vacation_to_header_ignore_envelope");
    for (String header : List.of("sender", "resent-from", "from")) {
      String value = step.original().first(header);
      if (value == null) {
        continue;
      }
      for (SmtpAddress.Named found : SmtpAddress.inHeader(value)) {
        SmtpAddress address = found.address();
        if (address != null && (any || address.same(sender, true))) {
          return named(found.name(), address);
        }
      }
    }
    return named(null, sender);
  }

  private String message(Carrier.Step step, SmtpAddress sender, Self self) {
    Outside outside = step.outside();
    String shownFrom = from;
    SmtpAddress shown = self.shown();
    if (shownFrom == null || shownFrom.isEmpty()) {
      shownFrom = shown == null ? outside.postmaster() : named(null, shown);
    }
    StringBuilder out = new StringBuilder();
    out.append(Reply.field("X-Sieve", Reply.IMPLEMENTATION))
        .append(Reply.field("Message-ID", outside.newMessageId()))
        .append(Reply.field("Date", outside.date()))
        .append(Reply.field("From", shownFrom))
        .append(Reply.field("To", to(step, sender)))
        .append(Reply.field("Subject", Reply.words(Bytes.shown(subject(step), 1024))));
    String references = step.original().first("references");
    String id = step.original().id();
    if (id != null) {
      out.append(Reply.field("In-Reply-To", id))
          .append(Reply.field("References", references == null ? id : references + " " + id));
    } else if (references != null) {
      out.append(Reply.field("References", references));
    }
    out.append(Reply.field("Auto-Submitted", "auto-replied (vacation)"))
        .append(Reply.field("Precedence", "bulk"))
        .append(Reply.field("X-Auto-Response-Suppress", "All"))
        .append(Reply.field("MIME-Version", "1.0"));
    if (!mime) {
      out.append(Reply.field("Content-Type", "text/plain; charset=utf-8"))
          .append(Reply.field("Content-Transfer-Encoding", "8bit"))
          .append("\r\n");
    }
    return out.append(reason).append("\r\n").toString();
  }
}
