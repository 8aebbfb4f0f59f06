package io.chapar.dovecot;

import io.chapar.disk.Credentials;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.store.Autoexpunge;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.net.SimSocket;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a connection to a session: the login process first, then the process that does the work. */
final class Connections {
  private Connections() {}

  /** A login service. */
  static void login(
      Machine machine, Master.State state, LoginProtocol protocol, boolean ssl, SimSocket socket)
      throws IOException {
    String service = protocol.process() + "-login";
    Process login =
        machine.process(List.of("dovecot/" + service), Map.of(), "/", who(machine, "dovenull"));
    Sessions.count(machine, service);
    LoginSession session =
        new LoginSession(machine, state.conf(), protocol.name(), protocol.process(), socket);
    login.run(
        p -> {
          if (ssl && !session.startTls()) {
            session.disconnected("Connection closed");
            session.wire().close();
            return 0;
          }
          LoginProtocol.Visit visit = protocol.visit(session);
          Authenticator.Outcome.Accepted accepted = visit.login(p.pid());
          if (accepted != null) {
            handOver(machine, session, accepted, protocol, visit, p.pid());
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
      LoginProtocol protocol,
      LoginProtocol.Visit visit,
      int login)
      throws IOException {
    AuthRequest request = accepted.request();
    String name = protocol.name();
    Settings settings =
        session
            .conf()
            .settings(new io.chapar.dovecot.conf.Filter(name, session.lip(), session.rip(), ""));
    Process process =
        machine.process(List.of("dovecot/" + protocol.process()), Map.of(), "/", Credentials.ROOT);
    Authenticator.Who who = session.asked().loggedIn(accepted, process.pid());
    if (!(who instanceof Authenticator.Who.User user)) {
      visit.failed(internal(machine));
      session.refused("Internal login failure (pid=" + login + " id=1)");
      Entrance.failed(
          machine,
          settings,
          session.id(),
          name,
          request.user(),
          "internal login failure: the password is right, but no userdb knows the user",
          session.asked().lookedAt());
      return;
    }
    long most = settings.number("mail_max_userip_connections");
    if (most > 0 && Sessions.count(machine, user.name(), name, session.rip()) >= most) {
      String text =
          "Maximum number of connections from user+IP exceeded (mail_max_userip_connections="
              + most
              + ")";
      visit.tooMany(text);
      session.user(user.name());
      session.refused(text);
      Entrance.failed(machine, settings, session.id(), name, user.name(), text, List.of());
      return;
    }
    Sessions.count(machine, protocol.process());
    session.loggedIn(user.name(), request.mechanism(), process.pid());
    process.run(
        p -> {
          Sessions.add(
              machine,
              new Sessions.Session(p.pid(), user.name(), name, session.rip(), session.lip()));
          try {
            work(p, session, settings, user, protocol, visit);
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
      LoginProtocol protocol,
      LoginProtocol.Visit visit)
      throws IOException {
    Map<String, String> values =
        new LinkedHashMap<>(
            AuthRequest.variables(
                user.name(), protocol.process(), session.lip(), session.rip(), session.id()));
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
      io.chapar.dovecot.conf.ConfException late = session.conf().late();
      if (late != null && late.concerns(protocol.name())) {
        throw new UserException(
            UserException.Stage.USER,
            "Error reading configuration: Invalid settings: " + late.getMessage());
      }
      mail =
          MailUser.become(
              p,
              settings,
              user.name(),
              user.fields(),
              new MailUser.Call(protocol.name(), session.lip(), session.rip(), session.id()));
    } catch (UserException e) {
      if (e.stage() == UserException.Stage.DEATH) {
        log.fatal(prefix, e.text());
        return;
      }
      boolean named = e.stage() != UserException.Stage.PROCESS;
      log.error(named ? prefix : protocol.process() + "(" + p.pid() + "): ", e.text());
      Entrance.failed(
          p.machine(), settings, session.id(), protocol.name(), user.name(), e.text(), List.of());
      session.wire().resetCounts();
      if (e.stage() == UserException.Stage.MAILBOXES) {
        visit.closed(p, settings);
        log.info(prefix, "Disconnected: " + e.text() + " " + visit.counts(settings));
      } else {
        visit.refused(p);
      }
      return;
    }
    session.wire().resetCounts();
    visit.work(p, mail, log, prefix);
    Autoexpunge.run(mail);
  }

  /** For callers that want no session. */
  static @Nullable Authenticator authenticator(Machine machine, Master.State state) {
    Authenticator auth = new Authenticator(machine, state.conf());
    return auth.start() == null ? auth : null;
  }
}
