package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Structure;
import io.chapar.dovecot.store.Quota;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** GETQUOTAROOT, GETQUOTA, SETQUOTA (RFC 2087): there only with the plugin imap_quota. */
final class QuotaCommands {
  private QuotaCommands() {}

  private static void need(ImapSession s) throws ImapCommand.BadException {
    if (!s.user().settings().words("mail_plugins").contains("imap_quota")) {
      throw new ImapCommand.BadException("Unknown command");
    }
  }

  static void root(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    need(s);
    String name = call.string(0);
    Quota quota = Quota.of(s.user());
    StringBuilder out = new StringBuilder("QUOTAROOT " + Listing.name(name));
    quota.roots().forEach(r -> out.append(' ').append(Structure.string(r.name())));
    s.untagged(out.toString());
    for (Quota.Root root : quota.roots()) {
      tell(s, quota, root);
    }
    s.done(call, "OK Getquotaroot completed.", false);
  }

  private static void tell(ImapSession s, Quota quota, Quota.Root root)
      throws IOException, MailboxException {
    Quota.Usage usage = quota.usage(root);
    List<String> limits = new ArrayList<>();
    if (root.bytes() > 0) {
      limits.add("STORAGE " + (usage.bytes() + 1023) / 1024 + " " + root.bytes() / 1024);
    }
    if (root.messages() > 0) {
      limits.add("MESSAGE " + usage.messages() + " " + root.messages());
    }
    s.untagged("QUOTA " + Structure.string(root.name()) + " (" + String.join(" ", limits) + ")");
  }

  static void get(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    need(s);
    String name = call.string(0);
    Quota quota = Quota.of(s.user());
    for (Quota.Root root : quota.roots()) {
      if (root.name().equals(name)) {
        tell(s, quota, root);
        s.done(call, "OK Getquota completed.", false);
        return;
      }
    }
    s.reply(call, "NO Quota root doesn't exist.");
  }

  static void set(ImapSession s, ImapCommand.Call call)
      throws IOException, ImapCommand.BadException {
    need(s);
    s.reply(call, "NO Quota can be changed only by admin.");
  }
}
