package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** chfn(1): the comment of a user: name, room, telephones. */
final class ChangeName implements Program {
  private static final Options OPTIONS =
      Options.of(
              "f,full-name=",
              "r,room=",
              "w,work-phone=",
              "h,home-phone=",
              "o,other=",
              "-R,root=",
              "u,help")
          .usage();
  private static final List<String> LETTERS = List.of("f", "r", "w", "h", "o");
  private static final List<String> NAMES =
      List.of("Full Name", "Room Number", "Work Phone", "Home Phone", "Other");
  private static final List<String> FIELDS =
      List.of("name", "room number", "work phone", "home phone", "other");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("u")) {
      return Shadow.help(p);
    }
    AccountFiles files = new AccountFiles(p);
    Account own = p.machine().users().byUid(p.realUid());
    String name = o.operands().isEmpty() ? own == null ? "" : own.name() : o.operands().get(0);
    Account account = p.machine().users().named(name);
    if (account == null) {
      return files.fail(1, "user '" + name + "' does not exist");
    }
    boolean root = p.realUid() == 0;
    if (!root && (account.uid() != p.realUid() || o.has("f") || o.has("o"))) {
      return files.fail(1, "Permission denied.");
    }
    if (!root && !Passwords.correct(p, account.name(), Passwords.ask(p, "Password: "))) {
      p.err().print("chfn: PAM: Authentication failure\n");
      return 1;
    }
    String[] values = Arrays.copyOf(account.gecos().split(",", 5), 5);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == null ? "" : values[i];
    }
    boolean asked = o.uses().isEmpty();
    if (asked) {
      p.out().println("Changing the user information for " + name);
      p.out().println("Enter the new value, or press ENTER for the default");
    }
    for (int i = 0; i < values.length; i++) {
      String value = o.value(LETTERS.get(i));
      if (asked) {
        if (!root && (i == 0 || i == 4)) {
          continue;
        }
        p.out().print("\t" + NAMES.get(i) + " [" + values[i] + "]: ").flush();
        String line = Gnu.line(p);
        value = line == null || line.isBlank() ? values[i] : line.strip();
      }
      if (value != null
          && (value.contains(":") || value.contains("\n") || i < 4 && value.contains(","))) {
        return files.fail(1, "invalid " + FIELDS.get(i) + ": '" + value + "'");
      }
      values[i] = value == null ? values[i] : value;
    }
    String text = String.join(",", values);
    files.set(
        AccountFiles.PASSWD,
        name,
        4,
        values[4].isEmpty() ? text.substring(0, text.length() - 1) : text);
    files.log("changed user '" + name + "' information");
    return 0;
  }
}
