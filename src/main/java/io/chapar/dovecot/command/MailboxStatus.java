package io.chapar.dovecot.command;

import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** doveadm mailbox status: the numbers of mailboxes. */
final class MailboxStatus {
  private static final List<String> FIELDS =
      List.of(
          "messages",
          "recent",
          "uidnext",
          "uidvalidity",
          "unseen",
          "highestmodseq",
          "vsize",
          "guid",
          "firstsaved");

  private MailboxStatus() {}

  static void status(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("status", args.subList(1, args.size()), Mails.OPTIONS + "t");
    if (options.rest.size() < 2) {
      throw adm.usage("mailbox status");
    }
    List<String> fields = new ArrayList<>();
    for (String field : options.rest.get(0).strip().split("\\s+")) {
      if (field.equals("all")) {
        fields.addAll(FIELDS);
      } else if (FIELDS.contains(field)) {
        fields.add(field);
      } else {
        throw adm.fatal(Adm.USAGE, "Unknown status field: " + field);
      }
    }
    List<String> ordered = FIELDS.stream().filter(fields::contains).toList();
    boolean totals = options.has('t');
    Printer printer = adm.printer("flow");
    MailboxCommands.user(printer, options);
    if (!totals) {
      printer.header(Printer.Column.hidden("mailbox"));
    }
    ordered.forEach(f -> printer.header(Printer.Column.of(f)));
    List<String> masks = options.rest.subList(1, options.rest.size());
    Mails.each(
        adm,
        options,
        user -> {
          long[] sums = new long[FIELDS.size()];
          for (String name : MailboxCommands.selected(user, masks)) {
            List<String> values = new ArrayList<>();
            try {
              MailUser.OpenBox open = user.open(name);
              open.box().sync();
              for (String field : ordered) {
                values.add(value(open.box(), field));
              }
            } catch (MailboxException e) {
              autocreate(adm, user, name, e);
              continue;
            }
            if (totals) {
              for (int i = 0; i < values.size(); i++) {
                String v = values.get(i);
                sums[i] += v.matches("\\d{1,18}") ? Long.parseLong(v) : 0;
              }
              continue;
            }
            if (Mails.several(options)) {
              printer.put(user.user());
            }
            printer.put(MailboxCommands.shown(name));
            for (String value : values) {
              printer.put(value);
            }
          }
          if (totals) {
            if (Mails.several(options)) {
              printer.put(user.user());
            }
            for (int i = 0; i < ordered.size(); i++) {
              printer.put(Long.toString(sums[i]));
            }
          }
        });
  }

  private static void autocreate(Adm adm, MailUser user, String name, MailboxException e)
      throws IOException {
    boolean missing =
        e.internal()
            && name.equals("INBOX")
            && (e.logged().startsWith("mkdir(") || e.logged().contains("open(/var/mail"));
    if (!missing) {
      Mails.failed(adm, user.user(), "Mailbox " + name + ": Failed to lookup mailbox status", e);
      return;
    }
    adm.error(user.user(), e.logged());
    String stamp =
        java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(java.time.ZoneOffset.UTC)
            .format(adm.process().machine().scheduler().instant());
    String why = e.logged().startsWith("mkdir(") ? e.text() + " [" + stamp + "]" : e.logged();
    String second = "Mailbox INBOX: Failed to autocreate mailbox: " + why;
    if (e.logged().startsWith("mkdir(")) {
      adm.error(user.user(), e.logged());
    }
    adm.error(user.user(), second);
    adm.error(user.user(), "Mailbox INBOX: Failed to lookup mailbox status: " + second);
    adm.fail(Adm.TEMP);
  }

  private static String value(Mailbox box, String field) throws MailboxException {
    return switch (field) {
      case "messages" -> Integer.toString(box.mails().size());
      case "recent" -> Long.toString(box.mails().stream().filter(Mail::recent).count());
      case "uidnext" -> Long.toString(box.uidNext());
      case "uidvalidity" -> Long.toString(box.uidValidity());
      case "unseen" ->
          Long.toString(box.mails().stream().filter(m -> !m.flags().has(MailFlags.SEEN)).count());
      case "highestmodseq" -> Long.toString(box.highestModseq());
      case "guid" -> box.guid();
      case "firstsaved" ->
          box.mails().isEmpty()
              ? "never"
              : Long.toString(box.mails().get(0).saved() / 1_000_000_000L);
      default -> {
        long sum = 0;
        for (Mail mail : box.mails()) {
          sum += new Found(box, mail, 1, false).part().wholeSize();
        }
        yield Long.toString(sum);
      }
    };
  }
}
