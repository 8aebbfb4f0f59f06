package io.chapar.sieve.command;

import io.chapar.mailbox.MailFlags;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.deliver.UserBoxes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.syntax.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host as scripts meet it in sieve-filter: messages lie in a mailbox, and none can be sent. */
final class FilterHost extends TestHost {
  private final String source;
  private final Mail original;
  private final MailFlags had;
  private @Nullable MailFlags flags;
  private boolean kept;
  private boolean saved;

  FilterHost(
      Tool tool, String mailbox, String source, Errors errors, Mail original, MailFlags had) {
    super(tool, mailbox, errors, original.id(), "");
    this.source = source;
    this.original = original;
    this.had = had;
  }

  /** Whether the message stays where it is. */
  boolean kept() {
    return kept;
  }

  /** Whether the message was stored somewhere. */
  boolean saved() {
    return saved;
  }

  /** The flags that it has there now; null: as before. */
  @Nullable MailFlags flags() {
    return flags;
  }

  @Override
  public boolean leaves(String name, Mail mail) {
    return UserBoxes.shown(name).equals(UserBoxes.shown(source)) && mail == original;
  }

  @Override
  public @Nullable Problem open(String name, boolean create) {
    return leaves(name, original) ? null : super.open(name, create);
  }

  @Override
  public @Nullable Problem store(String name, Mail mail, @Nullable List<String> wanted) {
    if (leaves(name, mail)) {
      kept = true;
      flags = wanted == null ? flags : UserBoxes.flags(wanted);
      return null;
    }
    List<String> given = wanted == null ? UserBoxes.names(had) : wanted;
    super.open(name, false);
    Problem problem = super.store(name, mail, given);
    saved |= problem == null;
    return problem;
  }

  @Override
  public boolean canSend() {
    return false;
  }

  @Override
  public boolean remembers() {
    return false;
  }

  @Override
  public @Nullable SendError send(
      @Nullable SmtpAddress sender, SmtpAddress recipient, String message) {
    return new SendError("no means to send " + Bytes.text(recipient.encode()), false);
  }
}
