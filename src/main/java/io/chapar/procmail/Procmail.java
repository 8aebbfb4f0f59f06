package io.chapar.procmail;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Channels;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Syslog;
import io.chapar.host.Users;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command procmail: reads one mail and files it as the recipient's rc file says. */
final class Procmail implements Program {
  static final String VERSION =
      """
       v3.23pre 2001/09/13
          Copyright (c) 1990-2001, Stephen R. van den Berg	<srb@cuci.nl>
          Copyright (c) 1997-2001, Philip A. Guenther		<guenther@sendmail.com>

      Submit questions/answers to the procmail-related mailinglist by sending to:
      	<procmail-users@procmail.org>

      And of course, subscription and information requests for this list to:
      	<procmail-users-request@procmail.org>
      """;

  private static final String USAGE =
      """
      Usage: procmail [-vptoY] [-f fromwhom] [parameter=value | rcfile] ...
         Or: procmail [-toY] [-f fromwhom] [-a argument] ... -d recipient ...
         Or: procmail [-ptY] [-f fromwhom] -m [parameter=value] ... rcfile [arg] ...
         Or: procmail [-toY] [-a argument] ... -z
      """;

  private static final String HELP =
      """
      	-v		display the version number and exit
      	-p		preserve (most of) the environment upon startup
      	-t		fail softly if mail is undeliverable
      	-f fromwhom	(re)generate the leading 'From ' line
      	-o		override the leading 'From ' line if necessary
      	-Y		Berkeley format mailbox, disregard Content-Length:
      	-a argument	will set $1, $2, etc
      	-d recipient	explicit delivery mode
      	-z		act as an LMTP server
      	-m		act as a general purpose mail filter
      Recipe flag quick reference:
      	H  egrep header (default)	B  egrep body
      	D  distinguish case
      	A  also execute this recipe if the common condition matched
      	a  same as 'A', but only if the previous recipe was successful
      	E  else execute this recipe, if the preceding condition didn't match
      	e  on error execute this recipe, if the previous recipe failed
      	h  deliver header (default)	b  deliver body (default)
      	f  filter			i  ignore write errors
      	c  carbon copy or clone message
      	w  wait for a program		r  raw mode, mail as is
      	W  same as 'w', but suppress 'Program failure' messages
      """;

  /** Linking, the users' data, signal handlers: what a start costs. */
  private static final long START = 2_000_000;

  private static final int MAX_MAIL = 256 * 1024 * 1024;
  private static final Set<String> TRUSTED =
      Set.of("root", "daemon", "uucp", "mail", "x400", "network", "list", "slist", "lists", "news");

  @Override
  public int run(Process p) throws IOException {
    p.machine().scheduler().work(START);
    Run run = new Run(p);
    Invocation options = new Invocation(run);
    Integer early = options.parse(p.args());
    if (early != null) {
      run.log.flush();
      return early;
    }
    return new Start(run, options).go();
  }

  /** What the command line says. */
  private static final class Invocation {
    private final Run run;
    boolean preserve;
    boolean override;
    boolean filter;
    @Nullable String from;
    final List<String> arguments = new ArrayList<>();
    List<String> rest = List.of();

    Invocation(Run run) {
      this.run = run;
    }

    /** Reads the options; a status if that was all. */
    @Nullable Integer parse(List<String> args) throws IOException {
      run.argv0 = args.get(0);
      String name = run.argv0.substring(run.argv0.lastIndexOf('/') + 1);
      run.delivering = !name.startsWith("procmail");
      int i = 1;
      options:
      for (; i < args.size() && args.get(i).startsWith("-"); i++) {
        String arg = args.get(i);
        for (int at = 1; at < arg.length(); at++) {
          switch (arg.charAt(at)) {
            case 'v' -> {
              version();
              return 0;
            }
            case 'h', '?' -> {
              run.log.raw(USAGE);
              run.log.raw(HELP);
              return Run.EX_USAGE;
            }
            case 'p' -> preserve = true;
            case 'm' -> filter = true;
            case 'o' -> override = true;
            case 'Y', 'y' -> run.berkeley = true;
            case 't' -> run.status = Run.EX_TEMPFAIL;
            case 'f', 'r' -> {
              if (at + 1 < arg.length()) {
                from = arg.substring(at + 1);
              } else if (i + 1 < args.size()) {
                from = args.get(++i);
              } else {
                run.log.say("Missing name");
              }
              continue options;
            }
            case 'a' -> {
              if (at + 1 < arg.length()) {
                arguments.add(arg.substring(at + 1));
              } else if (i + 1 < args.size()) {
                arguments.add(args.get(++i));
              } else {
                run.log.say("Missing argument");
              }
              continue options;
            }
            case 'd' -> {
              if (at + 1 < arg.length()) {
                rest = new ArrayList<>(List.of(arg.substring(at + 1)));
              } else if (i + 1 < args.size()) {
                rest = new ArrayList<>(List.of(args.get(++i)));
              } else {
                run.log.say("Missing recipient");
                continue options;
              }
              run.delivering = true;
              rest.addAll(args.subList(i + 1, args.size()));
              return check();
            }
            case 'z' -> {
              run.log.say("LMTP support not enabled in this binary");
              return Run.EX_USAGE;
            }
            default -> {
              if (arg.equals("--")) {
                i++;
                break options;
              }
              run.log.say("Unrecognised options:", arg.substring(arg.startsWith("--") ? 2 : at));
              run.log.raw(USAGE);
              run.log.raw("Processing continued\n");
              continue options;
            }
          }
        }
      }
      rest = args.subList(Math.min(i, args.size()), args.size());
      if (run.delivering && rest.isEmpty()) {
        run.log.say("Missing recipient");
        run.delivering = false;
      }
      return check();
    }

