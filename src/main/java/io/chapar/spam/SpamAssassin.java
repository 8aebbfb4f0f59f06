package io.chapar.spam;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The command spamassassin: examines mails without a daemon, and checks the configuration. */
final class SpamAssassin implements Program {
  static final String USAGE =
      """
      Usage:
          spamassassin [options] [ < mailmessage | path ... ]

          spamassassin -d [ < mailmessage | path ... ]

          Options:

           -L, --local                       No questions to the network
           -d, --remove-markup               Take the marks of the filter away again
           -C path, --configpath=path        Where the rules are
           -p prefs, --prefspath=file        The file with a user's preferences
           --siteconfigpath=path             Where the settings of the system are
           --cf='config line'                One more line of configuration
           --pre='config line'               One more line, before all others
           -x, --nocreate-prefs              Make no file with preferences
           -e, --exit-code                   A status that says whether it was spam
           --mbox                            Mails come as a mailbox file
           -t, --test-mode                   Add the report at the end
           --lint                            Check the configuration
           -u username, --username=username  On behalf of this user
           -V, --version                     Say which version this is
           -h, --help                        Say this

      """;

  @Override
  public int run(Process p) throws IOException {
    PerlOptions o =
        new PerlOptions(
                "L,local,local-only",
                "d,remove-markup",
                "C,configpath,config-file,config-dir,c=",
                "p,prefspath,prefs-file=",
                "siteconfigpath=",
                "cf=",
                "pre=",
                "x,nocreate-prefs",
                "e,exit-code,error-code?",
                "mbox",
                "t,test-mode",
                "lint",
                "u,username=",
                "V,version",
                "h,help",
                "4,ipv4only,ipv4-only,ipv4",
                "6,ipv6",
                "!D,debug?",
                "!r,report",
                "!k,revoke",
                "!W,add-to-welcomelist,add-to-whitelist",
                "!add-to-blocklist,add-to-blacklist",
                "!R,remove-from-welcomelist,remove-from-whitelist",
                "!add-addr-to-welcomelist,add-addr-to-whitelist=",
                "!add-addr-to-blocklist,add-addr-to-blacklist=",
                "!remove-addr-from-welcomelist,remove-addr-from-whitelist=",
                "!mbx",
                "!progress")
            .parse(p.args());
    Session session = new Session(p, p.env("HOME", "/"));
    String unknown = o.unknown;
    if (unknown != null) {
      session.warn("Unknown option: " + unknown);
      p.err().print(USAGE);
      return 64;
    }
    if (o.missing != null) {
      p.err().print("spamassassin: option '" + o.missing + "' is not simulated here\n");
      return 2;
    }
    if (o.has("V") || o.has("h")) {
      p.out()
          .print("SpamAssassin version " + Report.VERSION + "\n  running on Perl version 5.36.0\n");
      if (o.has("h")) {
        p.out().print("\nFor more information read the spamassassin man page.\n\n" + USAGE);
      }
      return 0;
    }
    apply(session, o);
    if (o.has("lint")) {
      session.createPreferences = false;
      session.load();
      String broken = session.broken();
      if (!broken.isEmpty()) {
        p.err().print(broken + "\n");
        return broken.startsWith("config") ? 255 : 2;
      }
      return lint(session);
    }
    if (o.has("d")) {
      return remove(p, session, o);
    }
    session.load();
    String broken = session.broken();
    if (!broken.isEmpty()) {
      p.err().print(broken + " at /usr/bin/spamassassin line 426.\n");
      return 255;
    }
    for (String note : session.reader.notes) {
      if (note.startsWith("netset:")) {
        session.warn(note);
      }
    }
    return filter(p, session, o);
  }

  /** The options that all commands of the package share. */
  static void apply(Session session, PerlOptions o) {
    session.network = !o.has("L");
    session.createPreferences = !o.has("x");
    String rules = o.value("C");
    if (rules != null) {
      session.rulesPath = rules;
    }
    String site = o.value("siteconfigpath");
    if (site != null) {
      session.sitePath = site;
    }
    @Nullable String preferences = o.value("p");
    session.preferences = preferences;
    session.extra.addAll(o.values("cf"));
    session.before.addAll(o.values("pre"));
  }

  private static int lint(Session session) throws IOException {
    for (Rule rule : session.settings.rules.values()) {
      if (rule instanceof Rule.Eval eval && !Evals.known(eval.function())) {
        session.reader.issues.add(
            "rules: error: unknown eval '" + eval.function() + "' for " + eval.name());
      }
    }
    for (String note : session.reader.notes) {
      session.warn(note);
    }
    for (String issue : session.reader.issues) {
      session.warn(issue);
    }
    int count = session.reader.issues.size();
    if (count > 0) {
      session.warn(
          "lint: "
              + count
              + " issues detected, please rerun with debug enabled for more information");
    }
    return count > 0 ? 1 : 0;
  }

  private static Mails mails(Process p, Session session, PerlOptions o) throws IOException {
    Mails mails = new Mails(p, o.has("mbox"), o.operands);
    for (String missing : mails.missing) {
      session.warn(missing);
    }
    return mails;
  }

  private static int remove(Process p, Session session, PerlOptions o) throws IOException {
    Mails mails = mails(p, session, o);
    for (byte[] mail : mails.all) {
      p.out().write(Markup.remove(mail));
    }
    return mails.missing.isEmpty() ? 0 : 1;
  }

  private static int filter(Process p, Session session, PerlOptions o) throws IOException {
    Mails mails = mails(p, session, o);
    boolean spam = false;
    for (byte[] bytes : mails.all) {
      Subject mail = new Subject(bytes);
      Verdict verdict = session.check(mail);
      spam |= verdict.spam();
      p.out().write(session.markup(mail, verdict));
      if (o.has("t")) {
        p.out().write(Utf8.encode(session.report(mail, verdict).text()));
      }
    }
    if (spam && o.has("e")) {
      String status = o.value("e");
      return status != null && status.matches("[0-9]{1,3}") ? Integer.parseInt(status) : 5;
    }
    return mails.missing.isEmpty() ? 0 : 1;
  }
}
