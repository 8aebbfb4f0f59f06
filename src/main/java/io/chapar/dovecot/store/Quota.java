package io.chapar.dovecot.store;

import io.chapar.dovecot.message.Found;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The quota plugin: how much a user's mail may take, by the rules of plugin { quota … }, counted
 * over the mailboxes as they are.
 */
public final class Quota {
  private final MailUser user;
  private final List<Root> roots = new ArrayList<>();

  /**
   * A limit with a name.
   *
   * @param bytes the limit of storage; 0 for none
   * @param messages the limit of messages; 0 for none
   * @param enforced whether mail over the limit is refused
   */
  public record Root(
      String name,
      String backend,
      long bytes,
      long messages,
      List<String[]> boxRules,
      List<Warning> warnings,
      boolean enforced) {}

  /**
   * When somebody is to be warned.
   *
   * @param above whether the limit is to be crossed upwards
   * @param bytes the limit; 0: of messages
   * @param messages the limit; 0: of bytes
   * @param command what to run
   */
  record Warning(boolean above, long bytes, long messages, String command) {
    boolean crossed(Usage before, Usage after) {
      boolean up =
          bytes > 0 && before.bytes() < bytes && after.bytes() >= bytes
              || messages > 0 && before.messages() < messages && after.messages() >= messages;
      boolean down =
          bytes > 0 && before.bytes() >= bytes && after.bytes() < bytes
              || messages > 0 && before.messages() >= messages && after.messages() < messages;
      return above ? up : down;
    }
  }

  /** What is used. */
  public record Usage(long bytes, long messages) {}

  /** Counts the mail itself. */
  interface Count {
    Usage count() throws MailboxException;
  }

  private Quota(MailUser user) {
    this.user = user;
    if (user.settings().words("mail_plugins").contains("quota")) {
      try {
        roots.addAll(QuotaRules.roots(QuotaRules.plugin(user)));
      } catch (QuotaRules.BadRuleException e) {
        roots.clear(); // the user was refused with it when the mail was opened
      }
    }
  }

  /** The quota of a user. */
  public static Quota of(MailUser user) {
    return new Quota(user);
  }

  /** The roots; none where the plugin is not there. */
  public List<Root> roots() {
    return roots;
  }

  /** What the user's mail takes now, as the backend has it. */
  public Usage usage(Root root) throws MailboxException {
    return root.backend().equals("maildir") && maildir()
        ? new MaildirSize(user, root).read(() -> count(root))
        : count(root);
  }

  private boolean maildir() {
    return user.inboxNamespace().folders().layout().format().equals("maildir");
  }

  /** Counts again, and remembers it. */
  public void recalculate(Root root) throws MailboxException {
    if (root.backend().equals("maildir") && maildir()) {
      new MaildirSize(user, root).write(count(root));
    }
  }

  private Usage count(Root root) throws MailboxException {
    long bytes = 0;
    long messages = 0;
    boolean virtual = !root.backend().equals("maildir");
    for (Namespace ns : user.namespaces()) {
      if (!ns.type().equals("private")) {
        continue;
      }
      for (Folders.Node node : ns.list()) {
        if (!node.selectable()
            || ignored(root, node.name())
            || !ns.folders().exists(ns.inner(node.name()))) {
          continue;
        }
        Mailbox box = ns.open(node.name());
        box.sync();
        for (Mail mail : box.mails()) {
          bytes += virtual ? virtual(box, mail) : physical(box, mail);
          messages++;
        }
      }
    }
    return new Usage(bytes, messages);
  }

  /** The usages before a change; empty where nobody asks for them. */
  List<Usage> before(String box) throws MailboxException {
    List<Usage> all = new ArrayList<>();
    for (Root root : roots) {
      boolean asked = !root.warnings().isEmpty() || root.backend().equals("maildir");
      all.add(asked && !ignored(root, box) ? usage(root) : new Usage(0, 0));
    }
    return all;
  }

