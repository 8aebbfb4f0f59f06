package io.chapar.postfix.queue;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;

/**
 * What the bounce daemon does for the others: keeps what happened to recipients, and reports it.
 */
public interface BounceService extends DaemonProgram {

  /** What is to be reported, and how the original was sent. */
  record Report(
      String queue,
      String id,
      String encoding,
      boolean smtputf8,
      String sender,
      String envelopeId,
      int returnType,
      int flags) {}

  /** Adds to the log of a message in the queue {@code kind}: bounce, defer or trace. */
  void append(Daemon daemon, String kind, String id, Recipient recipient, Dsn dsn);

  /**
   * Returns a message to its sender: the failures that its log in the queue {@code kind} has. The
   * log goes.
   *
   * @return whether the report is on its way, or none is needed
   */
  boolean flush(Daemon daemon, String kind, Report report);

  /** Returns a message for one recipient, without a log. */
  boolean one(Daemon daemon, Report report, Recipient recipient, Dsn dsn);

  /** Tells the sender of a delay. */
  boolean warn(Daemon daemon, Report report);

  /** Tells the sender what was delivered. */
  boolean trace(Daemon daemon, Report report);
}
