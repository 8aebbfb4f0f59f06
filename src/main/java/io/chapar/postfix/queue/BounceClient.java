package io.chapar.postfix.queue;

import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.mail.Quoting;
import io.chapar.mail.Reply;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MasterService;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What every daemon that decides about a recipient tells of it: a line in the log, an entry in the
 * message's bounce, defer or trace log, and the reports that follow from them.
 */
public final class BounceClient {
  private final Daemon daemon;
  private final boolean softBounce;
  private final String bounceService;
  private final String deferService;
  private final String traceService;
  private final List<Cause> because = new ArrayList<>();

  private BounceClient(Daemon daemon) {
    this.daemon = daemon;
    softBounce = daemon.config().bool("soft_bounce");
    bounceService = daemon.config().get("bounce_service_name");
    deferService = daemon.config().get("defer_service_name");
    traceService = daemon.config().get("trace_service_name");
  }

  /** Speaks for a daemon. */
  public static BounceClient of(Daemon daemon) {
    return daemon.part(BounceClient.class, BounceClient::new);
  }

  /** A new recipient, or a new message: what was noted before does not concern it. */
  public void forget() {
    because.clear();
  }

  /** Notes something that what is told next follows from. */
  public void because(Cause cause) {
    if (because.size() < 50) {
      because.add(cause);
    }
  }

  private boolean ask(String service, BiFunction<BounceService, Daemon, Boolean> question) {
    try {
      Daemon bounce = daemon.system().acquire(service + "/unix");
      try {
        return bounce.program() instanceof BounceService program && question.apply(program, bounce);
      } catch (PostfixFatal fatal) {
        daemon.system().fatal(bounce, fatal);
        return false;
      } finally {
        daemon.system().release(bounce);
      }
    } catch (ServiceException e) {
      return false;
    }
  }

  private boolean append(String service, String kind, String id, Recipient recipient, Dsn dsn) {
    return ask(
        service,
        (program, bounce) -> {
          program.append(bounce, kind, id, recipient, dsn);
          return true;
        });
  }

  /** A line in the log about a recipient. */
  private void log(
      String id, Stats stats, Recipient recipient, String relay, Dsn dsn, String what) {
    StringBuilder line = new StringBuilder(200);
    line.append(id).append(": to=<").append(Quoting.header(recipient.address())).append('>');
    String original = recipient.original();
    if (!original.isEmpty() && !original.equalsIgnoreCase(recipient.address())) {
      line.append(", orig_to=<").append(Quoting.header(original)).append('>');
    }
    line.append(", relay=").append(relay);
    if (stats.reuse() > 0) {
      line.append(", conn_use=").append(stats.reuse() + 1);
    }
    line.append(", ").append(stats.delays(daemon.now()));
    line.append(", dsn=").append(dsn.status());
    line.append(", status=").append(what).append(" (").append(dsn.reason()).append(')');
    daemon.log().info(line.toString());
    List<Cause> causes = new ArrayList<>(because);
    MasterService service = daemon.service();
    causes.add(
        Cause.at(
            "service " + service.id() + " runs " + service.program(),
            daemon.config().directory() + "/master.cf",
            service.line()));
    daemon.decided(
        id,
        new Decision(
            daemon.now(),
            daemon.program().name() + " delivery",
            recipient.address(),
            what + " " + dsn.status() + " (" + dsn.reason() + ")",
            causes));
  }

  private boolean verified(
      int flags,
      String id,
      Stats stats,
      Recipient recipient,
      String relay,
      Dsn dsn,
      String action) {
    if ((flags & (Request.MTA_VERIFY | Request.USER_VERIFY)) == 0) {
      return false;
    }
    if ((flags & Request.USER_VERIFY) != 0) {
      traceAppend(id, recipient, relay, dsn.withAction(action));
      log(id, stats, recipient, relay, dsn, action);
    } else {
      probed(id, stats, recipient, relay, dsn, action);
    }
    return true;
  }

  /** What a probe has found out about an address, for whoever asked for it. */
  private void probed(
      String id, Stats stats, Recipient recipient, String relay, Dsn dsn, String action) {
    boolean fine = action.equals("deliverable");
    if (!fine && !daemon.config().bool("address_verify_negative_cache")) {
      log(id, stats, recipient, relay, dsn, "undeliverable-but-not-cached");
      return;
    }
    VerifyService.Status status =
        fine
            ? VerifyService.Status.OK
            : dsn.permanent() ? VerifyService.Status.BOUNCE : VerifyService.Status.DEFER;
    String original = recipient.original();
    boolean told = original.isEmpty() || VerifyService.tell(daemon, original, status, dsn.reason());
    if (told && !recipient.address().equals(original)) {
      told = VerifyService.tell(daemon, recipient.address(), status, dsn.reason());
    }
    if (told) {
      log(id, stats, recipient, relay, dsn, action);
    } else {
      daemon.log().warning(id + ": verify service failure");
    }
  }

  /** A probe of an address that stands for several: they are not asked. */
  public void probedSeveral(String id, Stats stats, Recipient recipient) {
    Dsn dsn = Dsn.of("2.0.0", "aliased to multiple recipients");
    probed(id, stats, recipient, "none", dsn, "deliverable");
  }

  private void traceAppend(String id, Recipient recipient, String relay, Dsn dsn) {
    Dsn named =
        relay.isEmpty() || relay.equals("none")
            ? dsn
            : dsn.withReason("delivery via " + relay + ": " + dsn.reason());
    append(traceService, Spool.TRACE, id, recipient, named);
  }

