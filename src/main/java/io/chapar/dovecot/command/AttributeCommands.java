package io.chapar.dovecot.command;

import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** doveadm mailbox update, metadata and cache: what a mailbox has besides its messages. */
final class AttributeCommands {
  private AttributeCommands() {}

  private static Adm.Options options(Adm adm, String name, List<String> args) throws IOException {
    return adm.options(name, args.subList(1, args.size()), Mails.OPTIONS);
  }

  /** Sets the numbers of a mailbox. */
  static void update(Adm adm, List<String> args) throws IOException {
    List<String> plain = new ArrayList<>();
    long validity = 0;
    long next = 0;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("--")) {
        plain.add(arg);
        continue;
      }
      int eq = arg.indexOf('=');
      String name = eq < 0 ? arg : arg.substring(0, eq);
      String value = eq >= 0 ? arg.substring(eq + 1) : i + 1 < args.size() ? args.get(++i) : "";
      if (!value.matches("\\d{1,10}")) {
        throw adm.usage("mailbox update");
      }
      switch (name) {
        case "--uid-validity" -> validity = Long.parseLong(value);
        case "--min-next-uid" -> next = Long.parseLong(value);
        case "--mailbox-guid",
            "--min-first-recent-uid",
            "--min-highest-modseq",
            "--min-highest-pvt-modseq" -> {
          adm.process()
              .err()
              .print("doveadm mailbox update: option '" + name + "' is not simulated here\n");
          throw new Adm.ExitException(2);
        }
        default -> throw adm.usage("mailbox update");
      }
    }
    Adm.Options options = options(adm, "update", plain);
    if (options.rest.size() != 1) {
      throw adm.usage("mailbox update");
    }
    String box = options.rest.get(0);
    long newValidity = validity;
    long newNext = next;
    Mails.each(
        adm,
        options,
        user -> {
          try {
            var open = user.open(MailboxCommands.inner(box));
            open.box().sync();
            open.box().renumber(newValidity, newNext);
          } catch (MailboxException e) {
            Mails.failed(adm, user.user(), "Can't update mailbox " + box, e);
          }
        });
  }

  /** doveadm mailbox metadata. */
  static void metadata(Adm adm, List<String> args) throws IOException {
    List<String> rest = args.size() < 2 ? List.of("") : args.subList(1, args.size());
    switch (rest.get(0)) {
      case "get" -> get(adm, rest);
      case "set" -> set(adm, rest);
      case "unset" -> unset(adm, rest);
      case "list" -> list(adm, rest);
      default -> {
        adm.process().err().print(Usage.text("mailbox metadata", List.of()));
        throw new Adm.ExitException(Adm.USAGE);
      }
    }
  }

  /** Annotations need mail_attribute_dict, which nobody has set. */
  private static void get(Adm adm, List<String> args) throws IOException {
    refuse(adm, args, "get", 2);
  }

  /** As above. */
  private static void set(Adm adm, List<String> args) throws IOException {
    refuse(adm, args, "set", 3);
  }

  /** As above. */
  private static void unset(Adm adm, List<String> args) throws IOException {
    refuse(adm, args, "unset", 2);
  }

  private static void refuse(Adm adm, List<String> args, String verb, int count)
      throws IOException {
    Adm.Options options = options(adm, verb, args);
    if (options.rest.size() != count) {
      throw adm.usage("mailbox metadata " + verb);
    }
    Mails.each(
        adm,
        options,
        user -> {
          adm.error(
              user.user(),
              "Failed to "
                  + (verb.equals("unset") ? "set" : verb)
                  + " attribute: Mailbox attributes not enabled");
          adm.fail(Adm.NOT_POSSIBLE);
        });
  }

  /** The annotations that the server itself has. */
  private static void list(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, "list", args);
    if (options.rest.isEmpty()) {
      throw adm.usage("mailbox metadata list");
    }
    Mails.each(
        adm,
        options,
        user ->
            adm.process()
                .out()
                .print(
                    "specialuse\nvendor/vendor.dovecot/pvt/server/admin\n"
                        + "vendor/vendor.dovecot/pvt/server/comment\n"));
  }
}
