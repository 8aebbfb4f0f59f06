package io.chapar.sieve.deliver;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.deliver.Delivery;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Outside;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.syntax.Errors;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host as scripts meet it while a message is delivered. */
final class DeliveryHost implements Surroundings, Outside {
  private final Delivery delivery;
  private final MailUser user;
  private final Process process;
  private final UserBoxes boxes;
  private final Remembered remembered;
  private final @Nullable String email;
  private @Nullable UserLog userLog;
  private Errors userErrors = Errors.silent();
  private @Nullable Problem failed;
  private int sent;

  DeliveryHost(Delivery delivery, @Nullable String email) {
    this.delivery = delivery;
    this.user = delivery.user();
    this.process = user.process();
    this.boxes =
        new UserBoxes(user, delivery.sender(), user.settings().yes("lda_mailbox_autocreate"));
    this.remembered = new Remembered(user.files(), user.home(), now());
    this.email = email;
  }

  /** Whose log takes what users are told; null: the host's. */
  void tells(@Nullable UserLog log, Errors errors) {
    userLog = log;
    userErrors = errors;
  }

  /** The last failure to store. */
  @Nullable Problem failed() {
    return failed;
  }

  void commit() {
    remembered.commit();
  }

  // ---- Surroundings

  @Override
  public ZonedDateTime at() {
    return process.machine().scheduler().instant().atZone(ZoneOffset.UTC);
  }

  @Override
  public String hostname() {
    String set = user.settings().get("hostname");
    return set.isEmpty() ? process.machine().hostname() : set;
  }

  @Override
  public String domain() {
    String name = hostname();
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  @Override
  public String location() {
    return "MDA";
  }

  @Override
  public String phase() {
    return "during";
  }

  @Override
  public boolean hasMailboxes() {
    return true;
  }

  @Override
  public boolean mailboxExists(String name) {
    return boxes.exists(name);
  }

  @Override
  public @Nullable String specialUse(String flag) {
    return boxes.special(flag);
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public boolean seen(byte[] id) {
    return remembered.seen(id);
  }

  @Override
  public void tick(int bytes) {
    if (bytes > 0) {
      process.tick(bytes);
    } else {
      process.tick();
    }
  }

  @Override
  public Ran program(String verb, String name, List<String> args, byte[] input) {
    return Programs.run(user, verb, name, args, input, delivery.sender(), delivery.recipient());
  }

  @Override
  public void bare(Errors.Level level, String text) {
    UserLog mine = userLog;
    if (mine != null) {
      mine.tell(level, null, text);
    } else {
      logError(text);
    }
  }

  // ---- Outside

  @Override
  public String defaultMailbox() {
    return Bytes.of(delivery.mailbox());
  }

  @Override
  public @Nullable Problem open(String mailbox, boolean create) {
    Problem problem = boxes.open(mailbox, create);
    failed = problem == null ? failed : problem;
    return problem;
  }

  @Override
  public String shownName(String mailbox) {
    return UserBoxes.shown(mailbox);
  }

  @Override
  public @Nullable Problem store(String mailbox, Mail mail, @Nullable List<String> flags) {
    Problem problem = boxes.store(mailbox, mail, flags);
    failed = problem == null ? failed : problem;
    return problem;
  }

  @Override
  public boolean canSend() {
    return true;
  }

  @Override
  public @Nullable SendError send(
      @Nullable SmtpAddress sender, SmtpAddress recipient, String message) {
    return Submission.send(
        process, user.settings().get("sendmail_path"), sender, recipient, message);
  }

  @Override
  public boolean refuse(SmtpAddress recipient, String reason) {
    SmtpAddress sender = SmtpAddress.envelope(Bytes.of(delivery.sender()));
    if (sender == null) {
      return true;
    }
    Mail mail = Mail.of(delivery.message());
    for (Mail.Field field : mail.fields("auto-submitted")) {
      if (!Bytes.same(field.value(), "no")) {
        delivery
            .log()
            .info(
                delivery.prefix(),
                "msgid="
                    + id(mail)
                    + ": Auto-submitted message discarded, rejection reason: "
                    + Bytes.text(reason));
        return true;
      }
    }
    String text = Rejections.text(this, user.settings(), mail, sender, recipient, reason);
    return send(null, sender, text) == null;
  }

  private static String id(Mail mail) {
    String id = mail.id();
    return id == null ? "" : Bytes.text(id);
  }

  @Override
  public void remember(byte[] id, long until) {
    remembered.add(id, until);
  }

  @Override
  public long now() {
    return at().toEpochSecond();
  }

  @Override
  public String date() {
    return Stamps.date(at());
  }

  @Override
  public String newMessageId() {
    return Stamps.messageId(process, sent++);
  }

  @Override
  public String boundary() {
    return process.pid() + "/" + hostname();
  }

  @Override
  public @Nullable SmtpAddress userEmail() {
    return email == null ? null : SmtpAddress.envelope(Bytes.of(email));
  }

  @Override
  public String postmaster() {
    Map<String, String> values = new LinkedHashMap<>(user.variables());
    values.put("d", hostname());
    String set = user.settings().get("postmaster_address");
    String address = set.isEmpty() ? "postmaster@" + hostname() : VarExpand.expand(set, values);
    return address.contains("<") ? address : "Postmaster <" + address + ">";
  }

  /** A line of the host's log about this delivery. */
  private String line(String text) {
    return "sieve: " + delivery.line(Bytes.text(text));
  }

  private DovecotLog log() {
    return delivery.log();
  }

  @Override
  public void logInfo(String text) {
    log().info(delivery.prefix(), line(text));
  }

  @Override
  public void logWarning(String text) {
    log().warning(delivery.prefix(), line(text));
  }

  @Override
  public void logError(String text) {
    log().error(delivery.prefix(), line(text));
  }

  @Override
  public void user(Errors.Level level, String text) {
    UserLog mine = userLog;
    if (mine != null && (level != Errors.Level.INFO || userErrors.info())) {
      mine.tell(level, null, Bytes.of(delivery.line(Bytes.text(text))));
    }
  }

  @Override
  public void alone(Errors.Level level, String text) {
    if (userLog != null) {
      user(level, text);
    } else if (level == Errors.Level.WARNING) {
      logWarning(text);
    } else {
      logError(text);
    }
  }
}
