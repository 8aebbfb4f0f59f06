package io.chapar.postfix.smtpd;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.host.Decisions;
import io.chapar.host.Process;
import io.chapar.mail.Decision;
import io.chapar.mail.Envelope.Notify;
import io.chapar.mail.Envelope.ReturnType;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.anvil.AnvilDaemon;
import io.chapar.postfix.anvil.AnvilEvent;
import io.chapar.postfix.anvil.Tally;
import io.chapar.postfix.cleanup.CleanupFlag;
import io.chapar.postfix.cleanup.CleanupSession;
import io.chapar.postfix.cleanup.CleanupStatus;
import io.chapar.postfix.cleanup.Submission;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.ServiceException;
import io.chapar.postfix.milter.Endpoint;
import io.chapar.postfix.milter.Milters;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.queue.VerifyService;
import io.chapar.postfix.resolve.Resolution;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.smtpd.restriction.Actions;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import io.chapar.postfix.smtpd.restriction.Route;
import io.chapar.postfix.table.MatchList;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rest of the mail system, for an smtpd that the master daemon started. */
final class DaemonBackend implements Backend {
  private static final java.time.Duration AUTH_PATIENCE = java.time.Duration.ofSeconds(10);

  private final Daemon daemon;
  private final String queue;
  private final List<Decision> undecided = new ArrayList<>();
  private String open = ""; // the message that cleanup is busy with
  private String rejected = ""; // the message that cleanup has not taken

  DaemonBackend(Daemon daemon) {
    this.daemon = daemon;
    this.queue = daemon.config().get("queue_directory");
  }

  // ---- messages

  @Override
  public @Nullable Tally count(String client, @Nullable AnvilEvent event) {
    return AnvilDaemon.count(daemon, client, event);
  }

  @Override
  public void gone(String client) {
    AnvilDaemon.closed(daemon, client);
  }

  @Override
  public Milters.Verdict milters() {
    boolean none = daemon.config().list("receive_override_options").contains("no_milters");
    return none ? Milters.Verdict.PASS : Milters.ask(daemon, "smtpd_milters");
  }

  @Override
  public boolean proxyReady() {
    String filter = daemon.config().get("smtpd_proxy_filter");
    if (filter.isEmpty()) {
      return true;
    }
    try {
      Endpoint.reach(daemon, filter);
      daemon.log().warning("proxy filter " + filter + ": a proxy filter is not simulated");
    } catch (IOException e) {
      daemon.log().warning("connect to proxy filter " + filter + ": " + e.getMessage());
    }
    return false;
  }

