package io.chapar.sieve.manage;

import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.login.Mechanisms;
import io.chapar.dovecot.login.Refusal;
import io.chapar.dovecot.login.Wire;
import io.chapar.sieve.check.Engine;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The managesieve-login process: what can be said before the login, and the login itself. */
final class ManageLogin {
  private static final int TIMEOUT_MILLIS = 180_000;
  private static final int MAX_BAD = 3;
  private static final int MAX_LINE = 8192;
  private static final String BAD = "NO \"Error in MANAGESIEVE command received by server.\"";

  private final LoginSession session;
  private final Wire wire;
  private final ManageReader reader;
  private int bad;

  ManageLogin(LoginSession session) {
    this.session = session;
    this.wire = session.wire();
    this.reader = new ManageReader(wire, MAX_LINE);
  }

  /** The connection has been ended, and that has been logged. */
  private static final class OverException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Talks until somebody has logged in; null if that came to nothing. */
  Authenticator.Outcome.@Nullable Accepted run(int pid) throws IOException {
    wire.timeout(TIMEOUT_MILLIS);
    try {
      Authenticator auth = session.authenticator(pid);
      if (auth == null) {
        session.machine().scheduler().sleep(Duration.ofSeconds(30));
        session.disconnected("Auth process broken");
        wire.say("BYE \"Disconnected: Auth process broken.\"");
        return null;
      }
      capabilities(auth);
      wire.say("OK " + Quoting.sentence(session.settings().get("login_greeting")));
      while (true) {
        Authenticator.Outcome.Accepted accepted = command(auth);
        if (accepted != null) {
          return accepted;
        }
      }
    } catch (OverException e) {
      return null;
    } catch (SocketTimeoutException e) {
      wire.say("BYE \"Disconnected for inactivity.\"");
      session.disconnected("Inactivity");
    } catch (IOException e) {
      session.disconnected("Connection closed");
    }
    return null;
  }

  private void capabilities(Authenticator auth) throws IOException {
    Settings settings = session.settings();
    wire.put(Capability.line("IMPLEMENTATION", settings.get("managesieve_implementation_string")));
    Engine engine = Engine.plain(settings.plugins(), text -> {});
    String extensions = settings.get("managesieve_sieve_capability");
    wire.put(Capability.line("SIEVE", extensions.isEmpty() ? engine.capabilities() : extensions));
    if (engine.enabled("enotify") != null) {
      wire.put(Capability.line("NOTIFY", "mailto"));
    }
    boolean refused = session.plaintextRefused();
    List<String> mechanisms =
        auth.mechanisms().stream()
            .filter(m -> !(refused && (m.equals("PLAIN") || m.equals("LOGIN"))))
            .toList();
    wire.put(Capability.line("SASL", String.join(" ", mechanisms)));
    if (session.tlsOffered()) {
      wire.put(Capability.line("STARTTLS", null));
    }
    wire.put(Capability.line("VERSION", "1.0"));
  }

  private void bad() throws IOException {
    if (++bad >= MAX_BAD) {
      wire.say("BYE \"Too many invalid MANAGESIEVE commands.\"");
      session.disconnected("Too many invalid commands.");
      throw new OverException();
    }
    wire.say(BAD);
  }

  private Authenticator.Outcome.@Nullable Accepted command(Authenticator auth) throws IOException {
    try {
      String name = reader.word().toUpperCase(Locale.ROOT);
      if (name.equals("AUTHENTICATE")) {
        return authenticate(auth);
      }
      if (!List.of("CAPABILITY", "STARTTLS", "NOOP", "LOGOUT", "XCLIENT").contains(name)) {
        bad();
        reader.skip();
        return null;
      }
      List<ManageReader.Argument> args = reader.all();
      reader.skip();
      if (name.equals("NOOP")) {
        noop(args);
      } else if (name.equals("XCLIENT")) {
        wire.say("NO \"You are not from trusted IP\"");
      } else if (!args.isEmpty()) {
        bad();
      } else if (name.equals("CAPABILITY")) {
        capabilities(auth);
        wire.say("OK \"Capability completed.\"");
      } else if (name.equals("STARTTLS")) {
        startTls(auth);
      } else {
        wire.say("OK \"Logout completed.\"");
        session.disconnected("Aborted login by logging out");
        throw new OverException();
      }
    } catch (ManageReader.SyntaxException e) {
      if (e.fatal()) {
        wire.say("BYE " + Quoting.sentence(e.text()));
        session.disconnected(e.text());
        throw new OverException();
      }
      wire.say("NO " + Quoting.sentence(e.text()));
      reader.skip();
    }
    return null;
  }

