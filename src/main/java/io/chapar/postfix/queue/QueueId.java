package io.chapar.postfix.queue;

/**
 * The name of a message in the queue: the microsecond and the inode of its file, which makes it
 * unique while the file is there; the long form begins with the second and is unique for ever.
 */
public final class QueueId {
  private static final String LONG_ALPHABET =
      "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"; // no vowels: no words
  private static final int SHORT_MICROS = 5;
  private static final int LONG_SECONDS = 6;
  private static final int LONG_MICROS = 4;

  private QueueId() {}

  /** A short id. */
  public static String shortId(long nanos, int inode) {
    return String.format("%05X%X", Math.floorMod(nanos, 1_000_000_000L) / 1000, inode);
  }

  /** A long id. */
  public static String longId(long nanos, int inode) {
    return encode(Math.floorDiv(nanos, 1_000_000_000L), 52, LONG_SECONDS)
        + encode(Math.floorMod(nanos, 1_000_000_000L) / 1000, 52, LONG_MICROS)
        + "z"
        + encode(inode, 51, 1);
  }

  /**
   * The id that a message in a file with this inode number has if it was {@code id} before. A long
   * id is unique without its inode and stays.
   */
  public static String numbered(String id, int inode) {
    return isLong(id) || id.length() < SHORT_MICROS
        ? id
        : String.format("%s%X", id.substring(0, SHORT_MICROS), inode);
  }

  private static boolean isLong(String id) {
    int digits = LONG_SECONDS + LONG_MICROS;
    return id.length() > digits && id.charAt(digits) == 'z';
  }

  private static String encode(long value, int base, int width) {
    StringBuilder out = new StringBuilder();
    long rest = value;
    while (rest > 0 || out.length() < width) {
      out.append(LONG_ALPHABET.charAt((int) (rest % base)));
      rest /= base;
    }
    return out.reverse().toString();
  }

  /** Whether a text may be a queue id: letters, digits and '_' only. */
  public static boolean valid(String text) {
    return !text.isEmpty()
        && text.length() < 100
        && text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || c == '_');
  }

  /** The directory below a hashed queue where an id lives: its microseconds, last digit first. */
  static String hash(String id, int depth) {
    String micros;
    if (isLong(id)) {
      long value = 0;
      for (char c : id.substring(LONG_SECONDS, LONG_SECONDS + LONG_MICROS).toCharArray()) {
        value = value * 52 + Math.max(0, LONG_ALPHABET.indexOf(c));
      }
      micros = String.format("%05X", value);
    } else {
      micros = id.length() < SHORT_MICROS ? id : id.substring(0, SHORT_MICROS);
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      int at = micros.length() - 1 - i;
      path.append(at < 0 ? '_' : micros.charAt(at)).append('/');
    }
    return path.toString();
  }
}
