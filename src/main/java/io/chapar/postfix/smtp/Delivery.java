package io.chapar.postfix.smtp;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.queue.Stats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of one delivery: who is left, and what becomes of those that fail. */
final class Delivery {
  /** A recipient, and what was decided about it in this session. */
  static final class Rcpt {
    final Recipient recipient;
    boolean dropped;
    boolean kept;

    Rcpt(Recipient recipient) {
      this.recipient = recipient;
    }

    boolean marked() {
      return dropped || kept;
    }
  }

  final Daemon daemon;
  final Request request;
  final SmtpSettings settings;
  final DeliveryAgent.Courtesy courtesy;
  private final BounceClient bounce;
  private final Set<Integer> unsettled = new HashSet<>();
  private List<Rcpt> left = new ArrayList<>();
  private Stats stats;
  private @Nullable Dsn trouble;

  /** What went wrong last; null: nothing yet. */
  @Nullable Dsn why;

  /** Whether failures are final: no other server is going to be tried. */
  boolean finalServer;

  /** Whether a conversation came to its end. */
  boolean complete;

  Delivery(Daemon daemon, Request request, DeliveryAgent.Courtesy courtesy) {
    this.daemon = daemon;
    this.request = request;
    this.courtesy = courtesy;
    settings = SmtpSettings.of(daemon);
    bounce = BounceClient.of(daemon);
    bounce.forget();
    stats = request.stats();
    request.recipients().forEach(r -> left.add(new Rcpt(r)));
  }

  List<Rcpt> left() {
    return left;
  }

  String id() {
    return request.id();
  }

  /** The connection stands, from now on mail is transferred. */
  void connected() {
    stats = stats.connected(daemon.now());
  }

  DeliveryAgent.Outcome outcome() {
    return new DeliveryAgent.Outcome(unsettled, trouble);
  }

  /** After a session: those that are decided are gone, the others are asked for elsewhere. */
  void endSession() {
    left = new ArrayList<>(left.stream().filter(r -> !r.dropped).toList());
    left.forEach(r -> r.kept = false);
    stats = stats.connected(0);
  }

  private boolean mayTryElsewhere(Dsn dsn) {
    return !finalServer && (dsn.temporary() || dsn.permanent() && settings.softBounce);
  }

  /** A failure for all recipients that are not decided yet. */
  void failAll(Dsn dsn, String relay, boolean throttle) {
    why = dsn;
    if (mayTryElsewhere(dsn)) {
      daemon.log().info(id() + ": " + dsn.reason());
      for (Rcpt rcpt : left) {
        rcpt.kept |= !rcpt.marked();
      }
      return;
    }
    if (stats.connected() == 0) {
      connected();
    }
    boolean waiting = false;
    for (Rcpt rcpt : left) {
      if (!rcpt.marked()) {
        waiting |= !settle(rcpt, dsn, relay);
      }
    }
    if (!complete && throttle && waiting && trouble == null) {
      trouble = dsn;
    }
  }

  /** A failure for one recipient. */
  void fail(Rcpt rcpt, Dsn dsn, String relay) {
    why = dsn;
    if (mayTryElsewhere(dsn)) {
      daemon.log().info(id() + ": " + dsn.reason());
      rcpt.kept = true;
    } else {
      settle(rcpt, dsn, relay);
    }
  }

  private boolean settle(Rcpt rcpt, Dsn dsn, String relay) {
    boolean done = false;
    if (dsn.temporary()) {
      bounce.deferred(request.flags(), id(), stats, rcpt.recipient, relay, dsn);
    } else {
      done = bounce.bounced(request.flags(), id(), stats, rcpt.recipient, relay, dsn);
    }
    if (!done) {
      unsettled.add(rcpt.recipient.offset());
    }
    rcpt.dropped = true;
    return done;
  }

  /** The server has taken the message for a recipient. */
  void sent(Rcpt rcpt, ServerReply reply, Hop hop, boolean serverReports) {
    Recipient recipient = rcpt.recipient;
    if (serverReports) {
      recipient =
          new Recipient(
              recipient.offset(),
              recipient.address(),
              recipient.original(),
              recipient.dsnOriginal(),
              recipient.notifyFlags() & ~Dsn.SUCCESS);
    }
    Dsn dsn =
        new Dsn(reply.status(), "relayed", reply.line(), "smtp", reply.line(), "dns", hop.host());
    if (!bounce.sent(request.flags(), id(), stats, recipient, hop.relay(), dsn)) {
      unsettled.add(recipient.offset());
    }
    rcpt.dropped = true;
  }

  /** All that are left go another way. */
  void handedOn(DeliveryAgent.Outcome outcome) {
    unsettled.addAll(outcome.unsettled());
    left.clear();
  }
}
