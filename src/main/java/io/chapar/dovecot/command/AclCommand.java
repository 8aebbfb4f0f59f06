package io.chapar.dovecot.command;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.store.Acl;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Shared;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** doveadm acl: who may do what with a mailbox. */
final class AclCommand {
  private AclCommand() {}

  private static Adm.Options options(Adm adm, List<String> args, int least, int most)
      throws IOException {
    Adm.Options options =
        adm.options(args.get(0), args.subList(1, args.size()), Mails.OPTIONS + "m");
    if (options.rest.size() < least || options.rest.size() > most) {
      throw adm.usage(args.get(0));
    }
    return options;
  }

  private interface Work {
    void run(MailUser user, Namespace ns, String name, Acl acl)
        throws IOException, MailboxException;
  }

  private static void with(Adm adm, Adm.Options options, Work work) throws IOException {
    String name = MailboxCommands.inner(options.rest.get(0));
    Mails.each(
        adm,
        options,
        user -> {
          Namespace ns = user.namespaceOf(name);
          Acl acl = ns == null || !ns.exists(name) ? null : ns.acl(name);
          if (ns == null || acl == null) {
            adm.error(
                user.user(),
                Acl.on(user)
                    ? "Can't open mailbox "
                        + options.rest.get(0)
                        + ": Mailbox doesn't exist: "
                        + options.rest.get(0)
                    : "ACL not enabled for user");
            adm.fail(Acl.on(user) ? Adm.NOT_FOUND : Adm.NOT_POSSIBLE);
            return;
          }
          work.run(user, ns, name, acl);
        });
  }

