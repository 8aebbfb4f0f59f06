package io.chapar.dovecot.store;

import io.chapar.dovecot.conf.Section;
import io.chapar.dovecot.conf.SettingType;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the settings autoexpunge and autoexpunge_max_mails take out of mailboxes at a logout. */
public final class Autoexpunge {
  private Autoexpunge() {}

  /** Does it for all mailboxes of a user. */
  public static void run(MailUser user) {
    for (Namespace ns : user.namespaces()) {
      if (ns.type().equals("private")) {
        for (Map.Entry<String, Section> box : ns.mailboxes().entrySet()) {
          try {
            one(user, ns, box.getKey(), box.getValue());
          } catch (MailboxException e) {
            user.complain(e.internal() ? e.logged() : e.text());
          }
        }
      }
    }
  }

  private static long seconds(String text) {
    try {
      return SettingType.seconds(text);
    } catch (SettingType.BadValueException e) {
      return 0;
    }
  }

  private static void one(MailUser user, Namespace ns, String name, Section section)
      throws MailboxException {
    long age = seconds(section.value("autoexpunge"));
    String most = section.value("autoexpunge_max_mails");
    int max = most.matches("\\d{1,9}") ? Integer.parseInt(most) : 0;
    String full = ns.prefix() + name;
    if (age <= 0 || !ns.folders().exists(ns.inner(full))) {
      return;
    }
    Mailbox box = user.open(full).box();
    box.sync();
    List<Mail> mails = box.mails();
    Set<Long> gone = new TreeSet<>();
    for (int i = 0; i < mails.size(); i++) {
      Mail mail = mails.get(i);
      boolean many = max > 0 && mails.size() - i > max;
      if (many || user.nanos() - mail.saved() > age * 1_000_000_000L) {
        gone.add(mail.uid());
      }
    }
    if (!gone.isEmpty()) {
      box.expunge(gone);
    }
  }
}
