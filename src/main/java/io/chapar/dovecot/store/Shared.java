package io.chapar.dovecot.store;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.conf.Section;
import io.chapar.host.Account;
import io.chapar.mailbox.Layout;
import io.chapar.mailbox.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes of other users: a shared namespace is a pattern for them, and the dictionary
 * acl_shared_dict says who shares something with whom.
 */
public final class Shared {
  private Shared() {}

  private static String fixed(Namespace pattern) {
    String prefix = pattern.prefix();
    int at = prefix.indexOf('%');
    return at < 0 ? prefix : prefix.substring(0, at);
  }

  /** The namespace of the user whom a mailbox's name names; null if it names none. */
  static @Nullable Namespace of(MailUser user, Namespace pattern, String mailbox) {
    String begin = fixed(pattern);
    if (begin.isEmpty() || !mailbox.startsWith(begin) || mailbox.length() == begin.length()) {
      return null;
    }
    String rest = mailbox.substring(begin.length());
    int end = rest.indexOf(pattern.separator());
    String owner = end < 0 ? rest : rest.substring(0, end);
    if (pattern.prefix().contains("%n") && user.user().indexOf('@') > 0 && owner.indexOf('@') < 0) {
      owner += user.user().substring(user.user().indexOf('@'));
    }
    return open(user, pattern, owner);
  }

  private static @Nullable Namespace open(MailUser user, Namespace pattern, String owner) {
    Section section = pattern.section();
    if (section == null) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    int at = owner.indexOf('@');
    String local = at < 0 ? owner : owner.substring(0, at);
    String domain = at < 0 ? "" : owner.substring(at + 1);
    Account account = user.process().machine().users().named(owner);
    String home = account == null ? "" : account.home();
    for (String[] pair :
        new String[][] {
          {"u", owner},
          {"user", owner},
          {"n", local},
          {"username", local},
          {"d", domain},
          {"domain", domain},
          {"h", home},
          {"home", home}
        }) {
      values.put(pair[0], pair[1]);
    }
    String location = section.value("location");
    String mine = location.isEmpty() ? user.settings().get("mail_location") : location;
    try {
      Map<String, String> own = new LinkedHashMap<>(user.variables());
      String first = VarExpand.expand(mine, own); // %% is left for the owner's
      Layout layout = Layout.parse(VarExpand.expand(first, values), user.home());
      String prefix = VarExpand.expand(VarExpand.expand(pattern.prefix(), own), values);
      return new Namespace(section, Storage.open(user, layout), user, owner, prefix);
    } catch (Layout.BadLocationException e) {
      return null;
    }
  }

  /** Those of all users who share something with a user. */
  static List<Namespace> all(MailUser user, Namespace pattern) {
    List<Namespace> all = new ArrayList<>();
    if (pattern.listing().equals("no")) {
      return all;
    }
    Set<String> owners = new TreeSet<>();
    for (String key : dictionary(user).keySet()) {
      String rest = key.substring("shared/shared-boxes/".length());
      String who = "user/" + user.user() + "/";
      if (rest.startsWith(who)) {
        owners.add(rest.substring(who.length()));
      } else if (rest.startsWith("anyone/")) {
        owners.add(rest.substring("anyone/".length()));
      }
    }
    owners.remove(user.user());
    for (String owner : owners) {
      Namespace ns = open(user, pattern, owner);
      if (ns != null) {
        all.add(ns);
      }
    }
    return all;
  }

  private static String file(MailUser user) {
    String dict = user.settings().plugin("acl_shared_dict");
    return dict.startsWith("file:") ? dict.substring(5) : "";
  }

  private static Map<String, String> dictionary(MailUser user) {
    Map<String, String> all = new TreeMap<>();
    try {
      String[] lines =
          file(user).isEmpty() ? new String[0] : user.files().text(file(user)).split("\n");
      for (int i = 0; i + 1 < lines.length; i += 2) {
        if (lines[i].startsWith("shared/shared-boxes/")) {
          all.put(lines[i], lines[i + 1]);
        }
      }
    } catch (DiskException e) {
      // nothing is shared yet
    }
    return all;
  }

  /** Writes down with whom a user shares; what the log says if that fails, or null. */
  public static @Nullable String recalculate(MailUser user) {
    String file = file(user);
    if (file.isEmpty()) {
      return null;
    }
    Map<String, String> all = dictionary(user);
    all.keySet().removeIf(k -> k.endsWith("/" + user.user()));
    try {
      Namespace ns = user.inboxNamespace();
      for (io.chapar.mailbox.Folders.Node node : ns.folders().list()) {
        Acl acl = node.selectable() ? Acl.of(user, ns, node.name()) : null;
        if (acl == null) {
          continue;
        }
        for (Acl.Entry entry : acl.entries()) {
          boolean other =
              entry.id().startsWith("user=") && !entry.id().equals("user=" + user.user());
          if (!entry.negative() && entry.letters().indexOf('l') >= 0) {
            if (other) {
              all.put(
                  "shared/shared-boxes/user/" + entry.id().substring(5) + "/" + user.user(), "1");
            } else if (entry.id().equals("anyone")) {
              all.put("shared/shared-boxes/anyone/" + user.user(), "1");
            }
          }
        }
      }
    } catch (io.chapar.mailbox.MailboxException e) {
      return e.internal() ? e.logged() : e.text();
    }
    StringBuilder out = new StringBuilder();
    all.forEach((k, v) -> out.append(k).append('\n').append(v).append('\n'));
    try {
      if (!user.files().may(file.substring(0, Math.max(1, file.lastIndexOf('/'))), 3)) {
        throw new DiskException(io.chapar.disk.Errno.EACCES, file);
      }
      if (!out.isEmpty() || user.files().exists(file)) {
        user.files().write(file, out.toString(), 0600);
      }
      return null;
    } catch (DiskException e) {
      return "acl: dict commit failed: dict-file: file_dotlock_open("
          + file
          + ") failed: "
          + e.errno().text();
    }
  }
}
