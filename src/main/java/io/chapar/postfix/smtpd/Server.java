package io.chapar.postfix.smtpd;

import io.chapar.host.Dialogues;
import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.mail.Decision;
import io.chapar.net.SimSocket;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.queue.VerifyService;
import io.chapar.postfix.smtpd.restriction.AccessControl;
import io.chapar.postfix.smtpd.restriction.Client;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Lookup;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.Options;
import io.chapar.postfix.table.Table;
import io.chapar.postfix.table.Tables;
import io.chapar.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One process of the SMTP server: what it read from the configuration when it started, and holds
 * for all the clients that it serves.
 */
public final class Server {
  private static final Duration ANSWER = Duration.ofNanos(300_000);

  private final Process process;
  private final Log log;
  private final Backend backend;
  private final Settings settings;
  private final AccessControl access;
  private final Anvil anvil;
  private final Resolver resolver;
  private final MatchList exempt;
  private final Map<String, MatchList> listed = new HashMap<>();
  private final Tables tables;
  private final DovecotAuth.Bond bond = new DovecotAuth.Bond();
  private final MatchList noLogin;
  private final MatchList mechanisms;
  private final MatchList forbidden;
  private final MatchList badLineEnds;
  private final @Nullable Table commandFilter;
  private final @Nullable Maps withheldMaps;
  private final @Nullable Maps footers;
  private final Set<EhloKeyword> withheld;
  private final String footer;
  private final @Nullable TlsServer tls;

  /**
   * Starts up; what cannot work is a {@link PostfixFatal}.
   *
   * @param service the name under which anvil counts its clients
   */
  public Server(
      Process process,
      PostfixConfig config,
      Tables tables,
      Log log,
      Backend backend,
      String service,
      boolean standAlone) {
    this.process = process;
    this.log = log;
    this.backend = backend;
    this.tables = tables;
    this.settings = new Settings(config, standAlone);
    this.resolver = Resolver.of(process.machine());
    this.access =
        new AccessControl(
            config, tables, backend::route, resolver, backend::freeSpace, log::warning);
    this.anvil = new Anvil(backend, settings.limits, service);
    this.exempt = hosts(tables, config, "smtpd_client_event_limit_exceptions");
    this.noLogin = hosts(tables, config, "smtpd_sasl_exceptions_networks");
    this.badLineEnds = hosts(tables, config, "smtpd_forbid_bare_newline_exclusions");
    this.mechanisms =
        tables.strings("smtpd_sasl_mechanism_filter", config.get("smtpd_sasl_mechanism_filter"));
    this.forbidden =
        tables.strings("smtpd_forbidden_commands", config.get("smtpd_forbidden_commands"));
    String filter = config.get("smtpd_command_filter");
    this.commandFilter = filter.isEmpty() ? null : tables.open(filter, Options.USUAL);
    this.withheldMaps = maps(tables, config, "smtpd_discard_ehlo_keyword_address_maps");
    this.footers = maps(tables, config, "smtpd_reject_footer_maps");
    String raw = config.raw("smtpd_reject_footer");
    this.footer = raw == null ? "" : raw;
    this.withheld = keywords(config.list("smtpd_discard_ehlo_keywords"));
    if (settings.sasl.enabled() && !List.of("dovecot", "cyrus").contains(settings.sasl.type())) {
      log.warning("unsupported SASL server implementation: " + settings.sasl.type());
      throw new PostfixFatal("SASL per-process initialization failed");
    }
    checkLevels(config);
    this.tls = settings.tls.offered() ? TlsServer.start(process, config, settings, log) : null;
    warnOfSizes();
  }

  private static MatchList hosts(Tables tables, PostfixConfig config, String parameter) {
    return tables.hosts(parameter, config.get(parameter));
  }

  private static @Nullable Maps maps(Tables tables, PostfixConfig config, String parameter) {
    return config.get(parameter).isEmpty() ? null : tables.maps(parameter);
  }

  private Set<EhloKeyword> keywords(List<String> words) {
    List<String> unknown = new ArrayList<>();
    Set<EhloKeyword> found = EhloKeyword.of(words, unknown);
    for (String word : unknown) {
      log.warning(
          "unknown EHLO keyword mask value \""
              + word
              + "\" in \""
              + String.join(", ", words)
              + '"');
    }
    return found;
  }

  private void checkLevels(PostfixConfig config) {
    String level = config.get("smtpd_tls_security_level");
    if (!settings.tls.wrapper()
        && List.of("verify", "secure", "fingerprint")
            .contains(level.toLowerCase(java.util.Locale.ROOT))) {
      log.warning(
          "smtpd_tls_security_level: unsupported TLS level \"" + level + "\", using \"encrypt\"");
    }
  }

