package io.chapar.dovecot.command;

import io.chapar.dovecot.message.Patterns;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Utf7;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** doveadm mailbox …: the mailboxes of users. Names are UTF-8 here and modified UTF-7 inside. */
final class MailboxCommands {
  private MailboxCommands() {}

  private static Adm.Options options(Adm adm, List<String> args, String more) throws IOException {
    return adm.options(args.get(0), args.subList(1, args.size()), Mails.OPTIONS + more);
  }

  /** The inner name of a mailbox that a command names. */
  static String inner(String name) {
    return Utf7.encode(name);
  }

  /** The name of a mailbox as a command shows it. */
  static String shown(String name) {
    try {
      return Utf7.decode(name);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /** Whether a character of bytes that are no UTF-8 stands for itself. */
  private static boolean pair(String name, int c) {
    int at = name.indexOf(c);
    return at > 0 && Character.isHighSurrogate(name.charAt(at - 1));
  }

  private static Namespace namespace(MailUser user, String name) throws MailboxException {
    Namespace ns = user.namespaceOf(name);
    if (ns == null) {
      throw MailboxException.of(MailboxException.Kind.NOTPOSSIBLE, "Mailbox can't be created");
    }
    return ns;
  }

  static void list(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "78s");
    Printer printer = adm.printer("flow");
    user(printer, options);
    printer.header(Printer.Column.hidden("mailbox"));
    Mails.each(
        adm,
        options,
        user -> {
          List<MailUser.Listed> all = new ArrayList<>();
          if (options.has('s')) {
            for (Namespace ns : user.listed()) {
              for (String name : ns.subscribed()) {
                all.add(new MailUser.Listed(ns, ns.folders().absent(name)));
              }
            }
          } else {
            all.addAll(user.mailboxes());
          }
          for (MailUser.Listed listed : all) {
            String name = listed.node().name();
            if (matches(options.rest, name, listed.namespace())) {
              if (Mails.several(options)) {
                printer.put(user.user());
              }
              printer.put(options.has('7') ? name : shown(name));
            }
          }
        });
  }

  static void user(Printer printer, Adm.Options options) {
    if (Mails.several(options)) {
      printer.header(new Printer.Column("username", "Username", true, false, false));
    }
  }

  private static boolean matches(List<String> masks, String name, Namespace ns) {
    return masks.isEmpty()
        || masks.stream().anyMatch(m -> Patterns.matches(inner(m), name, ns.separator()));
  }

  /** The mailboxes that masks mean; one without wildcards means itself, there or not. */
  static List<String> selected(MailUser user, List<String> masks) throws MailboxException {
    List<String> names = new ArrayList<>();
    List<String> wild = new ArrayList<>();
    for (String mask : masks) {
      if (mask.indexOf('*') >= 0 || mask.indexOf('%') >= 0) {
        wild.add(mask);
      }
    }
    for (MailUser.Listed listed : all(user, !wild.isEmpty())) {
      Namespace ns = listed.namespace();
      Folders.Node node = listed.node();
      boolean named = masks.stream().anyMatch(m -> same(inner(m), node.name()));
      if (!node.selectable()) {
        continue;
      }
      String inner = ns.inner(node.name());
      boolean there =
          ns.folders().exists(inner)
              && (!inner.equals("INBOX") || user.files().exists(ns.folders().path(inner)));
      boolean meant = ns.type().equals("private") && matches(wild, node.name(), ns);
      if (named || there && !wild.isEmpty() && meant) {
        names.add(node.name());
      }
    }
    for (String mask : masks) {
      if (!wild.contains(mask) && names.stream().noneMatch(n -> same(inner(mask), n))) {
        names.add(inner(mask));
      }
    }
    return names;
  }

  /** The mailboxes; where only names are asked for, a list that fails is no failure. */
  private static List<MailUser.Listed> all(MailUser user, boolean must) throws MailboxException {
    try {
      return user.mailboxes();
    } catch (MailboxException e) {
      if (must) {
        throw e;
      }
      return List.of();
    }
  }

  private static boolean same(String a, String b) {
    return a.equals(b) || a.equalsIgnoreCase("INBOX") && b.equalsIgnoreCase("INBOX");
  }

  /** Does something for each mailbox named, and says what failed. */
  private static void forEach(
      Adm adm, Adm.Options options, List<String> names, String verb, Change change)
      throws IOException {
    Mails.each(
        adm,
        options,
        user -> {
          for (String name : names) {
            try {
              change.run(user, inner(name));
            } catch (MailboxException e) {
              Mails.failed(adm, user.user(), "Can't " + verb + " mailbox " + name, e);
            }
          }
        });
  }

  private interface Change {
    void run(MailUser user, String name) throws MailboxException, IOException;
  }

  static void create(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "g:s");
    for (String name : options.rest) {
      if (name.chars().anyMatch(c -> c >= 0xDC80 && c <= 0xDCFF && !pair(name, c))) {
        throw adm.fatal(Adm.NOT_POSSIBLE, "Mailbox name not valid UTF-8: " + name);
      }
    }
    if (options.rest.isEmpty()) {
      throw adm.usage("mailbox create");
    }
    forEach(
        adm,
        options,
        options.rest,
        "create",
        (user, name) -> {
          Namespace ns = namespace(user, name);
          ns.create(name);
          if (options.has('s')) {
            ns.subscribe(name, true);
          }
        });
  }

