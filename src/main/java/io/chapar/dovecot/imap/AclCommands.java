package io.chapar.dovecot.imap;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.store.Acl;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Shared;
import io.chapar.mailbox.MailboxException;
import io.chapar.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.util.List;

/** GETACL, SETACL, DELETEACL, MYRIGHTS, LISTRIGHTS (RFC 4314): there only with imap_acl. */
final class AclCommands {
  private AclCommands() {}

  private static Acl of(ImapSession s, ImapCommand.Call call, int arguments)
      throws MailboxException, ImapCommand.BadException {
    if (!s.user().settings().words("mail_plugins").contains("imap_acl")) {
      throw new ImapCommand.BadException("Unknown command");
    }
    if (call.size() < arguments) {
      throw new ImapCommand.BadException("Missing arguments");
    }
    String name = call.string(0);
    Namespace ns = s.user().namespaceOf(name);
    Acl acl = ns == null || !ns.exists(name) ? null : ns.acl(name);
    if (acl == null || !acl.may('l')) {
      throw MailboxException.of(Kind.NOTFOUND, "Mailbox doesn't exist: " + name);
    }
    return acl;
  }

  private static void admin(Acl acl) throws MailboxException {
    if (!acl.may('a')) {
      throw MailboxException.of(Kind.PERM, "You lack administrator privileges on this mailbox.");
    }
  }

  private static String shown(Acl.Entry entry) {
    String id = entry.id().startsWith("user=") ? entry.id().substring(5) : entry.id();
    return (entry.negative() ? "-" : "")
        + Listing.name(id.startsWith("group=") ? "$" + id.substring(6) : id)
        + " "
        + Acl.withOld(Acl.byName(entry.letters()));
  }

  static void get(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    Acl acl = of(s, call, 1);
    admin(acl);
    StringBuilder out = new StringBuilder("ACL " + Listing.name(call.string(0)));
    boolean owner = false;
    for (Acl.Entry entry : acl.entries()) {
      out.append(' ').append(shown(entry));
      owner |= entry.id().equals("owner") || entry.id().equals("user=" + acl.owner());
    }
    String name = acl.owner();
    if (name != null && !owner) {
      out.append(' ').append(Listing.name(name)).append(' ').append(Acl.withOld(Acl.ALL));
    }
    s.untagged(out.toString());
    s.done(call, "OK Getacl completed.", false);
  }

  static void mine(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    Acl acl = of(s, call, 1);
    s.untagged("MYRIGHTS " + Listing.name(call.string(0)) + " " + Acl.withOld(acl.rights()));
    s.done(call, "OK Myrights completed.", false);
  }

  static void rights(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    of(s, call, 2);
    s.untagged(
        "LISTRIGHTS "
            + Listing.name(call.string(0))
            + " "
            + Listing.name(call.string(1))
            + " \"\" l r w s t p i e k x a c d");
    s.done(call, "OK Listrights completed.", false);
  }

  private static String identifier(ImapSession s, String text, boolean negative)
      throws ImapCommand.BadException {
    String id = negative ? text.substring(1) : text;
    if (id.equals("anyone") || id.equals("authenticated")) {
      if (!s.user().settings().plugin("acl_anyone").equals("allow")) {
        throw new ImapCommand.BadException("'" + id + "' identifier is disallowed");
      }
      return id;
    }
    return id.equals("owner") ? id : id.startsWith("$") ? "group=" + id.substring(1) : "user=" + id;
  }

  static void set(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    Acl acl = of(s, call, 3);
    String text = call.string(1);
    boolean negative = text.startsWith("-");
    String id = identifier(s, text, negative);
    String rights = call.string(2);
    char how = rights.isEmpty() ? ' ' : rights.charAt(0);
    StringBuilder letters = new StringBuilder();
    for (char c : (how == '+' || how == '-' ? rights.substring(1) : rights).toCharArray()) {
      String meant = c == 'c' ? "kx" : c == 'd' ? "xte" : String.valueOf(c);
      if (!Acl.ALL.contains(meant) && meant.length() == 1) {
        throw new ImapCommand.BadException("Invalid ACL right: " + c);
      }
      letters.append(meant);
    }
    admin(acl);
    String old = acl.has(id, negative);
    String now =
        how == '+'
            ? old + letters
            : how == '-' ? old.replaceAll("[" + letters + "]", "") : letters.toString();
    write(s, acl, id, negative, now);
    s.done(call, "OK Setacl complete.", false);
  }

  static void delete(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    Acl acl = of(s, call, 2);
    String text = call.string(1);
    boolean negative = text.startsWith("-");
    String id = negative ? text.substring(1) : text;
    admin(acl);
    write(
        s,
        acl,
        List.of("anyone", "authenticated", "owner").contains(id) ? id : "user=" + id,
        negative,
        "");
    s.done(call, "OK Deleteacl complete.", false);
  }

  private static void write(ImapSession s, Acl acl, String id, boolean negative, String letters)
      throws MailboxException {
    try {
      acl.set(id, negative, letters);
    } catch (DiskException e) {
      throw MailboxException.internal("open(" + e.path() + ") failed: " + e.errno().text());
    }
    String problem = Shared.recalculate(s.user());
    if (problem != null) {
      s.complain(problem);
    }
  }
}
