package io.chapar.dovecot.command;

import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Search;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Quota;
import io.chapar.host.Process;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Layout;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import io.chapar.mailbox.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The commands that put messages somewhere: copy, move, save, import. */
final class TransferCommands {
  private TransferCommands() {}

  private static Adm.Options options(Adm adm, List<String> args, String more) throws IOException {
    return adm.options(args.get(0), args.subList(1, args.size()), Mails.OPTIONS + more);
  }

  static void copy(Adm adm, List<String> args) throws IOException {
    transfer(adm, args, false);
  }

  static void move(Adm adm, List<String> args) throws IOException {
    transfer(adm, args, true);
  }

  private static void transfer(Adm adm, List<String> args, boolean move) throws IOException {
    Adm.Options options = options(adm, args, "");
    if (options.rest.size() < 2) {
      throw adm.usage(args.get(0));
    }
    String destination = options.rest.get(0);
    List<String> words = options.rest.subList(1, options.rest.size());
    boolean other = words.size() > 2 && words.get(0).equalsIgnoreCase("user");
    String source = other ? words.get(1) : "";
    Selection selection = Selection.of(adm, other ? words.subList(2, words.size()) : words);
    Mails.each(
        adm,
        options,
        user -> {
          if (other && !source.equals(user.user())) {
            refuseOther(adm, user, source);
          }
          MailUser.OpenBox to;
          try {
            to = user.open(MailboxCommands.inner(destination));
            to.box().sync();
          } catch (MailboxException e) {
            Mails.failed(adm, user.user(), "Can't open mailbox '" + destination + "'", e);
            return;
          }
          selection.each(
              user,
              "Syncing mailbox '%s' failed",
              (box, mails) -> {
                if (box.name().equals(to.name())) {
                  return;
                }
                Quota.of(user).check(to.name(), mails);
                Set<Long> gone = new TreeSet<>();
                for (Found mail : mails) {
                  to.box().append(mail.bytes(), mail.mail().flags(), mail.mail().received(), "");
                  gone.add(mail.mail().uid());
                }
                if (move && !gone.isEmpty()) {
                  box.box().expunge(gone);
                }
              });
        });
  }

  /** Having become one user, doveadm cannot become another. */
  private static void refuseOther(Adm adm, MailUser user, String source) throws IOException {
    Authenticator.Who who = Mails.lookup(adm, source);
    if (who instanceof Authenticator.Who.User found) {
      String gid = found.fields().getOrDefault("gid", "0");
      String group = gid.matches("\\d{1,9}") ? user.users().groupName(Integer.parseInt(gid)) : gid;
      io.chapar.host.Group mail = user.users().group("mail");
      adm.process()
          .err()
          .print(
              String.format(
                  "doveadm(%s): Fatal: setresgid(%s(%s),%s(%s),%d(mail)) failed with euid=%d(%s):"
                      + " Operation not permitted\n",
                  source,
                  gid,
                  group,
                  gid,
                  group,
                  mail == null ? 8 : mail.gid(),
                  user.process().credentials().uid(),
                  user.users().userName(user.process().credentials().uid())));
      throw new Adm.ExitException(Adm.TEMP);
    }
    adm.error(source, "User doesn't exist");
    throw new Adm.ExitException(Adm.NO_USER);
  }

  static void save(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "m:");
    adm.noMore(options, 1);
    byte[] message;
    if (options.rest.isEmpty()) {
      message = input(adm.process());
    } else {
      try {
        message = adm.process().readAll(options.rest.get(0));
      } catch (io.chapar.disk.DiskException e) {
        throw adm.fatal(Adm.TEMP, "open(" + options.rest.get(0) + ") failed: " + e.errno().text());
      }
    }
    byte[] bytes = unix(message);
    String box = options.get('m', "INBOX");
    Mails.each(
        adm,
        options,
        user -> {
          MailUser.OpenBox to;
          try {
            to = user.open(MailboxCommands.inner(box));
            to.box().sync();
          } catch (MailboxException e) {
            boolean internal = e.internal();
            if (internal && box.equals("INBOX")) {
              String again = "Mailbox INBOX: Failed to autocreate mailbox: " + e.logged();
              adm.error(user.user(), e.logged());
              adm.error(user.user(), again);
              adm.error(user.user(), "Failed to open mailbox INBOX: " + again);
              adm.fail(Adm.TEMP);
            } else {
              Mails.failed(adm, user.user(), "Failed to open mailbox " + box, e);
            }
            return;
          }
          try {
            Quota.of(user).check(to.name(), bytes.length);
            to.box().append(bytes, MailFlags.NONE, user.nanos(), "");
          } catch (MailboxException e) {
            boolean denied = e.kind() == MailboxException.Kind.PERM;
            Mails.failed(
                adm, user.user(), denied ? "Failed to open mailbox " + box : "Saving failed", e);
          }
        });
  }

  private static byte[] input(Process p) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n; (n = p.in().read(buffer, 0, buffer.length)) > 0; ) {
      p.tick(n);
      all.write(buffer, 0, n);
      if (all.size() > 256 * 1024 * 1024) {
        throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.ENOMEM, "");
      }
    }
    return all.toByteArray();
  }

  static byte[] unix(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  static void importMail(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "U:s");
    if (options.rest.size() < 3) {
      throw adm.usage("import");
    }
    String parent = MailboxCommands.inner(options.rest.get(1));
    List<String> words = options.rest.subList(2, options.rest.size());
    Search.Query query;
    try {
      query = Search.doveadm(words);
    } catch (Search.BadSearchException e) {
      throw adm.fatal(Adm.USAGE, e.text());
    }
    Mails.each(
        adm,
        options,
        user -> {
          Folders from;
          try {
            String location = VarExpand.expand(options.rest.get(0), user.variables());
            from = Storage.open(user, Layout.parse(location, user.home()));
          } catch (Layout.BadLocationException e) {
            adm.error(user.user(), "Adding namespace failed: " + e.getMessage());
            adm.fail(Adm.TEMP);
            return;
          }
          for (Folders.Node node : from.list()) {
            if (!node.selectable() || !user.files().exists(from.path(node.name()))) {
              continue;
            }
            Mailbox box = from.open(node.name());
            box.sync();
            one(user, box, node.name(), parent, query, options.has('s'));
          }
        });
  }

  private static void one(
      MailUser user,
      Mailbox from,
      String name,
      String parent,
      Search.Query query,
      boolean subscribe)
      throws IOException, MailboxException {
    Namespace ns = user.inboxNamespace();
    String target =
        parent.isEmpty()
            ? ns.outer(name)
            : parent + ns.separator() + name.replace('/', ns.separator());
    Mailbox to = null;
    List<Mail> mails = from.mails();
    Search.Scope scope =
        new Search.Scope(
            mails.size(),
            mails.isEmpty() ? 0 : mails.get(mails.size() - 1).uid(),
            Set.of(),
            user.nanos(),
            name,
            "");
    int number = 1;
    for (Mail mail : mails) {
      Found found = new Found(from, mail, number++, mail.recent());
      if (!query.key().matches(found, scope)) {
        continue;
      }
      if (to == null) {
        if (!ns.exists(target)) {
          ns.create(target);
        }
        if (subscribe) {
          ns.subscribe(target, true);
        }
        to = user.open(target).box();
        to.sync();
      }
      to.append(found.bytes(), mail.flags(), mail.received(), "");
    }
  }
}
