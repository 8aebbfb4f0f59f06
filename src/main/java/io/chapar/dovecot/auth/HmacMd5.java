package io.chapar.dovecot.auth;

/**
 * The state of MD5 after the inner and the outer key block of HMAC: what the scheme CRAM-MD5 keeps
 * instead of the password. The JDK does not give its digests' states away, so MD5's compression
 * function is here once more (RFC 1321).
 */
final class HmacMd5 {
  private static final int[] SHIFT = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};

  private HmacMd5() {}

  /** Outer and inner state, 16 bytes each, as Dovecot writes them. */
  static byte[] context(byte[] password) {
    byte[] key = password.length > 64 ? md5(password) : password;
    byte[] out = new byte[32];
    System.arraycopy(state(key, 0x5c), 0, out, 0, 16);
    System.arraycopy(state(key, 0x36), 0, out, 16, 16);
    return out;
  }

  /** The HMAC of a message, given the context. */
  static byte[] mac(byte[] context, byte[] message) {
    byte[] inner = finish(java.util.Arrays.copyOfRange(context, 16, 32), message);
    return finish(java.util.Arrays.copyOfRange(context, 0, 16), inner);
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return java.security.MessageDigest.getInstance("MD5").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] state(byte[] key, int pad) {
    byte[] block = new byte[64];
    for (int i = 0; i < 64; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    compress(state, block, 0);
    return bytes(state);
  }

  private static byte[] finish(byte[] from, byte[] message) {
    int[] state = new int[4];
    for (int i = 0; i < 16; i++) {
      state[i / 4] |= (from[i] & 0xff) << 8 * (i % 4);
    }
    int padded = (message.length + 9 + 63) / 64 * 64;
    byte[] all = java.util.Arrays.copyOf(message, padded);
    all[message.length] = (byte) 0x80;
    long bits = (message.length + 64L) * 8;
    for (int i = 0; i < 8; i++) {
      all[padded - 8 + i] = (byte) (bits >>> 8 * i);
    }
    for (int at = 0; at < padded; at += 64) {
      compress(state, all, at);
    }
    return bytes(state);
  }

  private static byte[] bytes(int[] state) {
    byte[] out = new byte[16];
    for (int i = 0; i < 16; i++) {
      out[i] = (byte) (state[i / 4] >>> 8 * (i % 4));
    }
    return out;
  }

  private static void compress(int[] state, byte[] block, int at) {
    int[] m = new int[16];
    for (int i = 0; i < 64; i++) {
      m[i / 4] |= (block[at + i] & 0xff) << 8 * (i % 4);
    }
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    for (int i = 0; i < 64; i++) {
      int f;
      int g;
      switch (i / 16) {
        case 0 -> {
          f = b & c | ~b & d;
          g = i;
        }
        case 1 -> {
          f = d & b | ~d & c;
          g = (5 * i + 1) % 16;
        }
        case 2 -> {
          f = b ^ c ^ d;
          g = (3 * i + 5) % 16;
        }
        default -> {
          f = c ^ (b | ~d);
          g = 7 * i % 16;
        }
      }
      int k = (int) (long) Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296.0);
      int rotated = Integer.rotateLeft(a + f + k + m[g], SHIFT[i / 16 * 4 + i % 4]);
      a = d;
      d = c;
      c = b;
      b += rotated;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
}
