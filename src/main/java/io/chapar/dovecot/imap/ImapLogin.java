package io.chapar.dovecot.imap;

import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.login.Mechanisms;
import io.chapar.dovecot.login.Refusal;
import io.chapar.dovecot.login.Wire;
import io.chapar.dovecot.message.Arg;
import io.chapar.text.Utf8;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The imap-login process: what can be said before the login, and the login itself. */
public final class ImapLogin {
  private static final int TIMEOUT_MILLIS = 180_000;
  private static final int MAX_BAD = 3;
  private static final int MAX_LITERAL = 4096;
  private static final String BAD = "BAD Error in IMAP command received by server.";

  private final LoginSession session;
  private final Wire wire;
  private @Nullable Authenticator auth;
  private int bad;
  private String tag = "*";
  private boolean askedCapability;

  /** The login stage of a connection. */
  public ImapLogin(LoginSession session) {
    this.session = session;
    this.wire = session.wire();
  }

  /** The tag of the command that logged in: its reply is still due. */
  public String tag() {
    return tag;
  }

  /**
   * Whether the client asks for capabilities itself: then it is told them in a line of their own.
   */
  public boolean askedCapability() {
    return askedCapability;
  }

  /** Talks until somebody has logged in; null if that came to nothing. */
  public Authenticator.Outcome.@Nullable Accepted run(int pid) throws IOException {
    wire.timeout(TIMEOUT_MILLIS);
    try {
      auth = session.authenticator(pid);
      Authenticator a = auth;
      if (a == null) {
        wire.say("* OK Waiting for authentication process to respond..");
        session.machine().scheduler().sleep(java.time.Duration.ofSeconds(30));
        session.disconnected("Auth process broken");
        wire.say("* BYE Disconnected: Auth process broken.");
        return null;
      }
      wire.say(
          "* OK [CAPABILITY " + capabilities(a) + "] " + session.settings().get("login_greeting"));
      while (true) {
        Authenticator.Outcome.Accepted accepted = command(a);
        if (accepted != null) {
          return accepted;
        }
        if (bad >= MAX_BAD) {
          wire.say("* BYE Too many invalid IMAP commands.");
          session.disconnected("Too many invalid commands");
          return null;
        }
      }
    } catch (LeftException e) {
      session.disconnected("Aborted login by logging out");
    } catch (OverException e) {
      return null;
    } catch (SocketTimeoutException e) {
      wire.say("* BYE Disconnected for inactivity.");
      session.disconnected("Inactivity");
    } catch (Wire.LongLineException e) {
      wire.say("* BYE Input buffer full, aborting");
      session.disconnected("Input buffer full");
    } catch (EOFException e) {
      session.disconnected("Connection closed");
    } catch (IOException e) {
      session.disconnected("Connection closed");
    }
    return null;
  }

  /** The client has said LOGOUT. */
  private static final class LeftException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** The connection has been ended, and that has been logged. */
  private static final class OverException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private String capabilities(Authenticator a) {
    return Capabilities.before(session, a.mechanisms());
  }

  /** A command that is none: the third in a row is not answered any more. */
  private void bad(String text) throws IOException {
    if (++bad < MAX_BAD) {
      wire.say(text);
    }
  }

  private Authenticator.Outcome.@Nullable Accepted command(Authenticator a) throws IOException {
    ArgReader reader = new ArgReader(wire, MAX_LITERAL);
    tag = reader.word();
    String name = reader.ended() ? "" : reader.word().toUpperCase(Locale.ROOT);
    if (tag.isEmpty() || name.isEmpty() || tag.equals("*")) {
      reader.skip();
      bad((tag.isEmpty() || tag.equals("*") ? "*" : tag) + " " + BAD);
      return null;
    }
    List<Arg> args;
    try {
      args = reader.all();
    } catch (ArgReader.SyntaxException e) {
      if (e.fatal()) {
        wire.say("* BYE " + e.text());
        session.disconnected(e.text());
        throw new OverException();
      }
      reader.skip();
      bad(tag + " " + BAD);
      return null;
    }
    switch (name) {
      case "CAPABILITY" -> {
        askedCapability = true;
        wire.put("* CAPABILITY " + capabilities(a) + "\r\n");
        wire.say(tag + " OK Pre-login capabilities listed, post-login capabilities have more.");
      }
      case "NOOP" -> wire.say(tag + " OK NOOP completed.");
      case "ENABLE" -> {
        wire.put("* ENABLED\r\n");
        wire.say(tag + " OK ENABLE ignored in non-authenticated state.");
      }
      case "ID" -> {
        wire.put("* " + Simple.identity(session.settings()) + "\r\n");
        wire.say(tag + " OK ID completed.");
      }
      case "LOGOUT" -> {
        wire.put("* BYE Logging out\r\n");
        wire.say(tag + " OK Logout completed.");
        throw new LeftException();
      }
      case "STARTTLS" -> startTls();
      case "LOGIN" -> {
        return login(a, args);
      }
      case "AUTHENTICATE" -> {
        return authenticate(a, args);
      }
      default -> {
        bad(tag + " " + BAD);
        return null;
      }
    }
    bad = 0;
    return null;
  }

  private void startTls() throws IOException {
    if (session.tls()) {
      wire.say(tag + " BAD TLS is already active.");
      return;
    }
    if (!session.tlsOffered()) {
      wire.say(tag + " BAD TLS support isn't enabled.");
      return;
    }
    wire.say(tag + " OK Begin TLS negotiation now.");
    if (!session.startTls()) {
      throw new EOFException();
    }
  }

  private Authenticator.Outcome.@Nullable Accepted login(Authenticator a, List<Arg> args)
      throws IOException {
    String user = args.isEmpty() ? null : args.get(0).string();
    String password = args.size() != 2 ? null : args.get(1).string();
    if (user == null || password == null) {
      bad(tag + " " + BAD);
      return null;
    }
    bad = 0;
    if (refusedInClear(user, password)) {
      return null;
    }
    if (!a.mechanisms().contains("PLAIN")) {
      wire.say(tag + " NO [ALERT] Unsupported authentication mechanism.");
      return null;
    }
    AuthRequest request = session.request(user, "PLAIN");
    session.begins("PLAIN");
    a.begun(request, clear(user, password));
    return outcome(a.login(request, password));
  }

  private boolean refusedInClear(String user, String password) throws IOException {
    if (!session.plaintextRefused()) {
      return false;
    }
    session.exposed(user);
    session.refusedInClear(user, password, "imap");
    wire.put(
        "* BAD [ALERT] Plaintext authentication not allowed without SSL/TLS, but your client did"
            + " it anyway. If anyone was listening, the password was exposed.\r\n");
    wire.say(
        tag
            + " NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS)"
            + " connections.");
    return true;
  }

  /** A name and a password as PLAIN sends them. */
  private static String clear(String user, String password) {
    return Base64.getEncoder().encodeToString(Utf8.encode("\0" + user + "\0" + password));
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

  private void refuse(String user, Refusal refusal) throws IOException {
    session.failed(user, refusal);
    wire.say(tag + " " + refusal.imap());
  }

  private Authenticator.Outcome.@Nullable Accepted authenticate(Authenticator a, List<Arg> args)
      throws IOException {
    String name = args.isEmpty() ? null : args.get(0).string();
    if (name == null || args.size() > 2) {
      bad(tag + " " + BAD);
      return null;
    }
    bad = 0;
    String mechanism = name.toUpperCase(Locale.ROOT);
    String initial = args.size() == 2 ? args.get(1).string() : null;
    Mechanisms.End end = Mechanisms.run(session, a, mechanism, initial, "+ ");
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
