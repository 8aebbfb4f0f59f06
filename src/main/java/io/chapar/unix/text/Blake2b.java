package io.chapar.unix.text;

import java.security.MessageDigest;
import java.util.Arrays;

/** BLAKE2b (RFC 7693) without a key: what b2sum computes. */
final class Blake2b extends MessageDigest {
  private static final long[] START = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };
  private static final String[] ORDER = {
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
    "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
    "6fe9b308c2d714a5", "a2847615fb9e3cd0", "0123456789abcdef", "ea489fd61c02b753"
  };

  private final int length;
  private final long[] state = new long[8];
  private final byte[] block = new byte[128];
  private int filled;
  private long counted;

  /** A digest of {@code length} bytes. */
  Blake2b(int length) {
    super("BLAKE2b");
    this.length = length;
    engineReset();
  }

  @Override
  protected void engineReset() {
    System.arraycopy(START, 0, state, 0, 8);
    state[0] ^= 0x01010000L ^ length;
    filled = 0;
    counted = 0;
  }

  @Override
  protected void engineUpdate(byte input) {
    if (filled == block.length) {
      counted += block.length;
      compress(false);
      filled = 0;
    }
    block[filled++] = input;
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int n) {
    for (int i = 0; i < n; i++) {
      engineUpdate(input[offset + i]);
    }
  }

  @Override
  protected byte[] engineDigest() {
    counted += filled;
    Arrays.fill(block, filled, block.length, (byte) 0);
    compress(true);
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      out[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
    }
    engineReset();
    return out;
  }

  private void compress(boolean last) {
    long[] v = new long[16];
    System.arraycopy(state, 0, v, 0, 8);
    System.arraycopy(START, 0, v, 8, 8);
    v[12] ^= counted;
    v[14] = last ? ~v[14] : v[14];
    long[] m = new long[16];
    for (int i = 0; i < 128; i++) {
      m[i / 8] |= (block[i] & 0xffL) << 8 * (i % 8);
    }
    for (String order : ORDER) {
      for (int i = 0; i < 8; i++) {
        int column = i % 4;
        int shift = i < 4 ? 0 : 1;
        mix(
            v,
            new int[] {
              column,
              4 + (column + shift) % 4,
              8 + (column + 2 * shift) % 4,
              12 + (column + 3 * shift) % 4
            },
            m[Character.digit(order.charAt(2 * i), 16)],
            m[Character.digit(order.charAt(2 * i + 1), 16)]);
      }
    }
    for (int i = 0; i < 8; i++) {
      state[i] ^= v[i] ^ v[i + 8];
    }
  }

  private static void mix(long[] v, int[] at, long x, long y) {
    int a = at[0];
    int b = at[1];
    int c = at[2];
    int d = at[3];
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
