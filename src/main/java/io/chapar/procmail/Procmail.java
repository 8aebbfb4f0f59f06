package io.chapar.procmail;

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
}