    private @Nullable Integer check() throws IOException {
      run.args = List.copyOf(arguments);
      if (run.delivering ? preserve || filter : filter && !arguments.isEmpty()) {
        if (run.delivering) {
          preserve = false;
          filter = false;
        } else {
          run.args = List.of();
        }
        run.log.say("Conflicting options");
        run.log.raw(USAGE);
      }
      run.filter = filter ? 1 : 0;
      return null;
    }

    private void version() throws IOException {
      Account me = run.p.machine().users().byUid(run.p.realUid());
      run.log.raw(
          "procmail"
              + VERSION
              + "\nLocking strategies:\tdotlocking, fcntl()\n"
              + "Default rcfile:\t\t$HOME/.procmailrc\n"
              + "\tIt may be writable by your primary group\n"
              + "Your system mailbox:\t/var/mail/"
              + (me == null ? "" : me.name())
              + "\n");
    }
  }

  /** From the first byte of the mail to the end. */
  private static final class Start {
    private final Run run;
    private final Process p;
    private final Users users;
    private final Invocation options;
    private final int startGid;
    private final @Nullable String loginName;

    Start(Run run, Invocation options) {
      this.run = run;
      this.options = options;
      p = run.p;
      users = p.machine().users();
      startGid = p.credentials().gid();
      loginName = p.env().get("LOGNAME");
    }

    int go() throws IOException {
      environment();
      run.uid = p.realUid();
      run.gid = p.realGid();
      run.groups = p.credentials().groups();
      Account invoker = users.byUid(run.uid);
      String name = invoker == null ? Integer.toString(run.uid) : invoker.name();
      run.umask(077);
      run.standardOutput = p.channel(1) == null ? -1 : p.duplicateAbove(1, 3);
      p.attach(1, Channels.device("null", p.machine().random()));
      run.set("LINEBUF", Integer.toString(run.vars.lineBuf));
      byte[] mail = read();
      run.letter.all(
          EnvelopeLine.apply(mail, options.from, name, run.delivering, rights(invoker), run.now()),
          run.berkeley);
      run.mailRead = true;
      if (!run.delivering) {
        return byHand(invoker);
      }
      for (int i = 0; i + 1 < options.rest.size(); i++) {
        String recipient = options.rest.get(i);
        Process child = p.fork();
        Run copy = new Run(run, child);
        int status = child.run(q -> deliver(copy, invoker, recipient));
        if (status != 0) {
          run.recipients = run.status;
        }
      }
      return deliver(run, invoker, options.rest.get(options.rest.size() - 1));
    }

    private void environment() {
      Map<String, String> kept = new LinkedHashMap<>();
      p.env()
          .forEach(
              (name, value) -> {
                boolean dangerous =
                    name.startsWith("LD_")
                        || name.startsWith("_RLD")
                        || name.equals("LIBPATH")
                        || name.startsWith("ELF_LD_")
                        || name.startsWith("AOUT_LD_");
                if (!dangerous && (options.preserve || name.equals("TZ"))) {
                  kept.put(name, value);
                }
              });
      p.env().clear();
      p.env().putAll(kept);
    }

    /** Whether the invoker may say who the sender is. */
    private int rights(@Nullable Account invoker) {
      if (!run.delivering || run.uid == p.credentials().uid()) {
        return 1;
      }
      Group group = users.groupByGid(run.gid);
      if (invoker != null && TRUSTED.contains(invoker.name())
          || group != null && TRUSTED.contains(group.name())) {
        return 1;
      }
      return options.override ? -1 : 0;
    }

