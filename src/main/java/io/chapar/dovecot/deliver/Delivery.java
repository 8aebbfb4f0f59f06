package io.chapar.dovecot.deliver;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.message.Decode;
import io.chapar.dovecot.message.Part;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Quota;
import io.chapar.dovecot.store.Utf7;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message on its way to one user: saved into mailboxes, with the lines that the log has for it.
 */
public final class Delivery {
  private final MailUser user;
  private final byte[] message;
  private final String sender;
  private final String recipient;
  private String original;
  private final String mailbox;
  private final DovecotLog log;
  private final String prefix;
  private boolean saved;
  private String lastError = "";

  /**
   * A delivery.
   *
   * @param message the bytes, lines ended by LF
   * @param sender the envelope's sender
   * @param recipient the final recipient
   * @param mailbox where it goes if no filter wants it elsewhere
   * @param prefix of log lines
   */
  public Delivery(
      MailUser user,
      byte[] message,
      String sender,
      String recipient,
      String mailbox,
      DovecotLog log,
      String prefix) {
    this.user = user;
    this.message = message.clone();
    this.sender = sender;
    this.recipient = recipient;
    this.original = recipient;
    this.mailbox = mailbox;
    this.log = log;
    this.prefix = prefix;
  }

  /** Whose mail it is. */
  public MailUser user() {
    return user;
  }

  /** The message. */
  public byte[] message() {
    return message.clone();
  }

  /** The envelope's sender; empty for bounces. */
  public String sender() {
    return sender;
  }

  /** The final recipient. */
  public String recipient() {
    return recipient;
  }

  /** Whom it was first addressed to, if that is known to be another one. */
  public String original() {
    return original;
  }

  /** Tells whom it was first addressed to. */
  public void original(String address) {
    original = address;
  }

  /** The default mailbox. */
  public String mailbox() {
    return mailbox;
  }

  /** Whether it has been saved somewhere. */
  public boolean saved() {
    return saved;
  }

  /** Where the delivery logs. */
  public DovecotLog log() {
    return log;
  }

  /** What its log lines begin with. */
  public String prefix() {
    return prefix;
  }

  /** Delivers: the filters first, then into the default mailbox. */
  public void run(List<DeliveryFilter> filters) throws IOException, MailboxException {
    List<String> plugins = user.settings().words("mail_plugins");
    for (DeliveryFilter filter : filters) {
      if (plugins.contains(filter.plugin()) && filter.deliver(this)) {
        return;
      }
    }
    keep();
  }

  /** Into the default mailbox; into INBOX if that cannot be opened. */
  public void keep() throws MailboxException {
    try {
      save(mailbox, MailFlags.NONE);
    } catch (MailboxException e) {
      if (mailbox.equals("INBOX") || e.kind() == MailboxException.Kind.OVERQUOTA) {
        throw e;
      }
      save("INBOX", MailFlags.NONE);
    }
  }

  /** Saves into a mailbox (its name in UTF-8), which is made if the settings allow it. */
  public void save(String name, MailFlags flags) throws MailboxException {
    String inner = Utf7.encode(name);
    MailUser.OpenBox box;
    try {
      Namespace ns = user.namespaceOf(inner);
      if (ns != null && user.settings().yes("lda_mailbox_autocreate") && !ns.exists(inner)) {
        ns.createMailbox(inner);
        if (user.settings().yes("lda_mailbox_autosubscribe")) {
          ns.subscribe(inner, true);
        }
      }
      box = user.open(inner);
      box.box().sync();
    } catch (MailboxException e) {
      say("save failed to open mailbox " + name + ": " + told(e));
      throw e;
    }
    try {
      Quota.of(user).checkDelivery(box.name(), message.length);
      box.box().append(message, flags, user.nanos(), sender);
      saved = true;
      say("saved mail to " + name);
    } catch (MailboxException e) {
      say("save failed to " + name + ": " + told(e));
      throw e;
    }
  }

  /** Logs an error; where there are no words for it, those of the one before are repeated. */
  private String told(MailboxException e) {
    e.log().forEach(line -> log.error(prefix, line));
    boolean wordless = e.internal() && e.log().isEmpty();
    String text = wordless && !lastError.isEmpty() ? lastError : e.told();
    lastError = text;
    return text;
  }

  /** Logs something about the delivery, as deliver_log_format has it. */
  public void say(String what) {
    log.info(prefix, line(what));
  }

  /** What the log says about the delivery, as deliver_log_format has it. */
  public String line(String what) {
    Part part = Part.of(message);
    Map<String, String> values = new LinkedHashMap<>(user.variables());
    String id = part.header("Message-ID");
    values.put("$", what);
    values.put("m", id == null ? "unspecified" : id);
    values.put("msgid", values.get("m"));
    String subject = part.header("Subject");
    values.put("s", subject == null ? "" : Decode.words(subject));
    values.put("subject", values.get("s"));
    String from = part.header("From");
    values.put("f", from == null ? "" : from);
    values.put("from", values.get("f"));
    values.put("e", sender);
    values.put("from_envelope", sender);
    values.put("p", Integer.toString(message.length));
    values.put("size", Integer.toString(message.length));
    values.put("w", Integer.toString(part.wholeSize()));
    return VarExpand.expand(user.settings().get("deliver_log_format"), values);
  }
}
