package io.chapar.postfix.smtpd;

import io.chapar.mail.Envelope.ReturnType;
import io.chapar.postfix.smtpd.restriction.Actions;
import org.jspecify.annotations.Nullable;

/** A mail transaction: from MAIL to the end of the message, or until it is given up. */
final class Transaction {
  /** Where the transfer in chunks stands. */
  enum Chunks {
    NONE,
    RUNNING,
    /** A chunk was refused: the rest is read and thrown away. */
    FAILED
  }

  /** What went wrong while the content came in. */
  enum Trouble {
    NONE,
    TOO_BIG,
    BARE_NEWLINE
  }

  @Nullable String sender; // null: no transaction yet
  @Nullable String recipient; // the first one that was accepted
  int recipients;
  int overshoot;
  long receivedSize;
  long arrival;
  boolean smtputf8;
  String encoding = "";
  ReturnType returnType = ReturnType.UNSAID;
  String envelopeId = "";
  final Actions actions = new Actions();
  Backend.@Nullable Incoming incoming;
  Chunks chunks = Chunks.NONE;
  final Line chunkLine = new Line();
  Trouble trouble = Trouble.NONE;

  /** Whether MAIL was accepted. */
  boolean open() {
    return sender != null;
  }

  /** Gives the message up, if one is on its way. */
  void giveUp() {
    if (incoming != null) {
      incoming.abort();
      incoming = null;
    }
  }
}
