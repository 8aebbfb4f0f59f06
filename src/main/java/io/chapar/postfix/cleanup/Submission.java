package io.chapar.postfix.cleanup;

import io.chapar.disk.DiskException;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.ServiceException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that the mail system itself writes, or one that it sends on: it goes in at the front.
 */
public final class Submission {
  private Submission() {}

  /**
   * Begins a notice: the session stands where its next header is to be written.
   *
   * @return null where the cleanup service cannot be had
   */
  public static @Nullable CleanupSession notice(Daemon daemon, String sender, String recipient) {
    Set<CleanupFlag> flags =
        daemon.config().list("internal_mail_filter_classes").contains("bounce")
            ? EnumSet.of(CleanupFlag.MAP_OK, CleanupFlag.FILTER)
            : CleanupFlag.internal();
    return notice(daemon, sender, recipient, flags);
  }

  /** Begins a notice with certain flags. */
  public static @Nullable CleanupSession notice(
      Daemon daemon, String sender, String recipient, Set<CleanupFlag> flags) {
    return probe(daemon, sender, recipient, flags, 0);
  }

  /** The same, with what is to be found out by it: the flags of a delivery request. */
  public static @Nullable CleanupSession probe(
      Daemon daemon, String sender, String recipient, Set<CleanupFlag> flags, int trace) {
    CleanupSession session = open(daemon, flags);
    if (session == null) {
      return null;
    }
    long now = daemon.now();
    session.arrival(now);
    session.attribute("rewrite_context", "local");
    if (trace != 0) {
      session.attribute("trace_flags", Integer.toString(trace));
    }
    session.sender(sender);
    session.recipient(recipient, "", "", 0);
    session.beginContent();
    session.line(
        "Received: by "
            + daemon.config().get("myhostname")
            + " ("
            + daemon.config().get("mail_name")
            + ")");
    session.line("\tid " + session.queueId() + "; " + CleanupSession.date(now));
    session.line("Date: " + CleanupSession.date(now));
    return session;
  }

  /** Opens a session at the daemon's cleanup service; null where it cannot be had. */
  public static @Nullable CleanupSession open(Daemon daemon, Set<CleanupFlag> flags) {
    String service = daemon.config().get("cleanup_service_name");
    try {
      return CleanupSession.open(daemon.system(), service, flags);
    } catch (ServiceException | DiskException e) {
      if (!daemon.system().has(service + "/unix")) { // else it only keeps its clients waiting
        daemon.log().warning("connect to public/" + service + ": Connection refused");
      }
      return null;
    }
  }
}
