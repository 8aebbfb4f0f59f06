package io.chapar.postfix.deliver;

import io.chapar.postfix.cleanup.CleanupFlag;
import io.chapar.postfix.cleanup.CleanupSession;
import io.chapar.postfix.cleanup.Submission;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Record;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The messages that local(8) sends on while it expands one recipient: one for each Delivered-To
 * address and sender, with all recipients that came out.
 */
final class Forwards {
  private static final List<String> PASSED =
      List.of(
          "log_client_name",
          "log_client_address",
          "log_protocol_name",
          "log_helo_name",
          "sasl_method",
          "sasl_username",
          "sasl_sender",
          "log_ident",
          "rewrite_context");

  private final LocalDelivery delivery;
  private final Map<String, Open> open = new LinkedHashMap<>();

  private record Open(CleanupSession session, String delivered, long posted) {}

  Forwards(LocalDelivery delivery) {
    this.delivery = delivery;
  }

  /** One more recipient of a forwarded message; false: the cleanup service cannot be had. */
  boolean add(LocalState state) {
    String delivered = state.delivered == null ? state.recipient.address() : state.delivered;
    String key = delivered + "\n" + state.sender;
    Open there = open.get(key);
    if (there == null) {
      CleanupSession session = begin(state);
      if (session == null) {
        return false;
      }
      there = new Open(session, delivered, delivery.daemon.now());
      open.put(key, there);
    }
    Recipient r = state.recipient;
    there.session().recipient(r.address(), r.original(), r.dsnOriginal(), r.notifyFlags());
    return true;
  }

  private @org.jspecify.annotations.Nullable CleanupSession begin(LocalState state) {
    EnumSet<CleanupFlag> flags = EnumSet.of(CleanupFlag.BOUNCE, CleanupFlag.MAP_OK);
    CleanupSession session = Submission.open(delivery.daemon, flags);
    if (session == null) {
      return null;
    }
    MessageFile message = delivery.request.message();
    session.arrival(delivery.daemon.now());
    session.sender(state.sender);
    if (state.returnType != 0) {
      session.attribute("ret_flags", Integer.toString(state.returnType));
    }
    if (!state.envelopeId.isEmpty()) {
      session.attribute("envelope_id", state.envelopeId);
    }
    for (String name : PASSED) {
      String value = message.attribute(name, "");
      if (!value.isEmpty()) {
        session.attribute(name, value);
      }
    }
    return session;
  }

  /** Sends the messages, or forgets them where {@code done} says that the rest was not settled. */
  boolean finish(LocalState state, boolean done) {
    boolean all = done;
    Daemon daemon = delivery.daemon;
    for (Open one : open.values()) {
      CleanupSession session = one.session();
      if (!all) {
        session.abandon();
        continue;
      }
      session.beginContent();
      session.line(
          "Received: by " + delivery.settings.myhostname + " (" + delivery.settings.mailName + ")");
      session.line("\tid " + session.queueId() + "; " + CleanupSession.date(one.posted()));
      if (delivery.settings.deliveredHeader.contains("forward")) {
        session.line("Delivered-To: " + one.delivered().toLowerCase(Locale.ROOT));
      }
      delivery
          .request
          .message()
          .lines(
              (b, from, length, complete) -> {
                session.line(b, from, length, complete);
                return true;
              });
      session.record(Record.END, "");
      if (session.finish().ok()) {
        Recipient r = state.recipient;
        int notify = r.notifyFlags();
        Recipient told =
            new Recipient(
                r.offset(),
                r.address(),
                r.original(),
                r.dsnOriginal(),
                notify == Dsn.SUCCESS ? Dsn.NEVER : notify & ~Dsn.SUCCESS);
        delivery.bounce.sent(
            delivery.request.flags(),
            delivery.request.id(),
            delivery.request.stats(),
            told,
            delivery.relay,
            Dsn.of("2.0.0", "forwarded as " + session.queueId()).withAction("relayed"));
      } else {
        all = false;
        delivery.deferred(state, "4.3.0", "unable to forward message");
      }
    }
    open.clear();
    daemon.log();
    return all;
  }
}