  @Override
  public Incoming open(Envelope envelope) {
    Set<CleanupFlag> flags = CleanupFlag.external();
    for (String option : daemon.config().list("receive_override_options")) {
      switch (option) {
        case "no_address_mappings" -> {
          flags.remove(CleanupFlag.MAP_OK);
          flags.remove(CleanupFlag.BCC_OK);
        }
        case "no_header_body_checks" -> flags.remove(CleanupFlag.FILTER);
        default -> {
          // the others are not cleanup's business
        }
      }
    }
    if (envelope.smtputf8()) {
      flags.add(CleanupFlag.SMTPUTF8);
    }
    CleanupSession session = begin(flags);
    session.arrival(envelope.arrivalNanos());
    String filter = daemon.config().get("content_filter");
    if (!filter.isEmpty()) {
      session.record(Record.FILTER, filter);
    }
    List<String> attributes = envelope.attributes();
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      session.attribute(attributes.get(i), attributes.get(i + 1));
    }
    if (!envelope.envelopeId().isEmpty()) {
      session.attribute("envelope_id", envelope.envelopeId());
    }
    if (envelope.returnType() != ReturnType.UNSAID) {
      boolean full = envelope.returnType() == ReturnType.FULL;
      session.attribute("ret_flags", Integer.toString(full ? Dsn.RETURN_FULL : Dsn.RETURN_HEADERS));
    }
    session.sender(envelope.sender());
    if (!envelope.encoding().isEmpty()) {
      session.attribute("encoding", envelope.encoding());
    }
    open = session.queueId();
    undecided.forEach(d -> Decisions.keep(daemon.machine(), open, d));
    undecided.clear();
    return new Message(session);
  }

  private CleanupSession begin(Set<CleanupFlag> flags) {
    String service = daemon.config().get("cleanup_service_name");
    try {
      return CleanupSession.open(daemon.system(), service, flags);
    } catch (ServiceException | DiskException e) {
      throw new PostfixFatal("unable to connect to the public " + service + " service");
    }
  }

  /** What a NOTIFY parameter says, as queue files have it. */
  static int flags(Set<Notify> notify) {
    int flags = 0;
    for (Notify one : notify) {
      flags |=
          switch (one) {
            case NEVER -> Dsn.NEVER;
            case SUCCESS -> Dsn.SUCCESS;
            case FAILURE -> Dsn.FAILURE;
            case DELAY -> Dsn.DELAY;
          };
    }
    return flags;
  }

  /** A message that cleanup is busy with. */
  private final class Message implements Incoming {
    private final CleanupSession session;
    private boolean begun;
    private boolean held;
    private boolean discarded;

    Message(CleanupSession session) {
      this.session = session;
    }

    @Override
    public String id() {
      return session.queueId();
    }

    @Override
    public void recipient(String address, String dsnOriginal, Set<Notify> notify) {
      session.recipient(address, "", dsnOriginal, flags(notify));
    }

    @Override
    public void actions(Actions actions) {
      if (begun) {
        if (!actions.filter.isEmpty()) {
          session.record(Record.FILTER, actions.filter);
        }
        if (!actions.redirect.isEmpty()) {
          session.record(Record.REDIRECT, actions.redirect);
        }
        for (String bcc : actions.bcc) {
          session.recipient(bcc, "", "", Dsn.NEVER);
        }
      }
      if (actions.hold && !held) {
        held = true;
        session.record(Record.FLAGS, CleanupFlag.HOLD.name());
      }
      if (actions.discard && !discarded) {
        discarded = true;
        session.record(Record.FLAGS, CleanupFlag.DISCARD.name());
      }
      if (!begun) {
        begun = true;
        session.beginContent();
      }
    }

    @Override
    public void line(byte[] bytes, int offset, int length, boolean complete) {
      session.line(bytes, offset, length, complete);
    }

    @Override
    public Outcome finish() {
      open = "";
      CleanupSession.Result result = session.finish();
      if (result.ok()) {
        return Outcome.QUEUED;
      }
      rejected = id();
      CleanupStatus status = result.status();
      String reason = result.reason();
      if (reason.length() > 4 && reason.substring(0, 4).matches("[45]\\d\\d ")) {
        return new Outcome(reason, Mistake.POLICY);
      }
      boolean own = status == CleanupStatus.DEFER || status == CleanupStatus.CONT;
      String text =
          own && !reason.isEmpty()
              ? reason
              : status.enhanced()
                  + " Error: "
                  + (status == CleanupStatus.BAD ? "internal error 1" : status.text());
      return new Outcome(status.code() + " " + text, mistake(status));
    }

    private static Mistake mistake(CleanupStatus status) {
      return switch (status) {
        case DEFER, CONT, NOPERM -> Mistake.POLICY;
        case SIZE, HOPS -> Mistake.BOUNCE;
        case WRITE -> Mistake.RESOURCE;
        case BAD, PROXY, RCPT -> Mistake.SOFTWARE;
      };
    }

    @Override
    public void abort() {
      open = "";
      session.abandon();
    }
  }

  // ---- addresses

  @Override
  public Route route(@Nullable String sender, String address) {
    String from = sender == null ? "" : TrivialRewrite.rewrite(daemon, true, sender);
    Resolution found =
        TrivialRewrite.resolve(daemon, from, TrivialRewrite.rewrite(daemon, true, address));
    return new Route(
        found.transport(),
        found.nexthop(),
        found.recipient().toLowerCase(Locale.ROOT),
        switch (found.addressClass()) {
          case LOCAL -> Route.Kind.LOCAL;
          case VIRTUAL_ALIAS -> Route.Kind.VIRTUAL_ALIAS;
          case VIRTUAL_MAILBOX -> Route.Kind.VIRTUAL_MAILBOX;
          case RELAY -> Route.Kind.RELAY;
          case DEFAULT -> Route.Kind.OTHER;
        },
        found.routed(),
        found.trouble() == Resolution.Trouble.BAD_ADDRESS,
        found.trouble() == Resolution.Trouble.TRY_AGAIN,
        found.causes());
  }

  @Override
  public VerifyService.@Nullable Answer verify(String address) {
    return VerifyService.ask(daemon, TrivialRewrite.rewrite(daemon, true, address));
  }

  // ---- the rest

  @Override
  public Flush flush(String domain) {
    MatchList served =
        daemon.tables().domains("fast_flush_domains", daemon.config().get("fast_flush_domains"));
    MatchList.Verdict verdict = served.match(domain);
    if (verdict.failed()) {
      return Flush.FAILED;
    }
    if (!verdict.matched()) {
      return Flush.DENIED;
    }
    if (!daemon.system().has("flush/unix")) {
      return Flush.FAILED;
    }
    daemon.system().trigger("flush/unix", "site " + domain);
    return Flush.OK;
  }

  @Override
  public long freeSpace() {
    return daemon.machine().disk().capacity() - daemon.machine().disk().used();
  }

  @Override
  public SimSocket connect(String path) throws IOException {
    Process me = daemon.process();
    Credentials before = me.credentials();
    me.effective(daemon.owner());
    try {
      if (path.startsWith("inet:")) {
        return inet(me, path.substring(5));
      }
      return me.connect(path.startsWith("/") ? path : queue + "/" + path);
    } finally {
      me.effective(before);
    }
  }

  /** {@code HOST:PORT}; the host is an address or a name of /etc/hosts. */
  private static SimSocket inet(Process me, String server) throws IOException {
    int colon = server.lastIndexOf(':');
    String host = server.substring(0, Math.max(0, colon)).replaceAll("^\\[|\\]$", "");
    String port = server.substring(colon + 1);
    InetAddress address = Ip.parse(host);
    if (address == null && host.equals("localhost")) {
      address = Ip.LOOPBACK;
    }
    if (address == null || !port.matches("\\d{1,5}")) {
      throw new IOException("Name or service not known");
    }
    return me.connect(address, Integer.parseInt(port), AUTH_PATIENCE);
  }

  @Override
  public void decided(Decision decision) {
    boolean refused = decision.verdict().startsWith("refused: ");
    Decision told = service(Daemon.told(daemon.config(), decision), refused);
    String message = open.isEmpty() ? rejected : open;
    if (refused) {
      steps(decision.run()).forEach(step -> keep(Decisions.NOQUEUE, step));
      keep(Decisions.NOQUEUE, told);
      undecided.removeIf(step -> step.run().equals(decision.run()));
    }
    if (!message.isEmpty()) {
      keep(message, told);
    } else if (!refused) {
      if (undecided.size() >= 100) {
        undecided.remove(0);
      }
      undecided.add(told);
    }
    rejected = "";
  }

  /** What led to a refusal: the steps of its run, or what cleanup had against the message. */
  private List<Decision> steps(String run) {
    List<Decision> steps = new ArrayList<>(undecided);
    if (!open.isEmpty()) {
      steps.addAll(Decisions.of(daemon.machine(), open));
    }
    steps.removeIf(step -> !step.run().equals(run));
    if (!rejected.isEmpty()) {
      for (Decision step : Decisions.of(daemon.machine(), rejected)) {
        if (step.stage().startsWith("cleanup")) {
          steps.add(step.in(run));
        }
      }
    }
    return steps;
  }

  private void keep(String id, Decision decision) {
    Decisions.keep(daemon.machine(), id, decision);
  }

  /** A refusal names the service that gave it: its options may say what main.cf does not. */
  private Decision service(Decision decision, boolean refused) {
    if (!refused) {
      return decision;
    }
    List<Decision.Cause> causes = new ArrayList<>(decision.causes());
    causes.add(
        Decision.Cause.at(
            "service " + daemon.service().id() + " runs " + daemon.service().program(),
            daemon.config().directory() + "/master.cf",
            daemon.service().line()));
    return decision.because(causes);
  }

  @Override
  public void notice(String recipient, List<String> lines) {
    String sender =
        daemon.config().get("double_bounce_sender") + "@" + daemon.config().get("myhostname");
    CleanupSession session = Submission.notice(daemon, sender, recipient, CleanupFlag.internal());
    if (session == null) {
      daemon.log().warning("postmaster notify: Success");
      return;
    }
    lines.forEach(session::line);
    session.finish();
  }
}
