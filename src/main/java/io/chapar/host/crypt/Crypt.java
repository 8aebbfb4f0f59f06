package io.chapar.host.crypt;

import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * crypt(3): the one-way functions of a password, told apart by the prefix of the setting. Used by
 * whatever checks or makes an entry of /etc/shadow, and by Dovecot's password schemes.
 */
public final class Crypt {
  /** The digits of the base 64 that all of these methods use. */
  static final String DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** One method, such as $6$. */
  interface Method {
    /** What its settings begin with. */
    String prefix();

    /** The hash with its setting in front, or null where the setting is not well formed. */
    @Nullable String hash(byte[] password, String setting);
  }

  private static final List<Method> METHODS =
      List.of(
          new Md5Crypt("$1$"),
          new Md5Crypt("$apr1$"),
          ShaCrypt.sha256(),
          ShaCrypt.sha512(),
          new Bcrypt());

  private Crypt() {}

  /**
   * The hash of a password.
   *
   * @param setting a salt with its prefix, or a whole hash, whose setting is then used
   * @return null where crypt(3) fails: an unknown method, a setting that is not well formed
   */
  public static @Nullable String hash(String password, String setting) {
    byte[] bytes = Utf8.encode(password);
    for (Method method : METHODS) {
      if (setting.startsWith(method.prefix())) {
        return method.hash(bytes, setting);
      }
    }
    return null;
  }

  /** Whether {@code password} is the one that {@code hash} was made of. */
  public static boolean matches(String password, String hash) {
    if (hash.length() < 13) {
      return false; // "!", "*", "x" and the like: no password fits
    }
    String again = hash(password, hash);
    return again != null
        && MessageDigest.isEqual(
            again.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
  }

  /** Salt of {@code length} digits. */
  public static String salt(int length, RandomGenerator random) {
    StringBuilder salt = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      salt.append(DIGITS.charAt(random.nextInt() >>> 26));
    }
    return salt.toString();
  }

  /** Appends {@code digits} digits of a number of up to 24 bits, lowest first. */
  static void to64(StringBuilder out, int value, int digits) {
    int rest = value;
    for (int i = 0; i < digits; i++) {
      out.append(DIGITS.charAt(rest & 0x3f));
      rest >>>= 6;
    }
  }

  /** A digest of the JDK that is always there. */
  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
