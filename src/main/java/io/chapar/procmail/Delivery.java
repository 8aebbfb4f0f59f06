package io.chapar.procmail;

import io.chapar.disk.Credentials;
import io.chapar.host.Account;
import io.chapar.host.Syslog;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one mail through the rc files to a folder. */
final class Delivery {
  private final Run run;
  private final @Nullable String rc;
  private final List<String> words;
  private final @Nullable String global;
  private final boolean isGlobal;

  Delivery(Run run, @Nullable String rc, List<String> words, @Nullable String global) {
    this(run, rc, words, global, false);
  }

  private Delivery(
      Run run, @Nullable String rc, List<String> words, @Nullable String global, boolean isGlobal) {
    this.run = run;
    this.rc = rc;
    this.words = words;
    this.global = global;
    this.isGlobal = isGlobal;
  }

  int start(@Nullable Account account, int startGid) throws IOException {
    if (account == null) {
      run.becomeUser();
    } else {
      run.gid = account.gid();
      run.uid = account.uid();
      if (run.p.credentials().root()) {
        run.groups = Procmail.groups(run.p.machine().users(), account);
        run.p.effective(new Credentials(0, startGid, run.groups));
      }
    }
    presets(account);
    run.spoolGid = startGid;
    String mailbox = run.vars.text("ORGMAIL");
    run.vars.defaultFolder = mailbox;
    if (run.filter > 0) {
      noMailbox();
    } else if (!new SystemMailbox(run, startGid).prepare(mailbox)) {
      noMailbox();
    }
    run.umask(077);
    arguments();
    if (global != null && run.open(global)) {
      run.log.detail("Rcfile:", global);
      if (run.power != Run.Power.NONE) {
        run.log.verbose = false;
      }
      run.set("PATH", "/usr/local/bin:/usr/bin:/bin");
      Delivery inside = new Delivery(run, rc, words, null, true);
      if (new Recipes(run, inside::goOn).run() == Recipes.Outcome.DELIVERED) {
        delivered();
      }
      run.set("PATH", run.vars.text("HOME") + "/bin:/usr/local/bin:/usr/bin:/bin");
    }
    return rest();
  }

  private void noMailbox() {
    run.vars.remove("ORGMAIL");
    if (run.power != Run.Power.NONE) {
      run.power = Run.Power.NOT_NEEDED;
    }
    run.vars.defaultFolder = "";
    run.vars.remove("DEFAULT");
  }

  /** Goes on with the recipes in the process of a clone. */
  void goOn(Run copy, Recipes recipes) throws IOException {
    Delivery mine = new Delivery(copy, rc, words, null, false);
    Recipes.Outcome outcome = recipes.run();
    if (outcome == Recipes.Outcome.DELIVERED) {
      mine.delivered();
    }
    if (isGlobal) {
      copy.set("PATH", copy.vars.text("HOME") + "/bin:/usr/local/bin:/usr/bin:/bin");
      mine.rest();
    } else if (outcome == Recipes.Outcome.GIVEN_UP) {
      mine.delivered();
    } else {
      mine.byDefault();
    }
  }

  private void presets(@Nullable Account account) {
    Vars vars = run.vars;
    if (account == null) {
      vars.put("LOGNAME", Integer.toString(run.uid));
      vars.put("SHELL", "/bin/sh");
      vars.put("HOME", "/");
      vars.put("ORGMAIL", "/tmp/dead.letter");
    } else {
      vars.put("LOGNAME", account.name());
      vars.put("SHELL", account.shell().isEmpty() ? "/bin/sh" : account.shell());
      vars.put("HOME", account.home());
      vars.put("ORGMAIL", "/var/mail/" + account.name());
    }
    vars.put("PROCMAIL_VERSION", "3.23pre");
    vars.put("SENDMAILFLAGS", vars.sendmailFlags);
    vars.put("SENDMAIL", vars.sendmail);
    vars.put("SHELLFLAGS", vars.shellFlags);
    vars.put("DEFAULT", vars.text("ORGMAIL"));
    vars.put("MSGPREFIX", vars.msgPrefix);
    vars.put("LOCKEXT", vars.lockExt);
    vars.put("SHELLMETAS", vars.shellMetas);
    vars.put("HOST", run.p.hostname());
    vars.remove("LASTFOLDER");
    vars.remove("EXITCODE");
    vars.put("PATH", vars.text("HOME") + "/bin:/usr/local/bin:/usr/bin:/bin");
    vars.remove("IFS");
    vars.remove("ENV");
    vars.remove("PWD");
  }

