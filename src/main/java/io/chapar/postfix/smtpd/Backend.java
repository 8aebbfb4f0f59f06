package io.chapar.postfix.smtpd;

import io.chapar.mail.Envelope.Notify;
import io.chapar.mail.Envelope.ReturnType;
import io.chapar.postfix.anvil.AnvilEvent;
import io.chapar.postfix.anvil.Tally;
import io.chapar.postfix.queue.VerifyService;
import io.chapar.postfix.smtpd.restriction.Route;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the SMTP server needs from the rest of the mail system; whoever starts it hands it in. */
public interface Backend {
  /** Opens a new queue file: the beginning of a message. */
  Incoming open(Envelope envelope);

  /** Where an address leads to, sent by somebody (null: not known yet). */
  Route route(@Nullable String sender, String address);

  /** Whether an address can be one, sent by somebody. */
  default boolean valid(@Nullable String sender, String address) {
    return !route(sender, address).bad();
  }

  /** What verify(8) knows of an address; null: it cannot be asked. */
  default VerifyService.@Nullable Answer verify(String address) {
    return null;
  }

  /** Wants the mail for a domain delivered now: ETRN. */
  Flush flush(String domain);

  /** The bytes that are free in the queue's file system. */
  long freeSpace();

  /** Connects to a local socket, named from the queue directory on. */
  io.chapar.net.SimSocket connect(String path) throws java.io.IOException;

  /** What the mail filters say to a client that has just connected. */
  default io.chapar.postfix.milter.Milters.Verdict milters() {
    return io.chapar.postfix.milter.Milters.Verdict.PASS;
  }

  /** Whether a message can go where smtpd_proxy_filter wants it first. */
  default boolean proxyReady() {
    return true;
  }

  /**
   * Has anvil count what a client did, null to ask only.
   *
   * @param client the service and the client's address
   * @return what it has done, or null if nobody counts
   */
  default @Nullable Tally count(String client, @Nullable AnvilEvent event) {
    return null;
  }

  /** Tells anvil that a client has gone. */
  default void gone(String client) {}

  /** A check has come to a result; {@code subject} is the message it is about, or NOQUEUE. */
  default void decided(io.chapar.mail.Decision decision) {}

  /** Sends a message of the mail system to the postmaster. */
  void notice(String recipient, List<String> lines);

  /** What became of a request for delivery. */
  enum Flush {
    OK,
    DENIED,
    BAD,
    FAILED
  }

  /**
   * What is known of a message before its recipients and its content.
   *
   * @param attributes what is recorded in the queue file, in order: name, value, name, value
   */
  record Envelope(
      String sender,
      long arrivalNanos,
      ReturnType returnType,
      String envelopeId,
      String encoding,
      boolean smtputf8,
      boolean local,
      List<String> attributes) {}

  /** A message on its way into the queue. Exactly one of finish and abort ends it. */
  interface Incoming {
    /** Its queue id. */
    String id();

    /** One more recipient. */
    void recipient(String address, String dsnOriginal, Set<Notify> notify);

    /** What access control wants done with it; may come again at the end. */
    void actions(io.chapar.postfix.smtpd.restriction.Actions actions);

    /** One line of the message, or a piece of a long line. */
    void line(byte[] bytes, int offset, int length, boolean complete);

    /** The message is complete. */
    Outcome finish();

    /** The message is not wanted any more. */
    void abort();
  }

  /**
   * What became of a message.
   *
   * @param reply the reply to the client where it is not taken, {@code 550 5.7.1 text}; empty:
   *     taken
   * @param mistake the class of the trouble
   */
  record Outcome(String reply, io.chapar.postfix.smtpd.restriction.Facts.Mistake mistake) {
    /** The message is in the queue. */
    public static final Outcome QUEUED =
        new Outcome("", io.chapar.postfix.smtpd.restriction.Facts.Mistake.SOFTWARE);
  }
}