    private byte[] read() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] buffer = new byte[16384];
      try {
        for (int n; (n = p.read(0, buffer, 0, buffer.length)) > 0; ) {
          run.tick();
          all.write(buffer, 0, n);
          if (all.size() > MAX_MAIL) {
            run.log.say("Out of memory");
            run.status = run.status == Run.EX_TEMPFAIL ? Run.EX_TEMPFAIL : Run.EX_OSERR;
            run.end();
          }
        }
      } catch (DiskException e) {
        // no mail is an empty one
      }
      return all.toByteArray();
    }

    private int deliver(Run target, @Nullable Account invoker, String recipient)
        throws IOException {
      Account account = users.named(recipient);
      if (account == null) {
        account = users.named(recipient.toLowerCase(java.util.Locale.ROOT));
      }
      if (account == null) {
        target.log.say("Unknown user", recipient);
        target.syslog(Syslog.Severity.ERR, "Unknown user \"" + recipient + "\"");
        target.log.flush();
        return Run.EX_NOUSER;
      }
      int euid = target.p.credentials().uid();
      boolean enough =
          euid == 0
              || invoker != null && invoker.uid() == account.uid()
              || euid == account.uid() && startGid == account.gid();
      if (!enough) {
        target.log.say("Insufficient privileges");
        target.syslog(
            Syslog.Severity.CRIT, "Insufficient privileges to deliver to \"" + recipient + "\"");
        target.log.flush();
        return Run.EX_NOPERM;
      }
      return new Delivery(target, null, List.of(), "/etc/procmailrc").start(account, startGid);
    }

    private int byHand(@Nullable Account invoker) throws IOException {
      List<String> words = options.rest;
      List<String> rcs = new ArrayList<>();
      for (String word : words) {
        if (!word.contains("=")) {
          rcs.add(word);
        }
      }
      if (run.filter > 0 && rcs.isEmpty()) {
        run.log.say("Missing rcfile");
        run.log.flush();
        return Run.EX_NOINPUT;
      }
      if (!rcs.isEmpty()) {
        run.comsat.off();
      }
      Account account = invoker;
      boolean first = !words.isEmpty() && !words.get(0).contains("=");
      if (run.filter > 0 && rcs.get(0).startsWith("/etc/procmailrcs/")) {
        Account owner = special(rcs.get(0), first);
        if (owner != null) {
          run.filter = 2;
          account = owner;
        }
      }
      if (invoker != null && run.filter < 2 && loginName != null) {
        Account named = users.named(loginName);
        if (named != null && named.uid() == invoker.uid()) {
          account = named;
        }
      }
      String global = rcs.isEmpty() && !options.preserve ? "/etc/procmailrc" : null;
      String rc = rcs.isEmpty() ? null : rcs.get(0);
      return new Delivery(run, rc, words, global).start(account, startGid);
    }

    /** Whose rights an rc file in /etc/procmailrcs gets; null: none but the usual. */
    private @Nullable Account special(String rc, boolean first) throws IOException {
      Inode directory = p.files().peek("/etc/procmailrcs");
      Inode file = p.files().peek(rc);
      Account owner = file == null ? null : users.byUid(file.uid());
      boolean safe =
          !rc.contains("/../")
              && !options.preserve
              && first
              && directory != null
              && directory.isDirectory()
              && directory.uid() == 0
              && file != null
              && !file.isDirectory()
              && owner != null
              && (p.credentials().root() || owner.uid() == p.realUid());
      if (safe && owner != null) {
        return owner;
      }
      run.log.say("Denying special privileges for", rc);
      run.syslog(Syslog.Severity.ALERT, "Denying special privileges for \"" + rc + "\"");
      return null;
    }
  }

  /** The groups of somebody, as initgroups(3) sets them. */
  static Set<Integer> groups(Users users, Account account) {
    Set<Integer> ids = new LinkedHashSet<>(users.credentials(account).groups());
    ids.add(account.gid());
    return ids;
  }

  /** The way of one mail through the rc files to a folder. */
  static final class Delivery {
    private final Run run;
    private final @Nullable String rc;
    private final List<String> words;
    private final @Nullable String global;
    private final boolean isGlobal;

    Delivery(Run run, @Nullable String rc, List<String> words, @Nullable String global) {
      this(run, rc, words, global, false);
    }

    private Delivery(
        Run run,
        @Nullable String rc,
        List<String> words,
        @Nullable String global,
        boolean isGlobal) {
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
          run.groups = groups(run.p.machine().users(), account);
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
      run.syslog(
          Syslog.Severity.CRIT, what + " is not an absolute path for uid \"" + run.uid + "\"");
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
}
