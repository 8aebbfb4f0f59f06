package io.chapar.dovecot.pop3;

import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.login.Mechanisms;
import io.chapar.dovecot.login.Refusal;
import io.chapar.dovecot.login.Wire;
import io.chapar.text.Utf8;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pop3-login process: what can be said before the login, and the login itself. */
public final class Pop3Login {
  private static final int TIMEOUT_MILLIS = 180_000;
  private static final int MAX_BAD = 3;
  private static final String CLEAR =
      "-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.";

  private final LoginSession session;
  private final Wire wire;
  private String user = "";
  private int bad;

  /** The login stage of a connection. */
  public Pop3Login(LoginSession session) {
    this.session = session;
    this.wire = session.wire();
  }

  /** Talks until somebody has logged in; null if that came to nothing. */
  public Authenticator.Outcome.@Nullable Accepted run(int pid) throws IOException {
    wire.timeout(TIMEOUT_MILLIS);
    try {
      Authenticator auth = session.authenticator(pid);
      if (auth == null) {
        session.machine().scheduler().sleep(java.time.Duration.ofSeconds(30));
        session.disconnected("Auth process broken");
        wire.say("-ERR [SYS/TEMP] Auth process broken.");
        return null;
      }
      wire.say("+OK " + session.settings().get("login_greeting"));
      while (bad < MAX_BAD) {
        String line = wire.line();
        if (line == null) {
          throw new EOFException();
        }
        int space = line.indexOf(' ');
        String name = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String args = space < 0 ? "" : line.substring(space + 1);
        if (name.equals("QUIT")) {
          wire.say("+OK Logging out");
          session.disconnected("Aborted login by logging out");
          return null;
        }
        int before = bad;
        Authenticator.Outcome.Accepted accepted = command(auth, name, args);
        if (bad == before) {
          bad = 0;
        }
        if (accepted != null) {
          return accepted;
        }
      }
      wire.say("-ERR Too many invalid bad commands.");
      session.disconnected("Too many invalid commands");
    } catch (SocketTimeoutException e) {
      wire.say("-ERR Disconnected for inactivity.");
      session.disconnected("Inactivity");
    } catch (Wire.LongLineException e) {
      wire.say("-ERR Input buffer full, aborting");
      session.disconnected("Input buffer full");
    } catch (IOException e) {
      session.disconnected("Connection closed");
    }
    return null;
  }

  private Authenticator.Outcome.@Nullable Accepted command(
      Authenticator auth, String name, String args) throws IOException {
    switch (name) {
      case "CAPA" -> capa(auth);
      case "STLS" -> {
        if (session.tls()) {
          wire.say("-ERR TLS is already active.");
        } else if (!session.tlsOffered()) {
          wire.say("-ERR TLS support isn't enabled.");
        } else {
          wire.say("+OK Begin TLS negotiation now.");
          if (!session.startTls()) {
            throw new EOFException();
          }
        }
      }
      case "USER" -> {
        if (session.plaintextRefused()) {
          session.exposed(args);
          session.refusedInClear(args, "", "pop3");
          wire.say(CLEAR);
          return null;
        }
        user = args;
        wire.say("+OK");
      }
      case "PASS" -> {
        if (session.plaintextRefused()) {
          session.exposed(session.lastUser());
          session.refusedInClear(session.lastUser(), args, "pop3");
          wire.say(CLEAR);
          return null;
        }
        if (user.isEmpty()) {
          wire.say("-ERR No username given.");
          return null;
        }
        AuthRequest request = session.request(user, "PLAIN");
        session.begins("PLAIN");
        auth.begun(
            request, Base64.getEncoder().encodeToString(Utf8.encode("\0" + user + "\0" + args)));
        return outcome(auth.login(request, args));
      }
      case "AUTH" -> {
        return authenticate(auth, args);
      }
      case "APOP" -> wire.say("-ERR APOP not enabled.");
      default -> {
        bad++;
        wire.say("-ERR Unknown command.");
      }
    }
    return null;
  }

  private void capa(Authenticator auth) throws IOException {
    wire.put("+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\n");
    if (session.tlsOffered()) {
      wire.put("STLS\r\n");
    }
    boolean refused = session.plaintextRefused();
    if (!refused) {
      wire.put("USER\r\n");
    }
    StringBuilder sasl = new StringBuilder("SASL");
    for (String mechanism : auth.mechanisms()) {
      if (!(refused && List.of("PLAIN", "LOGIN").contains(mechanism))) {
        sasl.append(' ').append(mechanism);
      }
    }
    wire.say(sasl + "\r\n.");
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
    wire.say(refusal.pop3());
  }

  private Authenticator.Outcome.@Nullable Accepted authenticate(Authenticator auth, String args)
      throws IOException {
    String[] f = args.strip().split("\\s+");
    String mechanism = f[0].toUpperCase(Locale.ROOT);
    if (mechanism.isEmpty()) {
      wire.put("+OK\r\n");
      for (String m : auth.mechanisms()) {
        wire.put(m + "\r\n");
      }
      wire.say(".");
      return null;
    }
    Mechanisms.End end = Mechanisms.run(session, auth, mechanism, f.length > 1 ? f[1] : null, "+ ");
    if (end instanceof Mechanisms.End.Answered answered) {
      return outcome(answered.outcome());
    }
    if (end instanceof Mechanisms.End.Refused refused) {
      refuse("", refused.refusal());
      return null;
    }
    throw new EOFException();
  }
}
