package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** chage(1). */
final class ChangeAge implements Program {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM dd, yyyy", Locale.ROOT);
  private static final Options OPTIONS =
      Options.of(
              "d,lastday=",
              "E,expiredate=",
              "h,help",
              "i,iso8601",
              "I,inactive=",
              "l,list",
              "m,mindays=",
              "M,maxdays=",
              "-R,root=",
              "W,warndays=")
          .status(2)
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (o.operands().size() != 1) {
      throw OPTIONS.usageOnly(p);
    }
    AccountFiles files = new AccountFiles(p);
    if (p.realUid() != 0 && !o.has("l")) {
      return files.fail(1, "Permission denied.");
    }
    String name = o.operands().get(0);
    Account account = p.machine().users().named(name);
    if (account == null) {
      return files.fail(1, "user '" + name + "' does not exist in /etc/passwd");
    }
    if (p.realUid() != 0 && account.uid() != p.realUid()) {
      return files.fail(1, "Permission denied.");
    }
    String[] s = files.find(AccountFiles.SHADOW, name);
    if (s == null || s.length < 9) {
      return files.fail(1, "user '" + name + "' does not exist in /etc/shadow");
    }
    if (o.has("l")) {
      list(p, s, o.has("i"));
      return 0;
    }
    if (o.uses().isEmpty()) {
      throw Options.notSimulated(p, "the questions asked without options");
    }
    for (Options.Use use : o.uses()) {
      String value = use.value() == null ? "" : use.value();
      int field = "d:2 m:3 M:4 W:5 I:6 E:7".indexOf(use.name() + ":");
      if (field < 0) {
        continue;
      }
      int index = 2 + field / 4;
      Long day = Shadow.day(p, value);
      if (day == null) {
        return files.fail(2, "invalid date '" + value + "'");
      }
      s[index] = day < 0 ? "" : "" + day;
    }
    files.put(AccountFiles.SHADOW, name, String.join(":", s));
    return 0;
  }

  private static void list(Process p, String[] s, boolean iso) throws IOException {
    boolean must = s[2].equals("0");
    long last = s[2].isEmpty() ? -1 : Long.parseLong(s[2]);
    long max = s[4].isEmpty() ? 99999 : Long.parseLong(s[4]);
    boolean never = last < 0 || max < 0 || max >= 10000;
    String change = "password must be changed";
    line(p, "Last password change", must ? change : last < 0 ? "never" : day(last, iso));
    line(p, "Password expires", must ? change : never ? "never" : day(last + max, iso));
    line(
        p,
        "Password inactive",
        must
            ? change
            : never || s[6].isEmpty() ? "never" : day(last + max + Long.parseLong(s[6]), iso));
    line(p, "Account expires", s[7].isEmpty() ? "never" : day(Long.parseLong(s[7]), iso));
    line(p, "Minimum number of days between password change", s[3].isEmpty() ? "-1" : s[3]);
    line(p, "Maximum number of days between password change", s[4].isEmpty() ? "-1" : s[4]);
    line(p, "Number of days of warning before password expires", s[5].isEmpty() ? "-1" : s[5]);
  }

  private static void line(Process p, String what, String value) throws IOException {
    int tabs = (56 - what.length() / 8 * 8) / 8; // the colon stands in column 56
    p.out().println(what + "\t".repeat(tabs) + ": " + value);
  }

  private static String day(long day, boolean iso) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return iso ? date.toString() : DAY.format(date);
  }
}
