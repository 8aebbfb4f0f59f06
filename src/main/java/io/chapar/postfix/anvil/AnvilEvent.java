package io.chapar.postfix.anvil;

/** What anvil counts of a client within a unit of time, in the order of its statistics. */
public enum AnvilEvent {
  /** It connected. */
  CONNECTION,
  /** It began a message. */
  MESSAGE,
  /** It named a recipient. */
  RECIPIENT,
  /** It negotiated a new TLS session. */
  NEWTLS,
  /** It tried to log in. */
  AUTH;

  /** The word in the log. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
