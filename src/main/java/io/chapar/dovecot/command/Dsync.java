package io.chapar.dovecot.command;

import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Layout;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import io.chapar.mailbox.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** doveadm sync and backup between a user's mail and another location on the same host. */
final class Dsync {
  private static final String WITH_VALUE = "uFSlrmgnxasTteOI";

  private Dsync() {}

  static void sync(Adm adm, List<String> args) throws IOException {
    run(adm, args, false);
  }

  static void backup(Adm adm, List<String> args) throws IOException {
    run(adm, args, true);
  }

  /**
   * The words of the old command dsync as doveadm has them: the verb comes first, then its options.
   *
   * @throws IllegalArgumentException if there is no verb
   */
  static List<String> asDoveadm(List<String> args) {
    List<String> options = new ArrayList<>();
    int at = 1;
    while (at < args.size() && args.get(at).startsWith("-")) {
      String option = args.get(at++);
      options.add(option);
      char last = option.charAt(option.length() - 1);
      if (WITH_VALUE.indexOf(last) >= 0 && option.length() == 2 && at < args.size()) {
        options.add(args.get(at++));
      }
    }
    if (at == args.size()) {
      throw new IllegalArgumentException("Missing mirror or backup parameter");
    }
    String verb = args.get(at++);
    if (!verb.equals("mirror") && !verb.equals("backup")) {
      throw new IllegalArgumentException("Invalid parameter: " + verb);
    }
    List<String> all = new ArrayList<>(List.of("doveadm", verb.equals("mirror") ? "sync" : verb));
    all.addAll(options);
    all.addAll(args.subList(at, args.size()));
    return all;
  }

  private static void run(Adm adm, List<String> args, boolean backup) throws IOException {
    Adm.Options options =
        adm.options(
            args.get(0),
            args.subList(1, args.size()),
            Mails.OPTIONS + "1fPRUNl:r:m:g:n:x:a:s:T:t:e:O:I:d");
    if (options.rest.size() != 1) {
      throw adm.usage(args.get(0));
    }
    Mails.each(
        adm,
        options,
        user -> {
          Folders other;
          try {
            String location = VarExpand.expand(options.rest.get(0), user.variables());
            other = Storage.open(user, Layout.parse(location, user.home()));
          } catch (Layout.BadLocationException e) {
            adm.process()
                .err()
                .print("dsync(" + user.user() + "): Error: " + e.getMessage() + "\n");
            adm.fail(Adm.TEMP);
            return;
          }
          Namespace ns = user.inboxNamespace();
          if (ns.separator() != other.layout().separator() && !ns.separatorSet()) {
            adm.process()
                .err()
                .print(
                    "dsync("
                        + user.user()
                        + "): Error: Mail locations must use the same hierarchy separator (specify"
                        + " namespace prefix=\"\" { separator } explicitly)\n");
            adm.fail(Adm.TEMP);
            return;
          }
          boolean reverse = options.has('R');
          Folders from = reverse ? other : ns.folders();
          Folders to = reverse ? ns.folders() : other;
          copyAll(adm, user, from, to, backup);
          if (!backup && !options.has('1')) {
            copyAll(adm, user, to, from, false);
          }
        });
  }

  private static void copyAll(Adm adm, MailUser user, Folders from, Folders to, boolean mirror)
      throws IOException, MailboxException {
    to.prepare();
    for (Folders.Node node : from.list()) {
      if (!node.selectable()) {
        if (to.layout().format().equals("maildir") && !to.exists(node.name())) {
          to.create(node.name(), false);
        }
        continue;
      }
      if (!from.exists(node.name())) {
        continue;
      }
      try {
        if (!to.exists(node.name())) {
          to.create(node.name(), false);
        }
      } catch (MailboxException e) {
        adm.process()
            .err()
            .print(
                "dsync("
                    + user.user()
                    + "): Error: Can't create mailbox "
                    + node.name()
                    + ": "
                    + e.text()
                    + "\n");
        adm.fail(2);
        continue;
      }
      Mailbox source = from.open(node.name());
      Mailbox target = to.open(node.name());
      source.sync();
      target.sync();
      merge(source, target, mirror);
    }
  }

  private static void merge(Mailbox source, Mailbox target, boolean mirror)
      throws MailboxException {
    Set<String> there = new HashSet<>();
    for (Mail mail : target.mails()) {
      there.add(id(target, mail));
    }
    Set<String> wanted = new HashSet<>();
    for (Mail mail : source.mails()) {
      String id = id(source, mail);
      wanted.add(id);
      if (!there.contains(id)) {
        target.append(source.content(mail), mail.flags(), mail.received(), "");
      }
    }
    if (mirror) {
      Set<Long> gone = new TreeSet<>();
      for (Mail mail : target.mails()) {
        if (!wanted.contains(id(target, mail))) {
          gone.add(mail.uid());
        }
      }
      if (!gone.isEmpty()) {
        target.expunge(gone);
      }
    }
  }

  private static String id(Mailbox box, Mail mail) throws MailboxException {
    Found found = new Found(box, mail, 1, false);
    return found.part().rawHead() + "\0" + found.part().contentSize();
  }
}