  private void noop(List<ManageReader.Argument> args) throws IOException {
    if (args.isEmpty()) {
      wire.say("OK \"NOOP Completed\"");
    } else if (args.size() > 1) {
      bad();
    } else if (!args.get(0).string()) {
      wire.say("NO \"Invalid echo tag.\"");
    } else {
      wire.say("OK (TAG " + Quoting.exact(args.get(0).text()) + ") \"Done\"");
    }
  }

  private void startTls(Authenticator auth) throws IOException {
    if (session.tls()) {
      wire.say("NO \"TLS is already active.\"");
    } else if (!session.tlsOffered()) {
      wire.say("NO \"TLS support isn't enabled.\"");
    } else {
      wire.say("OK \"Begin TLS negotiation now.\"");
      if (!session.startTls()) {
        throw new EOFException();
      }
      capabilities(auth);
      wire.say("OK \"TLS negotiation successful.\"");
    }
  }

  /** Challenges and answers as strings, one a line. */
  private final class Strings implements Mechanisms.Carrier {
    @Override
    public void challenge(String text) throws IOException {
      wire.say(Quoting.sentence(text));
    }

    @Override
    public @Nullable String answer() throws IOException, Mechanisms.BadAnswerException {
      try {
        List<ManageReader.Argument> args = reader.all();
        reader.skip();
        if (args.isEmpty()) {
          throw new Mechanisms.BadAnswerException(
              "Received empty AUTHENTICATE client response line.");
        }
        if (args.size() > 1 || !args.get(0).string()) {
          throw new Mechanisms.BadAnswerException("Invalid AUTHENTICATE client response.");
        }
        return args.get(0).text();
      } catch (EOFException e) {
        return null;
      } catch (ManageReader.SyntaxException e) {
        reader.skip();
        throw new Mechanisms.BadAnswerException(e.text());
      }
    }
  }

  private Authenticator.Outcome.@Nullable Accepted authenticate(Authenticator auth)
      throws IOException, ManageReader.SyntaxException {
    List<ManageReader.Argument> args = reader.all();
    reader.skip();
    if (args.isEmpty() || !args.get(0).string() || args.get(0).text().isEmpty()) {
      bad();
      return null;
    }
    if (args.size() > 2 || args.size() == 2 && !args.get(1).string()) {
      wire.say("NO \"Invalid AUTHENTICATE initial response.\"");
      return null;
    }
    String initial = args.size() == 2 ? args.get(1).text() : null;
    String mechanism = args.get(0).text().toUpperCase(Locale.ROOT);
    Mechanisms.End end = Mechanisms.run(session, auth, mechanism, initial, new Strings());
    if (end instanceof Mechanisms.End.Answered answered) {
      return outcome(answered.outcome());
    }
    if (end instanceof Mechanisms.End.Refused refused) {
      refuse("", refused.refusal());
      return null;
    }
    throw new EOFException();
  }

  private Authenticator.Outcome.@Nullable Accepted outcome(Authenticator.Outcome outcome)
      throws IOException {
    if (outcome instanceof Authenticator.Outcome.Accepted accepted) {
      if (!accepted.fields().containsKey("nologin")) {
        return accepted;
      }
      refuse(accepted.request().user(), Refusal.nologin(accepted));
      return null;
    }
    Authenticator.Outcome.Refused refused = (Authenticator.Outcome.Refused) outcome;
    refuse(refused.request().user(), Refusal.of(refused, session.machine()));
    return null;
  }

  private void refuse(String who, Refusal refusal) throws IOException {
    session.failed(who, refusal);
    boolean unencrypted =
        refusal.kind() == Refusal.Kind.PLAINTEXT
            && session.settings().get("ssl").equals("required");
    String code =
        refusal.kind() == Refusal.Kind.TEMPFAIL
            ? "(TRYLATER) "
            : unencrypted ? "(ENCRYPT-NEEDED) " : "";
    wire.say("NO " + code + Quoting.sentence(refusal.text()));
  }
}
