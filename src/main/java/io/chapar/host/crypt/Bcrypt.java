package io.chapar.host.crypt;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * $2a$, $2b$ and $2y$: bcrypt (Provos and Mazières 1999). Its tables are the digits of pi, which
 * are worked out here instead of being written down.
 */
final class Bcrypt implements Crypt.Method {
  private static final String DIGITS =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int WORDS = 18 + 4 * 256;

  @Override
  public String prefix() {
    return "$2";
  }

  @Override
  public @Nullable String hash(byte[] password, String setting) {
    if (!setting.matches("(?s)\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{22}.*")) {
      return null;
    }
    int cost = Integer.parseInt(setting.substring(4, 6));
    if (cost < 4 || cost > 15) {
      return null; // a higher cost would take minutes
    }
    byte[] salt = decode(setting.substring(7, 29));
    byte[] key = java.util.Arrays.copyOf(password, Math.min(password.length, 71) + 1);
    int[] state = Pi.TABLES.clone();
    expand(state, salt, key);
    byte[] none = new byte[16];
    for (long i = 0; i < 1L << cost; i++) {
      expand(state, none, key);
      expand(state, none, salt);
    }
    int[] text = {
      0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274 // OrpheanBeholder…
    };
    for (int i = 0; i < 64; i++) {
      for (int k = 0; k < 6; k += 2) {
        encrypt(state, text, k);
      }
    }
    byte[] out = new byte[23];
    for (int i = 0; i < 23; i++) {
      out[i] = (byte) (text[i / 4] >>> 24 - 8 * (i % 4));
    }
    return setting.substring(0, 7) + encode(salt, 22) + encode(out, 31);
  }

  private static int next(byte[] bytes, int[] at) {
    int word = 0;
    for (int i = 0; i < 4; i++) {
      word = word << 8 | bytes[at[0]] & 0xff;
      at[0] = (at[0] + 1) % bytes.length;
    }
    return word;
  }

  private static void expand(int[] s, byte[] salt, byte[] key) {
    int[] at = {0};
    for (int i = 0; i < 18; i++) {
      s[i] ^= next(key, at);
    }
    int[] from = {0};
    int[] pair = {0, 0};
    for (int i = 0; i < WORDS; i += 2) {
      pair[0] ^= next(salt, from);
      pair[1] ^= next(salt, from);
      encrypt(s, pair, 0);
      s[i] = pair[0];
      s[i + 1] = pair[1];
    }
  }

  private static void encrypt(int[] s, int[] pair, int at) {
    int left = pair[at];
    int right = pair[at + 1];
    for (int i = 0; i < 16; i += 2) {
      left ^= s[i];
      right ^= f(s, left);
      right ^= s[i + 1];
      left ^= f(s, right);
    }
    pair[at] = right ^ s[17];
    pair[at + 1] = left ^ s[16];
  }

  private static int f(int[] s, int x) {
    return (s[18 + (x >>> 24)] + s[274 + (x >>> 16 & 0xff)] ^ s[530 + (x >>> 8 & 0xff)])
        + s[786 + (x & 0xff)];
  }

  private static String encode(byte[] bytes, int digits) {
    StringBuilder out = new StringBuilder();
    for (int bit = 0; out.length() < digits; bit += 6) {
      int value = 0;
      for (int i = 0; i < 6; i++) {
        int at = bit + i;
        int b = at / 8 < bytes.length ? bytes[at / 8] >>> 7 - at % 8 & 1 : 0;
        value = value << 1 | b;
      }
      out.append(DIGITS.charAt(value));
    }
    return out.toString();
  }

  private static byte[] decode(String text) {
    byte[] out = new byte[16];
    for (int bit = 0; bit < 128; bit++) {
      int value = DIGITS.indexOf(text.charAt(bit / 6));
      out[bit / 8] |= (byte) ((value >>> 5 - bit % 6 & 1) << 7 - bit % 8);
    }
    return out;
  }

  /** The fraction of pi in words of 32 bits, by Machin's formula. */
  private static final class Pi {
    static final int[] TABLES = tables();

    private static int[] tables() {
      int bits = WORDS * 32 + 64;
      BigInteger one = BigInteger.ONE.shiftLeft(bits);
      BigInteger pi =
          arctan(5, one)
              .multiply(BigInteger.valueOf(16))
              .subtract(arctan(239, one).multiply(BigInteger.valueOf(4)));
      BigInteger fraction = pi.subtract(one.multiply(BigInteger.valueOf(3))).shiftRight(64);
      int[] words = new int[WORDS];
      byte[] bytes = fraction.toByteArray();
      int skip = bytes.length - WORDS * 4;
      for (int i = 0; i < WORDS * 4; i++) {
        int b = skip + i < 0 ? 0 : bytes[skip + i] & 0xff;
        words[i / 4] = words[i / 4] << 8 | b;
      }
      return words;
    }

    private static BigInteger arctan(int inverse, BigInteger one) {
      BigInteger square = BigInteger.valueOf((long) inverse * inverse);
      BigInteger power = one.divide(BigInteger.valueOf(inverse));
      BigInteger sum = power;
      for (int k = 3; power.signum() != 0; k += 2) {
        power = power.divide(square).negate();
        sum = sum.add(power.divide(BigInteger.valueOf(k)));
      }
      return sum;
    }
  }
}
