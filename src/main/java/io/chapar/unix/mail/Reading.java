package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How mail(1) shows a mailbox: the beginning of a session, and its loop of commands. */
final class Reading {
  private static final String VERSION = "8.1.2 01/15/2001";

  private final Process process;
  private final Settings settings;

  Reading(Process process, Settings settings) {
    this.process = process;
    this.settings = settings;
  }

  int run(Options.Parsed o) throws IOException {
    if (o.has("N")) {
      settings.set("noheader", "");
    }
    String user = o.value("u");
    if (user != null && process.machine().users().named(user) == null) {
      process.err().print("mail: \"" + user + "\" is not a user of this system\n");
      return 1;
    }
    Account own = process.machine().users().byUid(process.realUid());
    String name = user != null ? user : own == null ? "nobody" : own.name();
    boolean system = !o.has("f") || List.of("%").contains(String.join("", o.operands()));
    String path =
        !o.has("f")
            ? Folders.system(process, name)
            : Folders.name(process, settings, o.operands().isEmpty() ? "&" : o.operands().get(0));
    Mailbox mailbox = open(path, system, name);
    if (mailbox == null) {
      return 1;
    }
    if (mailbox.letters().isEmpty() && system) {
      process.err().print("No mail for " + name + "\n");
      return 1;
    }
    if (o.has("e")) {
      return 0;
    }
    boolean interactive = o.has("I") || process.terminal(0) && process.terminal(1);
    settings.set("SHELL", process.env("SHELL", "/bin/sh"));
    Commands commands = new Commands(process, settings, mailbox, VERSION);
    process.out().println("Mail version " + VERSION + ".  Type ? for help.");
    process.out().println(mailbox.summary());
    if (mailbox.letters().isEmpty()) {
      return 0;
    }
    if (!settings.has("noheader")) {
      commands.headers(List.of());
    }
    loop(commands, interactive);
    return 0;
  }

  private @Nullable Mailbox open(String path, boolean system, String user) throws IOException {
    try {
      return Mailbox.open(process, settings, path, system);
    } catch (DiskException e) {
      boolean absent = e.errno() == io.chapar.disk.Errno.ENOENT;
      process
          .err()
          .print(
              system && absent
                  ? "No mail for " + user + "\n"
                  : process.name() + ": " + path + ": " + e.getMessage() + "\n");
      return null;
    }
  }

  private void loop(Commands commands, boolean interactive) throws IOException {
    while (true) {
      if (interactive) {
        process.out().print("& ").flush();
      }
      process.out().flush();
      String line = io.chapar.unix.Gnu.line(process);
      if (line == null) {
        if (interactive && settings.has("ignoreeof")) {
          process.out().println("Use \"quit\" to quit.");
          continue;
        }
        if (interactive) {
          process.out().println();
        }
        commands.mailbox().quit();
        return;
      }
      Commands.Next next = commands.execute(line.stripLeading());
      if (next == Commands.Next.QUIT) {
        commands.mailbox().quit();
      }
      if (next != Commands.Next.GO_ON) {
        return;
      }
    }
  }

  /** The lines that a page of headers has. */
  static int page(Process process, Settings settings) {
    String set = settings.get("screen", "");
    Terminal terminal = process.terminal();
    return set.matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(set)
        : terminal == null || !process.terminal(1) ? 20 : Math.max(2, terminal.rows() - 4);
  }
}
