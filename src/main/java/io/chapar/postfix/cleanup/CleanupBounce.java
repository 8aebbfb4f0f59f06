package io.chapar.postfix.cleanup;

import io.chapar.disk.DiskException;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.BounceService;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Spool;
import io.chapar.postfix.queue.Stats;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Returns a message to its sender that cannot enter the queue. */
final class CleanupBounce {
  private final Daemon daemon;
  private final CleanupSettings settings;
  private final String queueId;

  /** What the report needs to know. */
  record Info(String sender, String encoding, String envelopeId, int dsnReturn, long arrival) {}

  CleanupBounce(Daemon daemon, CleanupSettings settings, String queueId) {
    this.daemon = daemon;
    this.settings = settings;
    this.queueId = queueId;
  }

  /** Whether the report is on its way. */
  boolean run(byte[] file, Set<CleanupStatus> errors, @Nullable String reason, Info info) {
    CleanupStatus status = CleanupStatus.first(errors);
    Dsn dsn =
        reason != null ? Dsn.split("5.0.0", reason) : Dsn.of(status.enhanced(), status.text());
    BounceClient bounce = BounceClient.of(daemon);
    try {
      settings.spool.write(settings.spool.path(Spool.INCOMING, queueId), file, 0600);
    } catch (DiskException e) {
      return false;
    }
    MessageFile message = MessageFile.parse(queueId, file);
    List<Recipient> recipients = message == null ? List.of() : message.recipients();
    if (recipients.isEmpty()) {
      recipients = List.of(Recipient.of("unknown"));
    }
    for (Recipient recipient : recipients) {
      if (!bounce.bounced(0, queueId, Stats.arrivedAt(info.arrival()), recipient, "none", dsn)) {
        return false;
      }
    }
    return bounce.flushBounces(
        new BounceService.Report(
            Spool.INCOMING,
            queueId,
            info.encoding(),
            false,
            info.sender(),
            info.envelopeId(),
            info.dsnReturn(),
            0));
  }
}