  static void delete(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "erZs");
    if (options.rest.isEmpty()) {
      throw adm.usage("mailbox delete");
    }
    forEach(
        adm,
        options,
        options.rest,
        "delete",
        (user, name) -> {
          Namespace ns = namespace(user, name);
          if (options.has('r')) {
            List<String> below = new ArrayList<>();
            for (Folders.Node node : ns.list()) {
              if (node.name().startsWith(name + ns.separator())) {
                below.add(0, node.name());
              }
            }
            for (String inner : below) {
              if (ns.folders().exists(ns.inner(inner)) || below.contains(inner)) {
                ns.delete(inner);
              }
            }
          }
          if (options.has('e') && ns.exists(name)) {
            MailUser.OpenBox box = user.open(name);
            box.box().sync();
            if (!box.box().mails().isEmpty()) {
              throw MailboxException.of(MailboxException.Kind.EXISTS, "Mailbox isn't empty");
            }
          }
          if (name.equalsIgnoreCase("INBOX")) {
            MailUser.OpenBox box = user.open(name);
            box.box().sync();
            java.util.Set<Long> all = new java.util.TreeSet<>();
            box.box().mails().forEach(m -> all.add(m.uid()));
            box.box().expunge(all);
            ns.folders().delete("INBOX");
            String path = ns.folders().path("INBOX");
            if (ns.folders().layout().format().equals("mbox")
                && !user.files().may(path.substring(0, path.lastIndexOf('/')), 3)) {
              throw MailboxException.of(MailboxException.Kind.PERM, "Permission denied");
            }
            throw MailboxException.of(MailboxException.Kind.NOTPOSSIBLE, "INBOX can't be deleted.");
          }
          ns.delete(name);
          if (options.has('s')) {
            ns.subscribe(name, false);
          }
        });
  }

  static void rename(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "s");
    if (options.rest.size() != 2) {
      throw adm.usage("mailbox rename");
    }
    String from = options.rest.get(0);
    String to = options.rest.get(1);
    Mails.each(
        adm,
        options,
        user -> {
          try {
            Namespace ns = namespace(user, inner(from));
            ns.rename(inner(from), inner(to));
            if (options.has('s')) {
              ns.subscribe(inner(from), false);
              ns.subscribe(inner(to), true);
            }
          } catch (MailboxException e) {
            Mails.failed(adm, user.user(), "Can't rename mailbox " + from + " to " + to, e);
          }
        });
  }

  static void subscribe(Adm adm, List<String> args) throws IOException {
    subscriptions(adm, args, true);
  }

  static void unsubscribe(Adm adm, List<String> args) throws IOException {
    subscriptions(adm, args, false);
  }

  private static void subscriptions(Adm adm, List<String> args, boolean on) throws IOException {
    Adm.Options options = options(adm, args, "");
    if (options.rest.isEmpty()) {
      throw adm.usage(args.get(0));
    }
    forEach(
        adm,
        options,
        options.rest,
        on ? "subscribe" : "unsubscribe",
        (user, name) -> {
          Namespace ns = namespace(user, name);
          ns.subscribe(name, on);
        });
  }

  static void path(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "t:");
    if (options.rest.size() != 1) {
      throw adm.usage("mailbox path");
    }
    String name = inner(options.rest.get(0));
    String type = options.get('t', "index");
    if (!List.of(
            "dir",
            "alt-dir",
            "mailbox",
            "alt-mailbox",
            "control",
            "index",
            "index-private",
            "index-cache",
            "list-index")
        .contains(type)) {
      throw adm.usage("mailbox path");
    }
    Printer printer = adm.printer("flow");
    user(printer, options);
    printer.header(Printer.Column.hidden("path"));
    Mails.each(
        adm,
        options,
        user -> {
          Namespace ns = namespace(user, name);
          String path = ns.folders().path(ns.inner(name));
          if (type.startsWith("index")) {
            path = ns.folders().indexPath(ns.inner(name));
          }
          if (path.isEmpty()) {
            return;
          }
          if (Mails.several(options)) {
            printer.put(user.user());
          }
          printer.put(path);
        });
  }

  static void mutf7(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("mutf7", args.subList(1, args.size()), "78");
    if (options.rest.isEmpty()) {
      throw adm.usage("mailbox mutf7");
    }
    for (String name : options.rest) {
      String out;
      try {
        out = options.has('7') ? Utf7.decode(name) : Utf7.encode(name);
      } catch (IllegalArgumentException e) {
        adm.error("Mailbox name not valid mUTF-7: " + name);
        adm.fail(Adm.TEMP);
        continue;
      }
      adm.process().out().print(out + "\n");
    }
  }
}
