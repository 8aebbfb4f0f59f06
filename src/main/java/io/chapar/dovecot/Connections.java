package io.chapar.dovecot;

import io.chapar.disk.Credentials;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.imap.Capabilities;
import io.chapar.dovecot.imap.ImapLogin;
import io.chapar.dovecot.imap.ImapSession;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.pop3.Pop3Login;
import io.chapar.dovecot.pop3.Pop3Session;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.mailbox.MailboxException;
import io.chapar.net.SimSocket;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a connection to a session: the login process first, then the process that does the work. */
final class Connections {
  private Connections() {}

  /** A login service of IMAP or POP3. */
  static void login(
      Machine machine, Master.State state, String service, boolean ssl, SimSocket socket)
      throws IOException {
    String protocol = service.substring(0, service.length() - "-login".length());
    Process login =
        machine.process(List.of("dovecot/" + service), Map.of(), "/", who(machine, "dovenull"));
    Sessions.count(machine, service);
    LoginSession session = new LoginSession(machine, state.conf(), protocol, socket);
    login.run(
        p -> {
          if (ssl && !session.startTls()) {
            session.disconnected("Connection closed");
            session.wire().close();
            return 0;
          }
          Authenticator.Outcome.Accepted accepted;
          String tag = "";
          boolean told = false;
          if (protocol.equals("imap")) {
            ImapLogin imap = new ImapLogin(session);
            accepted = imap.run(p.pid());
            tag = imap.tag();
            told = imap.askedCapability();
          } else {
            accepted = new Pop3Login(session).run(p.pid());
          }
          if (accepted != null) {
            handOver(machine, session, accepted, protocol, tag, told, p.pid());
          }
          session.wire().close();
          return 0;
        });
  }

  private static Credentials who(Machine machine, String user) {
    Account account = machine.users().named(user);
    return account == null ? Credentials.ROOT : machine.users().credentials(account);
  }

  private static void handOver(
      Machine machine,
      LoginSession session,
      Authenticator.Outcome.Accepted accepted,
      String protocol,
      String tag,
      boolean told,
      int login)
      throws IOException {
    AuthRequest request = accepted.request();
    Settings settings =
        session
            .conf()
            .settings(
                new io.chapar.dovecot.conf.Filter(protocol, session.lip(), session.rip(), ""));
    boolean imap = protocol.equals("imap");
    Process process =
        machine.process(List.of("dovecot/" + protocol), Map.of(), "/", Credentials.ROOT);
    Authenticator.Who who = session.asked().loggedIn(accepted, process.pid());
    if (!(who instanceof Authenticator.Who.User user)) {
      session
          .wire()
          .say(
              imap
                  ? tag + " NO [UNAVAILABLE] " + internal(machine)
                  : "-ERR [SYS/TEMP] " + internal(machine));
      session.refused("Internal login failure (pid=" + login + " id=1)");
      Entrance.failed(
          machine,
          settings,
          session.id(),
          protocol,
          request.user(),
          "internal login failure: the password is right, but no userdb knows the user",
          session.asked().lookedAt());
      return;
    }
    long most = settings.number("mail_max_userip_connections");
    if (most > 0 && Sessions.count(machine, user.name(), protocol, session.rip()) >= most) {
      String text =
          "Maximum number of connections from user+IP exceeded (mail_max_userip_connections="
              + most
              + ")";
      session.wire().say(imap ? tag + " NO [LIMIT] " + text : "-ERR [IN-USE] " + text);
      session.user(user.name());
      session.refused(text);
      Entrance.failed(machine, settings, session.id(), protocol, user.name(), text, List.of());
      return;
    }
    Sessions.count(machine, protocol);
    session.loggedIn(user.name(), request.mechanism(), process.pid());
    process.run(
        p -> {
          Sessions.add(
              machine,
              new Sessions.Session(p.pid(), user.name(), protocol, session.rip(), session.lip()));
          try {
            work(p, session, settings, user, protocol, tag, told);
          } finally {
            Sessions.remove(machine, p.pid());
            session.wire().close();
          }
          return 0;
        });
  }

  private static String internal(Machine machine) {
    return "Internal error occurred. Refer to server log for more information. ["
        + java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(java.time.ZoneOffset.UTC)
            .format(machine.scheduler().instant())
        + "]";
  }

  private static void work(
      Process p,
      LoginSession session,
      Settings settings,
      Authenticator.Who.User user,
      String protocol,
      String tag,
      boolean told)
      throws IOException {
    boolean imap = protocol.equals("imap");
    Map<String, String> values =
        new LinkedHashMap<>(
            AuthRequest.variables(
                user.name(), protocol, session.lip(), session.rip(), session.id()));
    values.put("pid", Integer.toString(p.pid()));
    values.put("p", Integer.toString(p.pid()));
    String prefix = VarExpand.expand(settings.get("mail_log_prefix"), values);
    DovecotLog log = new DovecotLog(p.machine(), settings);
    MailUser mail;
    String problem = Plugins.problemWithoutDelivery(settings);
    try {
      if (problem != null) {
        throw new UserException(problem);
      }
      mail =
          MailUser.become(
              p,
              settings,
              user.name(),
              user.fields(),
              new MailUser.Call(protocol, session.lip(), session.rip(), session.id()));
    } catch (UserException e) {
      log.error(prefix, e.text());
      Entrance.failed(
          p.machine(), settings, session.id(), protocol, user.name(), e.text(), List.of());
      if (imap && e.text().toLowerCase(java.util.Locale.ROOT).startsWith("namespace")) {
        session.wire().say(welcome(settings, p, tag, told));
        session.wire().say("* BYE " + internal(p.machine()));
        return;
      }
      refuse(session, imap, tag, p.machine());
      return;
    }
    try {
      mail.inboxNamespace().folders().prepare();
    } catch (MailboxException e) {
      log.error(prefix, e.internal() ? e.logged() : e.text()); // the client learns when it selects
    }
    session.wire().resetCounts();
    if (imap) {
      session.wire().say(welcome(settings, p, tag, told));
      new ImapSession(p, mail, session.wire(), log, prefix).run();
    } else {
      new Pop3Session(p, mail, session.wire(), log, prefix).run();
    }
  }

  /** The reply to a login; who asked for capabilities before gets them in a line of their own. */
  private static String welcome(Settings settings, Process p, String tag, boolean told) {
    String capabilities = Capabilities.after(settings, p);
    return told
        ? "* CAPABILITY " + capabilities + "\r\n" + tag + " OK Logged in"
        : tag + " OK [CAPABILITY " + capabilities + "] Logged in";
  }

  private static void refuse(LoginSession session, boolean imap, String tag, Machine machine)
      throws IOException {
    session
        .wire()
        .say(
            imap
                ? tag + " NO [UNAVAILABLE] " + internal(machine)
                : "-ERR [SYS/TEMP] " + internal(machine));
  }

  /** For callers that want no session. */
  static @Nullable Authenticator authenticator(Machine machine, Master.State state) {
    Authenticator auth = new Authenticator(machine, state.conf());
    return auth.start() == null ? auth : null;
  }
}
