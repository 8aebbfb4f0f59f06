package io.chapar.dovecot.login;

import io.chapar.config.Setting;
import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Entrance;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.Filter;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Decisions;
import io.chapar.host.LoginAttempts;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.tls.Tls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * What the login processes of all protocols share: who is at the other end, whether the connection
 * is secured, how often it was tried, and the line that is logged at the end.
 */
public final class LoginSession {
  private static final Pattern ELEMENT_VALUE = Pattern.compile("%(\\{[^}]*\\}|.)");

  private final Machine machine;
  private final Conf conf;
  private final Settings settings;
  private final String service;
  private final String process;
  private final Wire wire;
  private final String rip;
  private final String lip;
  private final String id;
  private final DovecotLog log;
  private final long begun;
  private boolean tls;
  private String tlsError = "";
  private String user = "";
  private String mechanism = "";
  private int attempts;
  private @Nullable Authenticator auth;
  private long tryBegun;
  private boolean waiting;
  private boolean gaveUp;
  private Refusal.@Nullable Kind lastFailure;
  private final int lport;
  private final int rport;

  /**
   * A connection to a login service.
   *
   * @param service imap, pop3, …
   * @param process what its processes are called, which is the same but for ManageSieve
   */
  public LoginSession(Machine machine, Conf conf, String service, String process, SimSocket socket)
      throws IOException {
    this.machine = machine;
    this.conf = conf;
    this.service = service;
    this.process = process;
    this.wire = new Wire(socket);
    this.rip = Ip.text(socket.getInetAddress());
    this.lip = Ip.text(socket.getLocalAddress());
    this.settings = conf.settings(new Filter(service, lip, rip, ""));
    this.log = new DovecotLog(machine, settings);
    this.begun = machine.scheduler().nanos();
    this.lport = socket.getLocalPort();
    this.rport = socket.getPort();
    this.id = id(rport);
  }