  /** Assignments on the command line; with -m what follows the rc file are its arguments. */
  private void arguments() throws IOException {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      if (equals < 0) {
        if (run.filter > 0) {
          run.args = List.copyOf(words.subList(i + 1, words.size()));
          return;
        }
        continue;
      }
      run.restricted = true;
      run.becomeUser();
      String name = word.substring(0, equals);
      String value = run.expand(word.substring(equals + 1));
      if (value != null) {
        run.set(name, value);
        run.effect(name, value);
      }
    }
  }

  private void delivered() throws IOException {
    run.status = 0;
    finish();
  }

  private void finish() throws IOException {
    run.locks.unlockLocal();
    run.end();
  }

  private int rest() throws IOException {
    run.restricted = true;
    if (rc != null && run.filter == 0) {
      if (userFiles()) {
        delivered();
      }
    } else {
      String file =
          rc != null ? rc : absolute("default rcfile", run.vars.text("HOME") + "/.procmailrc");
      if (file != null) {
        Opening.Kind kind =
            rc == null
                ? Opening.Kind.DEFAULT
                : file.startsWith("/") ? Opening.Kind.ABSOLUTE : Opening.Kind.CURRENT;
        if (new Opening(run, run.filter == 2).open(file, kind, run.filter > 0)
            && new Recipes(run, this::goOn).run() != Recipes.Outcome.END) {
          delivered();
        }
      }
    }
    byDefault();
    return run.status;
  }

  private @Nullable String absolute(String what, String path) throws IOException {
    if (path.startsWith("/")) {
      return path;
    }
    run.log.say(what + " is not an absolute path");
    run.syslog(Syslog.Severity.CRIT, what + " is not an absolute path for uid \"" + run.uid + "\"");
    return null;
  }

  /** The rc files of the command line, the first that can be read; true if that was the end. */
  private boolean userFiles() throws IOException {
    boolean warn = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.contains("=")) {
        continue;
      }
      Opening.Kind kind = Opening.Kind.ABSOLUTE;
      String file = word;
      if (!word.startsWith("/")) {
        if (word.startsWith("./")) {
          kind = Opening.Kind.CURRENT;
        } else {
          file = absolute("MAILDIR", run.vars.text("HOME") + "/" + word);
          if (file == null) {
            return false;
          }
        }
      }
      boolean more = words.subList(i + 1, words.size()).stream().anyMatch(w -> !w.contains("="));
      if (new Opening(run, false).open(file, kind, warn)) {
        Recipes.Outcome outcome = new Recipes(run, this::goOn).run();
        if (outcome == Recipes.Outcome.DELIVERED) {
          return true;
        }
        if (outcome == Recipes.Outcome.END) {
          return false;
        }
        if (!more) {
          return true;
        }
      } else {
        warn = false;
        if (!more) {
          return false;
        }
      }
    }
    return false;
  }

  private void byDefault() throws IOException {
    run.letter.join('\n');
    run.levels.clear();
    boolean done = false;
    String folder = run.vars.defaultFolder;
    if (!folder.isEmpty()) {
      run.becomeUserOnly();
      done = run.folders.write(folder, List.of(), 0, run.letter.length(), false, true);
    }
    String original = run.vars.text("ORGMAIL");
    if (!done && !original.isEmpty() && !original.equals(folder)) {
      run.raw = false;
      done = run.folders.write(original, List.of(), 0, run.letter.length(), false, false);
    }
    if (done) {
      run.status = 0;
    }
    finish();
  }
}
