package io.chapar.dovecot.store;

import io.chapar.dovecot.message.Found;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
   */
  public record Root(
      String name, String backend, long bytes, long messages, List<String[]> boxRules) {}

  /** What is used. */
  public record Usage(long bytes, long messages) {}

  private Quota(MailUser user) {
    this.user = user;
    if (!user.settings().words("mail_plugins").contains("quota")) {
      return;
    }
    Map<String, String> plugin = user.settings().plugins();
    for (int i = 1; i < 20; i++) {
      String key = i == 1 ? "quota" : "quota" + i;
      String value = plugin.get(key);
      if (value == null) {
        continue;
      }
      String[] f = value.split(":", -1);
      roots.add(root(plugin, key, f[0], f.length > 1 ? f[1] : ""));
    }
  }

  private static Root root(Map<String, String> plugin, String key, String backend, String name) {
    long bytes = 0;
    long messages = 0;
    List<String[]> boxRules = new ArrayList<>();
    for (int i = 1; i < 50; i++) {
      String rule = plugin.get(i == 1 ? key + "_rule" : key + "_rule" + i);
      if (rule == null) {
        continue;
      }
      String[] f = rule.split(":", -1);
      for (int k = 1; k < f.length; k++) {
        int eq = f[k].indexOf('=');
        String what = eq < 0 ? f[k] : f[k].substring(0, eq);
        String value = f[k].substring(eq + 1);
        if (f[0].equals("*") || f[0].equals("?")) {
          switch (what) {
            case "storage" -> bytes = size(value, 1024, bytes);
            case "bytes" -> bytes = size(value, 1, bytes);
            case "messages" -> messages = size(value, 1, messages);
            default -> {
              // ignore and noenforcing mean nothing for all mailboxes together
            }
          }
        } else {
          boxRules.add(new String[] {f[0], what, value});
        }
      }
    }
    return new Root(name.isEmpty() ? backend : name, backend, bytes, messages, boxRules);
  }

  /** A size such as 1G, 100M, 10%; without a unit it counts {@code unit}s. */
  static long size(String text, long unit, long base) {
    String t = text.strip().replace("%%", "%");
    if (t.endsWith("%")) {
      String n = t.substring(0, t.length() - 1).replaceFirst("^\\+", "");
      return n.matches("-?\\d{1,6}") ? base * Long.parseLong(n) / 100 : 0;
    }
    String digits = t.replaceFirst("^\\+", "").replaceAll("[^0-9-].*$", "");
    if (!digits.matches("-?\\d{1,15}")) {
      return 0;
    }
    long n = Long.parseLong(digits);
    String letters = t.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    int power = letters.isEmpty() ? -1 : "bkmgt".indexOf(letters.charAt(0));
    return power < 0 ? n * unit : n << 10 * power;
  }

  /** The quota of a user. */
  public static Quota of(MailUser user) {
    return new Quota(user);
  }

  /** The roots; none where the plugin is not there. */
  public List<Root> roots() {
    return roots;
  }

  /** What the user's mail takes now. */
  public Usage usage(Root root) throws MailboxException {
    long bytes = 0;
    long messages = 0;
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
          bytes += size(box, mail);
          messages++;
        }
      }
    }
    return new Usage(bytes, messages);
  }

  private static long size(Mailbox box, Mail mail) throws MailboxException {
    String path = box.path(mail);
    int w = path.indexOf(",W=");
    if (w > 0) {
      String digits = path.substring(w + 3).replaceAll("\\D.*", "");
      if (digits.matches("\\d{1,15}")) {
        return Long.parseLong(digits);
      }
    }
    return new Found(box, mail, 1, false).part().wholeSize();
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
          sum += size(rule[2], 1024, root.bytes());
        } else if (what.equals(rule[1])) {
          sum += size(rule[2], 1, what.equals("bytes") ? root.bytes() : root.messages());
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
    String set = user.settings().plugin("quota_grace");
    return size(set.isEmpty() ? "10%" : set, 1, root.bytes());
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
      if (ignored(root, box)) {
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
