package io.chapar.sieve.deliver;

import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Quota;
import io.chapar.dovecot.store.Utf7;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Outside;
import io.chapar.sieve.run.Mail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's mailboxes as scripts see them: by names in UTF-8, made if the settings allow it. */
public final class UserBoxes {
  private final MailUser user;
  private final String sender;
  private final boolean auto;
  private final Map<String, MailUser.OpenBox> open = new HashMap<>();

  /**
   * The mailboxes of a user.
   *
   * @param sender stands in what is stored
   * @param auto whether those that do not exist are made
   */
  public UserBoxes(MailUser user, String sender, boolean auto) {
    this.user = user;
    this.sender = sender;
    this.auto = auto;
  }

  private static String inner(String name) {
    return name.isEmpty() ? "INBOX" : Utf7.encode(Bytes.text(name));
  }

  /** The name that a mailbox really has: INBOX has several. */
  public static String shown(String name) {
    return name.isEmpty() || name.equalsIgnoreCase("INBOX") ? "INBOX" : name;
  }

  /** Whether a mailbox can be opened. */
  public boolean exists(String name) {
    try {
      user.open(inner(name)).box().sync();
      return true;
    } catch (MailboxException e) {
      return false;
    }
  }

  /** The mailbox for a use, if it is there. */
  public @Nullable String special(String flag) {
    for (Namespace ns : user.namespaces()) {
      for (Map.Entry<String, io.chapar.dovecot.conf.Section> box : ns.mailboxes().entrySet()) {
        String uses = " " + box.getValue().value("special_use") + " ";
        String name = Bytes.of(ns.prefix() + box.getKey());
        if (uses.toLowerCase(Locale.ROOT).contains(" " + flag.toLowerCase(Locale.ROOT) + " ")
            && exists(name)) {
          return name;
        }
      }
    }
    return null;
  }

  /** Opens a mailbox; makes it if it is to be made. Null: it is open. */
  public Outside.@Nullable Problem open(String name, boolean create) {
    String inner = inner(name);
    try {
      Namespace ns = user.namespaceOf(inner);
      if (ns != null && (create || auto) && !ns.exists(inner)) {
        ns.createMailbox(inner);
        if (user.settings().yes("lda_mailbox_autosubscribe")) {
          ns.folders().subscribe(ns.inner(inner), true);
        }
      }
      MailUser.OpenBox box = user.open(inner);
      box.box().sync();
      open.put(name, box);
      return null;
    } catch (MailboxException e) {
      return problem(e);
    }
  }

  /** Stores a message into a mailbox that is open. Null: it is done. */
  public Outside.@Nullable Problem store(String name, Mail mail, @Nullable List<String> flags) {
    MailUser.OpenBox box = open.get(name);
    if (box == null) {
      return new Outside.Problem(Outside.Problem.Kind.OTHER, "mailbox is not open");
    }
    byte[] message = mail.bytes();
    try {
      Quota.of(user).checkDelivery(box.name(), message.length);
      box.box().append(message, flags(flags), user.nanos(), sender);
      return null;
    } catch (MailboxException e) {
      return problem(e);
    }
  }

  /** The names of flags. */
  public static List<String> names(MailFlags flags) {
    List<String> all = new ArrayList<>();
    for (String name : List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft")) {
      if (flags.has(MailFlags.system(name))) {
        all.add(name);
      }
    }
    flags.keywords().forEach(keyword -> all.add(Bytes.of(keyword)));
    return all;
  }

  /** The flags of some names. */
  public static MailFlags flags(@Nullable List<String> names) {
    int system = 0;
    List<String> keywords = new ArrayList<>();
    for (String name : names == null ? List.<String>of() : names) {
      String text = Bytes.text(name);
      if (text.startsWith("\\")) {
        system |= MailFlags.system(text);
      } else if (keywords.stream().noneMatch(k -> k.equalsIgnoreCase(text))) {
        keywords.add(text);
      }
    }
    return new MailFlags(system, keywords);
  }

  private Outside.Problem problem(MailboxException e) {
    e.log().forEach(user::complain);
    return switch (e.kind()) {
      case NOTFOUND -> new Outside.Problem(Outside.Problem.Kind.NOT_FOUND, e.text());
      case OVERQUOTA -> new Outside.Problem(Outside.Problem.Kind.QUOTA, e.text());
      case TEMP -> new Outside.Problem(Outside.Problem.Kind.TEMPORARY, e.told());
      case PERM, NOTPOSSIBLE -> new Outside.Problem(Outside.Problem.Kind.REFUSED, e.text());
      default -> new Outside.Problem(Outside.Problem.Kind.OTHER, e.text());
    };
  }
}
