package io.chapar.postfix.queue;

/**
 * A recipient in a queue file.
 *
 * @param offset where its record stands; 0: it has none
 * @param address where it goes, unquoted
 * @param original the address the message came with; the same if nothing changed
 * @param dsnOriginal ORCPT as {@code type;address}; empty: none
 * @param notifyFlags the sum of {@link Dsn}'s NOTIFY bits; 0: unsaid
 */
public record Recipient(
    int offset, String address, String original, String dsnOriginal, int notifyFlags) {

  /** A recipient without history. */
  public static Recipient of(String address) {
    return new Recipient(0, address, "", "", 0);
  }

  /** With another address. */
  public Recipient withAddress(String other) {
    return new Recipient(offset, other, original, dsnOriginal, notifyFlags);
  }
}