  private String id(int port) {
    long micros = begun / 1000;
    byte[] address = Ip.of(rip).getAddress();
    byte[] bytes = new byte[8 + address.length];
    for (int i = 0; i < 6; i++) {
      bytes[i] = (byte) (micros >>> 8 * i);
    }
    bytes[6] = (byte) port;
    bytes[7] = (byte) (port >> 8);
    System.arraycopy(address, 0, bytes, 8, address.length);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The host. */
  public Machine machine() {
    return machine;
  }

  /** The configuration of the master. */
  public Conf conf() {
    return conf;
  }

  /** The settings for this connection. */
  public Settings settings() {
    return settings;
  }

  /** The connection. */
  public Wire wire() {
    return wire;
  }

  /** imap or pop3. */
  public String service() {
    return service;
  }

  /** The client's address. */
  public String rip() {
    return rip;
  }

  /** Ours. */
  public String lip() {
    return lip;
  }

  /** The session's id, as log lines show it. */
  public String id() {
    return id;
  }

  /** Where it logs. */
  public DovecotLog log() {
    return log;
  }

  /** Whether TLS is on. */
  public boolean tls() {
    return tls;
  }

  /** Whether the connection counts as secured: TLS, this host itself, or a trusted network. */
  public boolean secured() {
    if (tls || rip.equals(lip)) {
      return true;
    }
    for (String net : settings.words("login_trusted_networks")) {
      if (Filter.contains(net, rip)) {
        return true;
      }
    }
    return false;
  }

  /** Whether passwords in clear are refused. */
  public boolean plaintextRefused() {
    return !secured()
        && (settings.yes("disable_plaintext_auth") || settings.get("ssl").equals("required"));
  }

  /** Notes why a password in clear was refused. */
  public void refusedInClear(String who, String password, String protocol) {
    LoginAttempts.keep(
        machine, id, new LoginAttempts.Attempt(protocol, "PLAIN", rip, lport, tls, who, password));
    String name = settings.yes("disable_plaintext_auth") ? "disable_plaintext_auth" : "ssl";
    Setting setting = settings.setting(name);
    Cause cause =
        new Cause(
            rip + " is not this host, and the connection is not encrypted",
            name,
            null,
            setting.value(),
            setting.origin().toString());
    Decisions.keep(
        machine,
        Decisions.LOGIN,
        new Decision(
            machine.scheduler().nanos(),
            protocol + "-login from " + rip,
            who,
            "refused: plaintext authentication disallowed",
            List.of(cause),
            id));
  }

  /** Whether TLS is offered. */
  public boolean tlsOffered() {
    return !tls && !settings.get("ssl").equals("no");
  }

  /** A try to log in begins. */
  public void begins(String how) {
    mechanism = how;
    attempts++;
    gaveUp = false;
    lastFailure = null;
    if (tryBegun == 0) {
      tryBegun = machine.scheduler().nanos();
    }
  }

  /** Notes who it is that was refused. */
  public void failed(String who, Refusal refusal) {
    user = who.isEmpty() ? user : who;
    lastFailure = refusal.kind();
    if (refusal.kind() == Refusal.Kind.NOLOGIN) {
      String why = "login disabled by the field nologin: " + refusal.text();
      Entrance.failed(machine, settings, id, service, user, why, asked().lookedAt());
    }
  }

  /** A password that came over a connection on which it may not. */
  public void exposed(String who) {
    user = who;
    attempts++;
  }

  /** The client is to answer a challenge, or has. */
  void waiting(boolean now) {
    waiting = now;
  }

  /** The client broke an exchange off. */
  void aborted() {
    gaveUp = true;
  }

  /** Notes the name that was given. */
  public void user(String who) {
    user = who;
  }

  /** The name that was given last. */
  public String lastUser() {
    return user;
  }

  /**
   * The auth process as this connection sees it; null if it cannot start.
   *
   * @param pid the process that asks
   */
  public @Nullable Authenticator authenticator(int pid) {
    Authenticator auth = new Authenticator(machine, conf, new Filter("", lip, rip, ""));
    if (auth.start() != null) {
      return null;
    }
    auth.opening();
    auth.connected(pid);
    this.auth = auth;
    return auth;
  }

  /** The auth process that was asked. */
  public Authenticator asked() {
    return java.util.Objects.requireNonNull(auth);
  }

  /** A login over this connection. */
  public AuthRequest request(String login, String how) {
    return AuthRequest.over(service, how, lip, rip, id, secured()).named(login).ports(lport, rport);
  }

  /** Turns TLS on; false if that failed, which is logged. */
  public boolean startTls() {
    Tls.Identity identity = Tls.identity(settings.get("ssl_cert"), settings.get("ssl_key"));
    String set = settings.get("ssl_min_protocol");
    String ciphers = settings.get("ssl_cipher_list");
    boolean known =
        List.of("", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3", "LATEST", "ANY")
            .contains(set);
    boolean usable = ciphers.isEmpty() || CIPHERS.matcher(ciphers).find();
    if (!(identity instanceof Tls.Identity.Good good) || !known || !usable) {
      String why =
          identity instanceof Tls.Identity.Good
              ? known
                  ? "Can't set cipher list to '"
                      + ciphers
                      + "' (ssl_cipher_list setting): error:0A0000B9:SSL routines::no cipher match"
                  : "Unknown ssl_min_protocol setting '" + set + "'"
              : identity instanceof Tls.Identity.NoCertificate
                  ? "Can't load SSL certificate (ssl_cert setting): There is no valid PEM certificate."
                  : identity instanceof Tls.Identity.NoKey
                      ? "Couldn't parse private SSL key (ssl_key setting) (maybe ssl_key_password is"
                          + " wrong?): error:1E08010C:DECODER routines::unsupported: No supported data"
                          + " to decode. Input type: PEM"
                      : "Can't load SSL private key (ssl_key setting): Key is for a different cert than"
                          + " ssl_cert";
      log.error(process + "-login: ", "Failed to initialize SSL server context: " + why + who());
      told = true;
      return false;
    }
    try {
      wire.flush();
      SSLSocket socket = Tls.server(good.context(), wire.base());
      List<String> protocols = new ArrayList<>(List.of("TLSv1.3"));
      if (!settings.get("ssl_min_protocol").equals("TLSv1.3")) {
        protocols.add("TLSv1.2");
      }
      socket.setEnabledProtocols(protocols.toArray(String[]::new));
      socket.startHandshake();
      wire.layer(socket);
      tls = true;
      return true;
    } catch (SSLException e) {
      String text = String.valueOf(e.getMessage());
      tlsError =
          text.contains("plaintext") || text.contains("Unsupported or unrecognized")
              ? "SSL_accept() failed: error:0A00010B:SSL routines::wrong version number"
              : text.contains("protocol")
                  ? "SSL_accept() failed: error:0A000102:SSL routines::unsupported protocol"
                  : text.contains("certificate")
                      ? "SSL_accept() failed: error:0A000418:SSL routines::tlsv1 alert unknown ca:"
                          + " SSL alert number 48"
                      : "SSL_accept() failed: error:0A000126:SSL routines::unexpected eof while"
                          + " reading";
      return false;
    } catch (IOException e) {
      tlsError = "Disconnected";
      return false;
    }
  }

  /** Words of OpenSSL's cipher lists, one of which makes a list that is not empty. */
  private static final java.util.regex.Pattern CIPHERS =
      java.util.regex.Pattern.compile(
          "ALL|HIGH|MEDIUM|DEFAULT|AES|CHACHA|ECDHE|kRSA|aRSA|RSA|EECDH|EDH|DHE|TLSv1|SHA");

  private boolean told; // the log has the end of this connection already

  private String who() {
    return ": user=<"
        + user
        + ">, rip="
        + rip
        + ", lip="
        + lip
        + (secured() ? ", secured" : "")
        + ", session=<"
        + id
        + ">";
  }

  /** The log line of a login that succeeded; {@code pid} is the process that takes over. */
  public void loggedIn(String who, String how, int pid) {
    user = who;
    mechanism = how;
    log.info(process + "-login: ", formatted("Login", pid));
  }

  /** The log line of a connection that ended without a login. */
  public void disconnected(String why) {
    if (told) {
      return;
    }
    long seconds = since(begun);
    String reason = tlsError.isEmpty() ? why : "Connection closed: " + tlsError;
    String tries = " (" + tries(seconds) + ")";
    log.info(process + "-login: ", formatted("Disconnected: " + reason + tries, 0));
  }

  /** By the clock's whole seconds, as time(2) has them. */
  private long since(long nanos) {
    return machine.scheduler().nanos() / 1_000_000_000L - nanos / 1_000_000_000L;
  }

  private String tries(long seconds) {
    long since = tryBegun == 0 ? 0 : since(tryBegun);
    Refusal.Kind failure = lastFailure;
    if (attempts == 0) {
      return "no auth attempts in " + seconds + " secs";
    }
    if (waiting && attempts == 1) {
      return "client didn't finish SASL auth, waited " + since + " secs";
    }
    if (gaveUp && attempts == 1) {
      return "aborted authentication";
    }
    if (failure != null && !failure.phrase().isEmpty()) {
      return String.format(failure.phrase(), attempts, since);
    }
    return "auth failed, " + attempts + " attempts in " + since + " secs";
  }

  /** The log line of a login that was good, but to no avail. */
  public void refused(String why) {
    log.info(process + "-login: ", formatted("Disconnected: " + why, 0));
  }

  private String formatted(String text, int pid) {
    Map<String, String> values =
        new LinkedHashMap<>(AuthRequest.variables(user, service, lip, rip, id));
    values.put("m", mechanism);
    values.put("e", pid == 0 ? "" : Integer.toString(pid));
    values.put("mail_pid", values.get("e"));
    String security =
        !tlsError.isEmpty()
            ? "TLS handshaking: " + tlsError
            : tls ? "TLS" : secured() ? "secured" : "";
    values.put("c", security);
    values.put("secured", security);
    List<String> elements = new ArrayList<>();
    for (String element : settings.words("login_log_format_elements")) {
      Matcher m = ELEMENT_VALUE.matcher(element);
      boolean ends = m.find() && m.end() == element.length();
      String value = VarExpand.expand(element, values);
      boolean empty = ends && VarExpand.expand(m.group(), values).isEmpty();
      if (!empty && !value.isEmpty()) {
        elements.add(value);
      }
    }
    Map<String, String> outer = new LinkedHashMap<>(values);
    outer.put("s", String.join(", ", elements));
    outer.put("$", text);
    return VarExpand.expand(settings.get("login_log_format"), outer);
  }
}