  static void get(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, 1, 1);
    Printer printer = adm.printer("table");
    if (Mails.several(options)) {
      printer.header(new Printer.Column("username", "Username", true, false, false));
    }
    printer.header(Printer.Column.of("ID"));
    printer.header(Printer.Column.of("Global"));
    printer.header(Printer.Column.of("Rights"));
    with(
        adm,
        options,
        (user, ns, name, acl) -> {
          rows(printer, options, user.user(), acl.entries(), "");
          rows(printer, options, user.user(), acl.global(), "global");
        });
  }

  private static void rows(
      Printer printer, Adm.Options options, String user, List<Acl.Entry> entries, String global)
      throws IOException {
    List<String> done = new ArrayList<>();
    for (Acl.Entry entry : entries) {
      if (done.contains(entry.id())) {
        continue;
      }
      done.add(entry.id());
      List<String> words = new ArrayList<>();
      for (boolean negative : new boolean[] {false, true}) {
        for (Acl.Entry same : entries) {
          if (same.id().equals(entry.id()) && same.negative() == negative) {
            new TreeSet<>(Acl.names(same.letters()))
                .forEach(n -> words.add((negative ? "-" : "") + n));
          }
        }
      }
      if (Mails.several(options)) {
        printer.put(user);
      }
      printer.put(entry.id());
      printer.put(global);
      printer.put(String.join(" ", words));
    }
  }

  static void rights(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, 1, 1);
    Printer printer = adm.printer("table");
    if (Mails.several(options)) {
      printer.header(new Printer.Column("username", "Username", true, false, false));
    }
    printer.header(Printer.Column.of("Rights"));
    with(
        adm,
        options,
        (user, ns, name, acl) -> {
          if (Mails.several(options)) {
            printer.put(user.user());
          }
          printer.put(String.join(" ", Acl.names(acl.rights())));
        });
  }

  static void change(Adm adm, List<String> args) throws IOException {
    String how = args.get(0).substring("acl ".length());
    Adm.Options options =
        options(adm, args, how.equals("delete") ? 2 : 3, how.equals("delete") ? 2 : 100);
    String text = options.rest.get(1);
    boolean minus = text.startsWith("-");
    String id = minus ? text.substring(1) : text;
    if (!id.matches("anyone|authenticated|owner|(user|group|group-override)=.+")) {
      throw named(adm, options, "Invalid ID: " + text);
    }
    StringBuilder plus = new StringBuilder();
    StringBuilder less = new StringBuilder();
    for (String word : options.rest.subList(2, options.rest.size())) {
      boolean negative = word.startsWith("-");
      String right = negative ? word.substring(1) : word;
      if (right.equals("all")) {
        (negative ? less : plus).append(Acl.ALL);
        continue;
      }
      if (Acl.letter(right) == 0) {
        throw named(adm, options, "Invalid right '" + right + "'");
      }
      (negative ? less : plus).append(Acl.letter(right));
    }
    with(
        adm,
        options,
        (user, ns, name, acl) -> {
          boolean listed = acl.has(id, false).indexOf('l') >= 0;
          try {
            write(acl, id, how, minus, plus.toString());
            if (!less.isEmpty() || how.equals("delete") || how.equals("set")) {
              write(acl, id, how, true, less.toString());
            }
          } catch (DiskException e) {
            adm.error(
                user.user(),
                "Failed to set ACL: open(" + e.path() + ") failed: " + e.errno().text());
            adm.fail(Adm.TEMP);
          }
          if (listed == acl.has(id, false).indexOf('l') >= 0) {
            return; // nobody sees more or less than before
          }
          String problem = Shared.recalculate(user);
          if (problem != null) {
            adm.error(user.user(), problem);
          }
        });
  }

  private static void write(Acl acl, String id, String how, boolean negative, String letters)
      throws DiskException {
    String old = acl.has(id, negative);
    String now =
        switch (how) {
          case "add" -> old + letters;
          case "remove" -> letters.isEmpty() ? old : old.replaceAll("[" + letters + "]", "");
          case "delete" -> "";
          default -> letters;
        };
    if (!now.equals(old)) {
      acl.set(id, negative, now);
    }
  }

  private static Adm.ExitException named(Adm adm, Adm.Options options, String text)
      throws IOException {
    adm.process().err().print("doveadm(" + options.get('u', "root") + "): Fatal: " + text + "\n");
    return new Adm.ExitException(Adm.USAGE);
  }

  static void debug(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, 1, 1);
    with(
        adm,
        options,
        (user, ns, name, acl) -> {
          String inner = ns.inner(name);
          boolean shared = !ns.type().equals("private");
          List<String> lines = new ArrayList<>();
          lines.add(
              "Mailbox '"
                  + name.substring(Math.min(name.length(), ns.prefix().length()))
                  + "' is in namespace '"
                  + ns.prefix()
                  + "'");
          lines.add("Mailbox path: " + ns.folders().path(inner));
          lines.add(
              shared && ns.privateFlags()
                  ? "Per-user private flags in mailbox: \\Seen"
                  : "All message flags are shared across users in mailbox");
          String rights = String.join(" ", Acl.names(acl.rights()));
          lines.add(
              rights.isEmpty()
                  ? "User " + user.user() + " has no rights for mailbox"
                  : "User " + user.user() + " has rights: " + rights);
          if (shared && acl.may('l')) {
            lines.add("Mailbox found from dovecot-acl-list");
          }
          lines.add(
              switch (ns.type()) {
                case "public" -> "Mailbox is in public namespace";
                case "shared" -> "Mailbox is in shared namespace";
                default -> "Mailbox in user's private namespace";
              });
          if (acl.may('l')) {
            lines.add("Mailbox " + name + " is visible in LIST");
          }
          for (String line : lines) {
            adm.process().err().print("doveadm(" + user.user() + "): Info: " + line + "\n");
          }
        });
  }

  static void recalc(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, 0, 0);
    Mails.each(
        adm,
        options,
        user -> {
          String problem = Shared.recalculate(user);
          if (problem != null) {
            adm.error(user.user(), problem);
            adm.error(user.user(), "Failed to recalculate ACL dicts");
            adm.fail(Adm.TEMP);
          }
        });
  }
}
