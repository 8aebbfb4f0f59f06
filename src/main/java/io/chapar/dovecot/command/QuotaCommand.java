package io.chapar.dovecot.command;

import io.chapar.dovecot.store.Quota;
import java.io.IOException;
import java.util.List;

/** doveadm quota: how full a user's mail is. */
final class QuotaCommand {
  private QuotaCommand() {}

  static void get(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("get", args.subList(1, args.size()), Mails.OPTIONS);
    Printer printer = adm.printer("table");
    if (Mails.several(options)) {
      printer.header(new Printer.Column("username", "Username", true, false, false));
    }
    printer.header(new Printer.Column("root", "Quota name", false, false, false));
    printer.header(new Printer.Column("type", "Type", false, false, false));
    printer.header(new Printer.Column("value", "Value", false, true, false));
    printer.header(new Printer.Column("limit", "Limit", false, true, false));
    printer.header(new Printer.Column("percent", "%", false, true, false));
    Mails.each(
        adm,
        options,
        user -> {
          Quota quota = Quota.of(user);
          if (quota.roots().isEmpty()) {
            adm.error(user.user(), "Quota not enabled");
            adm.fail(Adm.NOT_FOUND);
            return;
          }
          for (Quota.Root root : quota.roots()) {
            Quota.Usage usage = quota.usage(root);
            row(
                printer,
                options,
                user.user(),
                root.name(),
                "STORAGE",
                (usage.bytes() + 1023) / 1024,
                root.bytes() / 1024);
            row(
                printer,
                options,
                user.user(),
                root.name(),
                "MESSAGE",
                usage.messages(),
                root.messages());
          }
        });
  }

  private static void row(
      Printer printer,
      Adm.Options options,
      String user,
      String root,
      String type,
      long value,
      long limit)
      throws IOException {
    if (Mails.several(options)) {
      printer.put(user);
    }
    printer.put(root);
    printer.put(type);
    printer.put(Long.toString(value));
    printer.put(limit == 0 ? "-" : Long.toString(limit));
    printer.put(limit == 0 ? "0" : Long.toString(value * 100 / limit));
  }

  static void recalc(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("recalc", args.subList(1, args.size()), Mails.OPTIONS);
    Mails.each(
        adm,
        options,
        user -> {
          Quota quota = Quota.of(user);
          for (Quota.Root root : quota.roots()) {
            quota.recalculate(root);
          }
          if (quota.roots().isEmpty()) {
            adm.error(user.user(), "Quota not enabled");
            adm.fail(Adm.NOT_FOUND);
          }
        });
  }
}
