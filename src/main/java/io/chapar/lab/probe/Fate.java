package io.chapar.lab.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a message ends. */
enum Fate {
  /** No server answered. */
  UNREACHABLE,
  /** It was refused in the SMTP dialogue, for good or for now. */
  REFUSED,
  /** It is in the mailbox. */
  DELIVERED,
  /** The neighbour has it. */
  SENT,
  /** It waits for another try. */
  DEFERRED,
  /** The administrator has it on hold. */
  HELD,
  /** The sender was told that it cannot be delivered. */
  BOUNCED,
  /** It was accepted and is nowhere. */
  GONE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Fate> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
  }
}