  /**
   * A recipient cannot be delivered to, for good.
   *
   * @return whether it is settled; false: it stays in the queue (soft_bounce)
   */
  public boolean bounced(
      int flags, String id, Stats stats, Recipient recipient, String relay, Dsn given) {
    Dsn dsn = given;
    if (!dsn.permanent() || Reply.enhancedLength(dsn.status()) == 0) {
      daemon.log().warning("bounce_append: ignoring dsn code \"" + dsn.status() + '"');
      dsn =
          new Dsn(
              "5.0.0",
              dsn.action(),
              dsn.reason(),
              dsn.diagnosticType(),
              dsn.diagnosticText(),
              dsn.remoteType(),
              dsn.remoteName());
    }
    if (verified(flags, id, stats, recipient, relay, dsn, "undeliverable")) {
      return true;
    }
    Dsn said = softBounce ? dsn.withClass('4').withAction("delayed") : dsn.withAction("failed");
    boolean kept =
        softBounce
            ? append(deferService, Spool.DEFER, id, recipient, said)
            : append(bounceService, Spool.BOUNCE, id, recipient, said);
    if (!kept) {
      Dsn failure = Dsn.of("4.3.0", bounceService + " or " + traceService + " service failure");
      deferred(flags, id, stats, recipient, relay, failure);
      return false;
    }
    if ((flags & Request.RECORD) != 0) {
      traceAppend(id, recipient, relay, said);
    }
    log(id, stats, recipient, relay, said, softBounce ? "SOFTBOUNCE" : "bounced");
    return !softBounce;
  }

  /** A recipient cannot be delivered to now. */
  public void deferred(
      int flags, String id, Stats stats, Recipient recipient, String relay, Dsn given) {
    Dsn dsn = given;
    if (!dsn.temporary() || Reply.enhancedLength(dsn.status()) == 0) {
      daemon.log().warning("defer_append: ignoring dsn code \"" + dsn.status() + '"');
      dsn =
          new Dsn(
              "4.0.0",
              dsn.action(),
              dsn.reason(),
              dsn.diagnosticType(),
              dsn.diagnosticText(),
              dsn.remoteType(),
              dsn.remoteName());
    }
    if (verified(flags, id, stats, recipient, relay, dsn, "undeliverable")) {
      return;
    }
    Dsn said = dsn.withAction("delayed");
    if (!append(deferService, Spool.DEFER, id, recipient, said)) {
      daemon.log().warning(id + ": " + deferService + " service failure");
    }
    log(id, stats, recipient, relay, said, "deferred");
    if ((flags & Request.RECORD) != 0) {
      traceAppend(id, recipient, relay, said);
    }
    int at = recipient.address().lastIndexOf('@');
    if (at >= 0 && at + 1 < recipient.address().length()) {
      FlushLists.add(daemon, recipient.address().substring(at + 1), id);
    }
  }

  /**
   * A recipient was delivered to; the DSN says how in its action. Returns whether it is settled.
   */
  public boolean sent(
      int flags, String id, Stats stats, Recipient recipient, String relay, Dsn given) {
    if (verified(flags, id, stats, recipient, relay, given, "deliverable")) {
      return true;
    }
    Dsn dsn = given.action().isEmpty() ? given.withAction("delivered") : given;
    if ((flags & Request.RECORD) != 0) {
      traceAppend(id, recipient, relay, dsn);
    }
    int wish = recipient.notifyFlags();
    boolean late = (flags & Request.RECORD_LATE) != 0 && (wish == 0 || (wish & Dsn.DELAY) != 0);
    if ((wish & Dsn.SUCCESS) != 0 || late) {
      traceAppend(id, recipient, relay, dsn);
    }
    log(id, stats, recipient, relay, dsn, "sent");
    return true;
  }

  /** As {@link #bounced}, but reported at once and alone, to whoever {@code report} names. */
  public boolean bouncedAlone(
      int flags,
      Stats stats,
      BounceService.Report report,
      Recipient recipient,
      String relay,
      Dsn dsn) {
    if (softBounce || (flags & (Request.MTA_VERIFY | Request.USER_VERIFY)) != 0) {
      return bounced(flags, report.id(), stats, recipient, relay, dsn);
    }
    Dsn said = dsn.withAction("failed");
    boolean done =
        ask(bounceService, (program, bounce) -> program.one(bounce, report, recipient, said));
    if (!done) {
      Dsn failure = Dsn.of("4.3.0", bounceService + " or " + traceService + " service failure");
      deferred(flags, report.id(), stats, recipient, relay, failure);
      return false;
    }
    if ((flags & Request.RECORD) != 0) {
      traceAppend(report.id(), recipient, relay, said);
    }
    log(report.id(), stats, recipient, relay, said, "bounced");
    return true;
  }

  /** An entry in the trace log alone. */
  public void traced(String id, Recipient recipient, String relay, Dsn dsn) {
    traceAppend(id, recipient, relay, dsn);
  }

  /** Returns a message to its sender for the failures in its bounce log. */
  public boolean flushBounces(BounceService.Report report) {
    return ask(bounceService, (program, bounce) -> program.flush(bounce, Spool.BOUNCE, report));
  }

  /** Returns a message to its sender for what is in its defer log: it is too old. */
  public boolean flushDeferred(BounceService.Report report) {
    return ask(deferService, (program, bounce) -> program.flush(bounce, Spool.DEFER, report));
  }

  /** Warns the sender of a delay. */
  public boolean warn(BounceService.Report report) {
    return ask(deferService, (program, bounce) -> program.warn(bounce, report));
  }

  /** Reports what is in the trace log. */
  public boolean flushTrace(BounceService.Report report) {
    return ask(traceService, (program, bounce) -> program.trace(bounce, report));
  }
}
