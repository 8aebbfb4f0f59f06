package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.unix.Strftime;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * SpamAssassin for one user: finds the configuration files, reads them in their order, and offers
 * the filter.
 */
final class Session {
  final Process p;
  final Settings settings = new Settings();
  final ConfigReader reader;
  final String home;
  boolean network = true;
  boolean createPreferences = true;
  String rulesPath = RuleFile.RULES;
  String sitePath;
  @Nullable String preferences;
  final List<String> extra = new ArrayList<>();
  final List<String> before = new ArrayList<>();
  private boolean ruled; // the rules that come with the program are there
  private @Nullable String siteFile;

  Session(Process p, String home) {
    this.p = p;
    this.home = home;
    reader = new ConfigReader(p, settings);
    sitePath = RuleFile.site(p.files());
  }

  /** Warns as the real one does on a terminal or in a log file: with time, pid and level. */
  void warn(String text) throws IOException {
    long now = p.machine().scheduler().nanos();
    p.err()
        .print(
            Strftime.format("%b %e %H:%M:%S", Strftime.at(now, ZoneOffset.UTC))
                + String.format(Locale.ROOT, ".%03d", now / 1_000_000 % 1000)
                + " ["
                + p.pid()
                + "] warn: "
                + text
                + "\n");
  }

  /** Reads everything. */
  void load() throws IOException {
    loadSystem();
    loadUser();
  }

  void loadSystem() {
    loadSystem(RuleFile.system(p.files(), rulesPath, sitePath, p::path));
  }

  /** Takes the settings of the system as they were read before. */
  void loadSystem(List<RuleFile> files) {
    for (String line : before) {
      reader.read("(pre)", line, false);
    }
    for (RuleFile file : files) {
      ruled |= file.path().startsWith(rulesPath);
      use(file, false);
    }
  }

  private void use(RuleFile file, boolean user) {
    siteFile = file.path();
    if (file.readable()) {
      reader.read(file.path(), file.text(), user);
    } else {
      reader.issues.add("config: cannot open \"" + file.path() + "\": " + file.text());
    }
  }

  /** The preferences of the user, made from the template where they are missing. */
  void loadUser() throws IOException {
    String path = preferences != null ? preferences : home + "/.spamassassin/user_prefs";
    if (!p.files().exists(p.path(path))) {
      if (preferences != null || !createPreferences || !create(path)) {
        commandLine();
        return;
      }
    }
    Inode inode = p.files().peek(p.path(path));
    if (inode != null && !inode.isRegular()) {
      warn("config: default user preference file " + path + " is not a regular file");
    } else {
      use(RuleFile.read(p.files(), path, p::path), true);
    }
    commandLine();
  }

  private void commandLine() {
    for (String line : extra) {
      reader.read("(command line)", line, false);
    }
  }

  private boolean create(String path) throws IOException {
    Files files = p.files();
    String directory = path.substring(0, path.lastIndexOf('/'));
    try {
      byte[] template = files.read(rulesPath + "/user_prefs.template");
      if (!files.isDirectory(directory)) {
        files.mkdir(directory, 0700);
      }
      files.write(path, template, 0644 & ~p.umask());
    } catch (DiskException e) {
      return false;
    }
    warn("config: created user preferences file: " + path);
    return true;
  }

  /** Why nothing can be examined with these settings; empty: it can. */
  String broken() {
    if (!ruled) {
      return "config: no rules were found!  Do you need to run 'sa-update'?";
    }
    return settings.plugins.contains(Plugins.CHECK)
        ? ""
        : "Timeout::_run: check: no loaded plugin implements 'check_main': cannot scan!\n"
            + "Check that the necessary '.pre' files are in the config directory.\n"
            + "At a minimum, v320.pre loads the Check plugin which is required.";
  }

  /** What was learned, for this user. */
  Bayes bayes() {
    String path = settings.bayesPath;
    return new Bayes(p, path.startsWith("~/") ? home + path.substring(1) : path);
  }

  Verdict check(Subject mail) {
    return new Checker(p, settings, network, settings.bayes ? bayes() : null).check(mail);
  }

  /** The mail as it goes on. */
  byte[] markup(Subject mail, Verdict verdict) {
    return new Markup(p, settings).apply(mail, verdict);
  }

  Report report(Subject mail, Verdict verdict) {
    return new Report(settings, mail, verdict, p.hostname());
  }

  /** The file that was read last. */
  @Nullable String lastFile() {
    return siteFile;
  }
}