  /** A mailbox has changed. */
  void changed(String box, List<Usage> before, long bytes, long virtual, long messages)
      throws MailboxException {
    for (int i = 0; i < roots.size() && i < before.size(); i++) {
      Root root = roots.get(i);
      if (ignored(root, box)) {
        continue;
      }
      boolean file = root.backend().equals("maildir") && maildir();
      if (file) {
        new MaildirSize(user, root).add(bytes, messages, () -> count(root));
      }
      Usage was = before.get(i);
      QuotaWarnings.run(
          user,
          root,
          was,
          new Usage(was.bytes() + (file ? bytes : virtual), was.messages() + messages));
    }
  }

  /** The bytes of a message with CRLF at the ends of its lines. */
  static long virtual(Mailbox box, Mail mail) throws MailboxException {
    return size(box, mail, ",W=");
  }

  /** The bytes of a message as it lies on the disk. */
  static long physical(Mailbox box, Mail mail) throws MailboxException {
    return size(box, mail, ",S=");
  }

  private static long size(Mailbox box, Mail mail, String key) throws MailboxException {
    String path = box.path(mail);
    int w = path.indexOf(key);
    if (w > 0) {
      String digits = path.substring(w + 3).replaceAll("\\D.*", "");
      if (digits.matches("\\d{1,15}")) {
        return Long.parseLong(digits);
      }
    }
    return key.equals(",S=")
        ? box.content(mail).length
        : new Found(box, mail, 1, false).part().wholeSize();
  }

  private static boolean ignored(Root root, String box) {
    return root.boxRules().stream()
        .anyMatch(r -> r[0].equalsIgnoreCase(box) && r[1].equals("ignore"));
  }

  private long extra(Root root, String box, String what) {
    long sum = 0;
    for (String[] rule : root.boxRules()) {
      if (rule[0].equalsIgnoreCase(box)) {
        if (what.equals("bytes") && rule[1].equals("storage")) {
          sum += QuotaRules.size(rule[2], 1024, root.bytes());
        } else if (what.equals(rule[1])) {
          sum += QuotaRules.size(rule[2], 1, what.equals("bytes") ? root.bytes() : root.messages());
        }
      }
    }
    return sum;
  }

  /** The text for mail that does not fit. */
  public String exceeded() {
    String text = user.settings().plugin("quota_exceeded_message");
    return text.isEmpty() ? "Quota exceeded (mailbox for user is full)" : text;
  }

  private long grace(Root root) {
    String set = user.settings().plugin("quota_grace").replace("%%", "%");
    return QuotaRules.size(set.isEmpty() ? "10%" : set, 1, root.bytes());
  }

  /** Throws if a message of this size does not fit. */
  public void check(String box, long bytes) throws MailboxException {
    check(box, bytes, 1, false);
  }

  /** As above for a delivery, which may go over the limit by the grace. */
  public void checkDelivery(String box, long bytes) throws MailboxException {
    check(box, bytes, 1, true);
  }

  /** Throws if these messages do not fit. */
  public void check(String box, List<Found> mails) throws MailboxException {
    if (roots.isEmpty()) {
      return;
    }
    long bytes = 0;
    for (Found mail : mails) {
      bytes += mail.part().wholeSize();
    }
    check(box, bytes, mails.size(), false);
  }

  private void check(String box, long bytes, long messages, boolean delivery)
      throws MailboxException {
    for (Root root : roots) {
      if (ignored(root, box) || !root.enforced()) {
        continue;
      }
      Usage usage = usage(root);
      long limit = root.bytes() + extra(root, box, "bytes");
      boolean within =
          delivery
              ? usage.bytes() < limit && usage.bytes() + bytes <= limit + grace(root)
              : usage.bytes() + bytes <= limit;
      boolean full = root.bytes() > 0 && !within;
      full |=
          root.messages() > 0
              && usage.messages() + messages > root.messages() + extra(root, box, "messages");
      if (full) {
        throw MailboxException.of(MailboxException.Kind.OVERQUOTA, exceeded());
      }
    }
  }
}
