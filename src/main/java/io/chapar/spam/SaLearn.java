package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The command sa-learn: shows mails to Bayes, and what it has learned. */
final class SaLearn implements Program {
  private static final String USAGE =
      """
      Usage:
          sa-learn [options] [file]...

          sa-learn [options] --dump [ all | data | magic ]

          Options:

           --ham                 These mails are wanted
           --spam                These mails are spam
           --forget              Forget these mails
           --sync                Write down what is still to be written
           --force-expire        The same, and drop what is old
           --dbpath <path>       Where the database is (as bayes_path says it)
           --dump [all|data|magic]  Show the database
           --backup              Print all that was learned
           --restore <filename>  Take that back in its place
           --max-size <b>        Leave out mails that are larger (0: none)
           --progress, --showdots  Show how far it is
           -f file, --folders=file  Read the names of files from a file
           --mbox                Mails come as mailbox files
           --no-sync             Do not write it down yet
           -L, --local           No questions to the network
           --clear               Forget everything
           -u username, --username=username  On behalf of this user
           -C path, --configpath=path  Where the rules are
           -p prefs, --prefspath=file  The file with a user's preferences
           --siteconfigpath=path Where the settings of the system are
           --cf='config line'    One more line of configuration
           -V, --version         Say which version this is
           -h, --help            Say this

      SpamAssassin version 4.0.1
      """;

  @Override
  public int run(Process p) throws IOException {
    PerlOptions o =
        new PerlOptions(
                "spam",
                "ham,nonspam",
                "forget",
                "sync,rebuild",
                "force-expire",
                "dbpath=",
                "dump?",
                "f,folders=",
                "dir",
                "file",
                "mbox",
                "no-sync,norebuild,no-rebuild",
                "L,local",
                "clear",
                "u,username=",
                "C,configpath,config-file,config-dir,c=",
                "p,prefspath,prefs-file=",
                "siteconfigpath=",
                "cf=",
                "V,version",
                "h,help",
                "use-ignores",
                "showdots",
                "progress",
                "backup",
                "restore=",
                "max-size=",
                "!D,debug?",
                "!mbx",
                "!import",
                "!regexp=")
            .parse(p.args());
    String unknown = o.unknown;
    if (unknown != null) {
      p.err().print("Unknown option: " + unknown + "\nUnknown option!\n" + USAGE);
      return 64;
    }
    if (o.missing != null) {
      p.err().print("sa-learn: option '" + o.missing + "' is not simulated here\n");
      return 2;
    }
    if (o.has("V")) {
      p.out().print("SpamAssassin version 4.0.1\n  running on Perl version 5.36.0\n");
      return 0;
    }
    if (o.has("h")) {
      p.out().print(USAGE);
      return 0;
    }
    Session session = new Session(p, p.env("HOME", "/"));
    SpamAssassin.apply(session, o);
    session.createPreferences = false;
    session.load();
    String path = o.value("dbpath");
    if (path != null) {
      session.settings.bayesPath = p.path(path);
    }
    Bayes bayes = session.bayes();
    if (o.has("dump")) {
      return dump(p, o, bayes);
    }
    if (o.has("clear")) {
      bayes.clear();
      return 0;
    }
    if (o.has("backup")) {
      p.out().print(bayes.backup());
      return 0;
    }
    String saved = o.value("restore");
    if (saved != null) {
      return restore(p, bayes, saved);
    }
    boolean teaches = o.has("spam") || o.has("ham") || o.has("forget");
    if (!teaches && (o.has("sync") || o.has("force-expire"))) {
      return 0;
    }
    if (!teaches) {
      p.err()
          .print(
              o.operands.isEmpty()
                  ? "Please select either --spam, --ham, --folders, --forget, --sync, --import,\n"
                      + "--dump, --clear, --backup or --restore\n"
                  : "Please select either --spam or --ham or --forget before the first target\n");
      p.err().print(USAGE);
      return 64;
    }
    return learn(p, o, bayes);
  }

  private static int dump(Process p, PerlOptions o, Bayes bayes) throws IOException {
    String what = o.operands.isEmpty() ? String.valueOf(o.value("dump")) : o.operands.get(0);
    if (!Set.of("", "null", "all", "data", "magic").contains(what)) {
      p.err().print("Unknown dump option '" + what + "'\n");
      return 1;
    }
    if (!bayes.exists()) {
      p.err()
          .print(
              "ERROR: Bayes dump returned an error, please re-run with -D for more information\n");
      return 2;
    }
    boolean magic = !what.equals("data");
    boolean data = !what.equals("magic");
    p.out().print(bayes.dump(magic, data));
    return 0;
  }

  private static int restore(Process p, Bayes bayes, String path) throws IOException {
    boolean good;
    try {
      good = bayes.restore(Utf8.decode(p.readAll(path)));
    } catch (DiskException e) {
      good = false;
    }
    if (!good) {
      p.err()
          .print(
              "ERROR: Bayes restore returned an error, please re-run with -D for more"
                  + " information\n");
      return 2;
    }
    return 0;
  }

  private static int learn(Process p, PerlOptions o, Bayes bayes) throws IOException {
    List<String> paths = new ArrayList<>(o.operands);
    String folders = o.value("f");
    if (folders != null) {
      try {
        for (String line : Utf8.decode(p.readAll(folders)).split("\n")) {
          if (!line.isBlank()) {
            paths.add(line.strip());
          }
        }
      } catch (DiskException e) {
        p.err().print("cannot open " + folders + ": " + e.errno().text() + "\n");
        return 25;
      }
    }
    Mails mails = new Mails(p, o.has("mbox"), paths);
    for (String missing : mails.missing) {
      p.err().print(missing + "\n");
    }
    int limit = o.number("max-size", 256 * 1024);
    List<byte[]> all = mails.all.stream().filter(m -> limit <= 0 || m.length <= limit).toList();
    int learned = 0;
    long start = p.machine().scheduler().nanos();
    for (byte[] bytes : all) {
      if (o.has("showdots")) {
        p.err().print(".");
      }
      Subject mail = new Subject(bytes);
      if (o.has("forget") ? bayes.forget(mail) : bayes.learn(mail, o.has("spam"))) {
        learned++;
      }
    }
    if (o.has("showdots")) {
      p.err().print("\n");
    }
    if (o.has("progress")) {
      double seconds = Math.max(1e-4, (p.machine().scheduler().nanos() - start) / 1e9);
      p.err()
          .print(
              String.format(
                  Locale.ROOT,
                  "\n100%% Completed %.2f msgs/sec in %2dm%2ds\n",
                  all.size() / seconds,
                  (int) seconds / 60,
                  (int) seconds % 60));
    }
    try {
      if (learned > 0) {
        bayes.save();
      }
    } catch (DiskException e) {
      p.err().print("bayes: cannot open bayes databases for writing: " + e.getMessage() + "\n");
      return 1;
    }
    p.out()
        .print(
            (o.has("forget") ? "Forgot" : "Learned")
                + " tokens from "
                + learned
                + " message(s) ("
                + all.size()
                + " message(s) examined)\n");
    return mails.missing.isEmpty() ? 0 : 1;
  }
}
