package io.chapar.sieve.command;

import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Outside;
import io.chapar.sieve.deliver.Programs;
import io.chapar.sieve.deliver.Stamps;
import io.chapar.sieve.deliver.UserBoxes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host as scripts meet it in sieve-test: mail is shown, and nothing is remembered. */
class TestHost implements Surroundings, Outside {
  private final Tool tool;
  private final String mailbox;
  private final Errors errors;
  private final String id;
  private final @Nullable UserBoxes boxes;
  private int sent;

  TestHost(Tool tool, String mailbox, Errors errors, @Nullable String id, String sender) {
    this.tool = tool;
    this.mailbox = mailbox;
    this.errors = errors;
    this.id = id == null ? "unspecified" : id;
    MailUser user = tool.user();
    this.boxes = user == null ? null : new UserBoxes(user, sender, false);
  }

  private Process process() {
    return tool.process();
  }

  @Override
  public ZonedDateTime at() {
    return tool.now();
  }

  @Override
  public String hostname() {
    return process().machine().hostname();
  }

  @Override
  public String domain() {
    String name = hostname();
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  @Override
  public String location() {
    return "MS";
  }

  @Override
  public String phase() {
    return "post";
  }

  @Override
  public boolean hasMailboxes() {
    return boxes != null;
  }

  @Override
  public boolean mailboxExists(String name) {
    return boxes != null && boxes.exists(name);
  }

  @Override
  public @Nullable String specialUse(String flag) {
    return boxes == null ? null : boxes.special(flag);
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public boolean seen(byte[] what) {
    tool.info("checked duplicate for user " + tool.userName() + ".\n");
    return false;
  }

  @Override
  public void remember(byte[] what, long until) {
    tool.info("marked duplicate for user " + tool.userName() + ".\n");
  }

  @Override
  public Ran program(String verb, String name, List<String> args, byte[] input) {
    MailUser user = tool.user();
    return user == null
        ? new Ran(-1, true, new byte[0])
        : Programs.run(user, verb, name, args, input, "", tool.userName());
  }

  @Override
  public void bare(Errors.Level level, String text) {
    errors.error(null, text);
  }

  @Override
  public void tick(int bytes) {
    if (bytes > 0) {
      process().tick(bytes);
    } else {
      process().tick();
    }
  }

  @Override
  public String defaultMailbox() {
    return mailbox;
  }

  @Override
  public @Nullable Problem open(String name, boolean create) {
    return boxes == null ? null : boxes.open(name, create);
  }

  @Override
  public String shownName(String name) {
    return UserBoxes.shown(name);
  }

  @Override
  public @Nullable Problem store(String name, Mail mail, @Nullable List<String> flags) {
    return boxes == null ? null : boxes.store(name, mail, flags);
  }

  @Override
  public boolean canSend() {
    return true;
  }

  @Override
  public @Nullable SendError send(
      @Nullable SmtpAddress sender, SmtpAddress recipient, String message) {
    tool.info("sending message from <" + (sender == null ? "" : sender.encode()) + ">:");
    byte[] bytes = Bytes.raw(message);
    try {
      process().out().print("\nRECIPIENT: " + Bytes.text(recipient.encode()) + "\n");
      process().out().print("START MESSAGE:\n");
      process().write(1, bytes, 0, bytes.length); // past the buffer, as the real one does
      process().out().print("END MESSAGE\n\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  @Override
  public boolean refuse(SmtpAddress recipient, String reason) {
    return false;
  }

  @Override
  public long now() {
    return tool.now().toEpochSecond();
  }

  @Override
  public String date() {
    return Stamps.date(tool.now());
  }

  @Override
  public String newMessageId() {
    return Stamps.messageId(process(), sent++);
  }

  @Override
  public @Nullable SmtpAddress userEmail() {
    String email = tool.engine().setting("sieve_user_email");
    return email == null ? null : SmtpAddress.envelope(email);
  }

  @Override
  public String postmaster() {
    return "Postmaster <postmaster@" + hostname() + ">";
  }

  private void tell(String level, String text) {
    tool.error(level, "sieve: " + Bytes.text("msgid=" + id + ": " + text));
  }

  @Override
  public String boundary() {
    return process().pid() + "/" + hostname();
  }

  @Override
  public void logInfo(String text) {
    tell("Info", text);
  }

  @Override
  public void logWarning(String text) {
    tell("Warning", text);
  }

  @Override
  public void logError(String text) {
    tell("Error", text);
  }

  @Override
  public void user(Errors.Level level, String text) {
    String whole = "msgid=" + id + ": " + text;
    switch (level) {
      case ERROR -> errors.error(null, whole);
      case WARNING -> errors.warning(null, whole);
      default -> errors.info(null, whole);
    }
  }

  @Override
  public void alone(Errors.Level level, String text) {
    user(level, text);
  }
}
