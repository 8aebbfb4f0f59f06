package io.chapar.dovecot.command;

import io.chapar.dovecot.Master;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all of doveadm's mail commands share: for whom (-u, -A, -F), becoming that user, and saying
 * what went wrong.
 */
final class Mails {
  /** The options that every mail command has. */
  static final String OPTIONS = "AF:S:u:";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Mails() {}

  /** What is done for each user. */
  @FunctionalInterface
  interface Work {
    void run(MailUser user) throws IOException, MailboxException;
  }

  /** Whether output names the users: more than one is meant. */
  static boolean several(Adm.Options options) {
    String user = options.get('u', "");
    return options.has('A') || options.has('F') || user.indexOf('*') >= 0 || user.indexOf('?') >= 0;
  }

  /** Does it for every user that the options mean. */
  static void each(Adm adm, Adm.Options options, Work work) throws IOException {
    if (!several(options)) {
      String user = options.get('u', "");
      if (user.isEmpty()) {
        self(adm, work);
      } else {
        one(adm, user, work);
      }
      return;
    }
    List<String> users;
    if (options.has('F')) {
      users = new ArrayList<>();
      for (String line :
          io.chapar.text.Utf8.decode(adm.process().readAll(options.get('F', ""))).split("\n", -1)) {
        if (!line.isBlank()) {
          users.add(line.strip());
        }
      }
    } else {
      users = listed(adm, options);
      if (users == null) {
        return;
      }
    }
    for (String user : users) {
      one(adm, user, work);
    }
  }

  private static @Nullable List<String> listed(Adm adm, Adm.Options options) throws IOException {
    Authenticator auth =
        adm.connectError(adm.base() + "/auth-userdb") == null ? adm.auth("auth-userdb") : null;
    List<String> all = auth == null ? null : auth.users();
    if (all == null) {
      adm.error(
          auth == null
              ? "auth-master: userdb list: connect("
                  + adm.base()
                  + "/auth-userdb) failed: No such file or directory"
              : "auth-master: userdb list: User listing returned failure");
      adm.process().err().print("doveadm: Error: Failed to iterate through some users\n");
      adm.fail(Adm.TEMP);
      return null;
    }
    String mask = options.has('A') ? "*" : options.get('u', "*");
    return all.stream().filter(u -> Authenticator.glob(mask, u)).toList();
  }

  /** Without -u a user works on the own mail; root has none. */
  private static void self(Adm adm, Work work) throws IOException {
    Process p = adm.process();
    Account account = p.machine().users().byUid(p.credentials().uid());
    String name = account == null ? Integer.toString(p.credentials().uid()) : account.name();
    Map<String, String> fields = new LinkedHashMap<>();
    if (p.credentials().uid() != 0) {
      fields.put("uid", Integer.toString(p.credentials().uid()));
      fields.put("gid", Integer.toString(p.credentials().gid()));
    }
    String home = p.env().get("HOME");
    fields.put("home", home == null ? account == null ? "/" : account.home() : home);
    work(adm, p, name, fields, work);
  }

  private static void one(Adm adm, String user, Work work) throws IOException {
    Process p = adm.process();
    Authenticator.Who who = lookup(adm, user);
    if (who == null) {
      adm.fail(Adm.TEMP);
      return;
    }
    if (who instanceof Authenticator.Who.Nobody) {
      adm.error(user, "User doesn't exist");
      adm.fail(Adm.NO_USER);
      return;
    }
    Authenticator.Who.User found = (Authenticator.Who.User) who;
    if ("0".equals(found.fields().get("uid"))) {
      adm.error(user, "User lookup failed: Invalid settings in userdb: userdb returned 0 as uid");
      adm.fail(Adm.TEMP);
      return;
    }
    Process child = p.fork();
    Adm.ExitException[] ended = {null};
    child.run(
        c -> {
          try {
            work(adm, c, found.name(), found.fields(), work);
          } catch (Adm.ExitException e) {
            ended[0] = e;
          }
          return 0;
        });
    if (ended[0] != null) {
      throw ended[0];
    }
  }

  /** Asks the userdb of the running Dovecot; null if it cannot be asked, which is told. */
  static Authenticator.@Nullable Who lookup(Adm adm, String user) throws IOException {
    Process p = adm.process();
    String path = adm.base() + "/auth-userdb";
    String error = adm.connectError(path);
    Master.State state = adm.master();
    Authenticator.Who who = null;
    String why;
    if (error != null || state == null) {
      why = "connect(" + path + ") failed: " + (error == null ? "Connection refused" : error);
    } else {
      Authenticator auth = adm.auth("auth-userdb");
      if (auth == null) {
        why = "Disconnected unexpectedly";
      } else {
        who = auth.user(AuthRequest.about(user, "doveadm"));
        if (!(who instanceof Authenticator.Who.Failed)) {
          return who;
        }
        why = "Auth USER lookup failed";
      }
    }
    p.err()
        .print(
            "doveadm("
                + user
                + ")<"
                + p.pid()
                + "><>: Error: auth-master: userdb lookup("
                + user
                + "): "
                + why
                + "\n");
    adm.error(
        user,
        "User lookup failed: Internal error occurred. Refer to server log for more information.");
    return null;
  }

  private static void work(Adm adm, Process p, String name, Map<String, String> fields, Work work)
      throws IOException {
    MailUser user;
    io.chapar.dovecot.conf.ConfException late = adm.conf().late();
    if (late != null && late.concerns("doveadm")) {
      adm.error(
          name,
          "User lookup failed: Error reading configuration: Invalid settings: "
              + String.valueOf(late.getMessage()).replace("Namespace ''", "Namespace '0'"));
      adm.fail(Adm.TEMP);
      return;
    }
    try {
      user =
          MailUser.become(
              p, adm.settings(), name, fields, new MailUser.Call("doveadm", "", "", ""));
    } catch (UserException e) {
      adm.error(name, e.text());
      adm.fail(Adm.TEMP);
      return;
    }
    try {
      if (adm.settings().get("mail_location").startsWith("maildir")) {
        prepare(adm, user);
      }
      work.run(user);
    } catch (MailboxException e) {
      failed(adm, name, "", e);
    }
  }

  private static void prepare(Adm adm, MailUser user) throws IOException {
    try {
      user.inboxNamespace().folders().prepare();
    } catch (MailboxException e) {
      adm.error(user.user(), e.internal() ? e.logged() : e.text());
    }
  }

  /** Says what went wrong with {@code what}; internal errors first as the log would have them. */
  static void failed(Adm adm, String user, String what, MailboxException e) throws IOException {
    String text = e.text();
    if (e.internal()) {
      adm.error(user, e.logged());
      boolean plain = e.logged().startsWith("mkdir(");
      text =
          plain
              ? text + " [" + STAMP.format(adm.process().machine().scheduler().instant()) + "]"
              : e.logged();
    }
    if (!what.isEmpty()) {
      adm.error(user, what + ": " + text);
    } else if (!e.internal()) {
      adm.error(user, text);
    }
    adm.fail(status(e));
  }

  static int status(MailboxException e) {
    return switch (e.kind()) {
      case NOTFOUND -> Adm.NOT_FOUND;
      case EXISTS, NOTPOSSIBLE ->
          e.text().startsWith("Invalid mailbox name")
                  || e.text().startsWith("Control characters")
                  || e.text().equals("Mailbox name too long")
              ? Adm.USAGE
              : e.text().startsWith("Timeout") ? Adm.TEMP : Adm.NOT_POSSIBLE;
      case PERM -> Adm.NO_PERM;
      case OVERQUOTA -> 73;
      default -> Adm.TEMP;
    };
  }
}