  private void warnOfSizes() {
    long free = settings.queueMinFree;
    long limit = settings.messageSizeLimit;
    if (free > 0 && limit > 0 && free / 1.5 < limit) {
      log.warning(
          "queue_minfree(" + free + ") should be at least 1.5*message_size_limit(" + limit + ")");
    }
  }

  /** Talks to a client until it goes. */
  public void serve(SimSocket socket) {
    Client client = Peer.of(socket, resolver, settings.peerNames, log);
    clock().sleep(ANSWER); // while the name service answers, the client may already speak
    Conversation.with(this, Link.of(socket), client, false);
  }

  /** Talks to whoever started {@code sendmail -bs}. */
  public void serveStandAlone(Link link) {
    Conversation.with(this, link, Client.local(false), true);
  }

  // ---- what conversations ask for

  Settings settings() {
    return settings;
  }

  AccessControl access() {
    return access;
  }

  Anvil anvil() {
    return anvil;
  }

  Backend backend() {
    return backend;
  }

  Log log() {
    return log;
  }

  Scheduler clock() {
    return process.machine().scheduler();
  }

  VerifyService.@Nullable Answer verify(String address) {
    return backend.verify(address);
  }

  void decided(Decision decision) {
    backend.decided(decision);
  }

  /** Notes what a client had said when it was refused. */
  void refused(String run, Client client, List<String> said) {
    Dialogues.keep(
        process.machine(),
        run,
        new Dialogues.Dialogue(client.address(), client.serverPort(), said));
  }

  /** Work that was done for a client. */
  void worked(int bytes) {
    process.tick(bytes);
  }

  @Nullable TlsServer tls() {
    return tls;
  }

  /** Whether a client is not counted by anvil. */
  boolean exempt(Client client) {
    return exempt.match(client.name(), client.address()).matched();
  }

  /** Whether a client is one of those that a parameter names. */
  boolean listed(String parameter, Client client) {
    return listed
        .computeIfAbsent(parameter, name -> hosts(tables, settings.config, name))
        .match(client.name(), client.address())
        .matched();
  }

  boolean mayEndLinesBadly(Client client) {
    return badLineEnds.match(client.name(), client.address()).matched();
  }

  /** Whether a client is not told that it may log in. */
  boolean withoutLogin(Session session) {
    Client client = session.client();
    MatchList.Verdict verdict = noLogin.match(client.name(), client.address());
    if (verdict.failed()) {
      session.warn(
          "don't know if EHLO feature AUTH should be announced to " + session.nameAddress());
      throw new SessionEnded(SessionEnded.Reason.DATA);
    }
    return verdict.matched();
  }

  /** What EHLO does not announce to a client. */
  Set<EhloKeyword> withheld(Client client) {
    Maps maps = withheldMaps;
    Answer answer = maps == null ? null : maps.find(client.address());
    return answer != null && answer.found()
        ? keywords(
            io.chapar.postfix.conf.Ascii.words(
                answer.value(), io.chapar.postfix.conf.Ascii.COMMA_SPACE))
        : withheld;
  }

  /** The footer of a refusal; empty: none. */
  String footer(String reply) {
    Maps maps = footers;
    Answer answer = maps == null ? null : maps.find(reply);
    return answer != null && answer.found() ? answer.value() : footer;
  }

  /** The command that counts instead of the one that was sent. */
  String filtered(Session session, String said) {
    Table filter = commandFilter;
    if (filter == null) {
      return said;
    }
    Lookup lookup = filter.lookup(said.stripLeading());
    if (lookup.failed()) {
      session.warn(
          filter.spec()
              + " lookup error for \""
              + Printable.of(Printable.head(said, 100), '?')
              + '"');
      throw new SessionEnded(SessionEnded.Reason.DATA);
    }
    if (!lookup.found()) {
      return said;
    }
    session.info(
        session.nameAddress()
            + ": replacing command \""
            + Printable.head(said, 100)
            + "\" with \""
            + Printable.head(lookup.value(), 100)
            + '"');
    return lookup.value();
  }

  /** Whether a word that is no command is one of those that no mail client sends. */
  boolean forbidden(String word) {
    return forbidden.match(word).matched();
  }

  /** A login backend for a client. */
  SaslSession sasl(Client client, boolean encrypted, String options) {
    if (settings.sasl.type().equals("cyrus")) {
      throw CyrusAuth.unavailable(log);
    }
    return new DovecotAuth(
        settings.sasl,
        options,
        bond,
        backend::connect,
        process.pid(),
        log,
        client,
        encrypted,
        mechanism -> mechanisms.match(mechanism).matched());
  }
}
