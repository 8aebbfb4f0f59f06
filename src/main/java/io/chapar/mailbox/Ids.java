package io.chapar.mailbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids that Dovecot gives mailboxes and messages: 128 bits in hexadecimal. */
final class Ids {
  private Ids() {}

  /** A new one: the time, the process and the host are in it. */
  static String unique(MailHost host) {
    long nanos = host.nanos();
    int hash = host.hostname().hashCode();
    return String.format(
        "%08x%08x%08x%08x",
        Integer.reverseBytes((int) (nanos % 1_000_000_000L)),
        Integer.reverseBytes((int) (nanos / 1_000_000_000L)),
        Integer.reverseBytes(host.pid()),
        Integer.reverseBytes(hash));
  }

  /** The one of a message that has no other: its MD5. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
