package io.chapar.host.crypt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** $5$ and $6$: Unix crypt with SHA-256 and SHA-512 (Drepper 2008). */
final class ShaCrypt implements Crypt.Method {
  private static final int[][] ORDER_256 = {
    {0, 10, 20}, {21, 1, 11}, {12, 22, 2}, {3, 13, 23}, {24, 4, 14},
    {15, 25, 5}, {6, 16, 26}, {27, 7, 17}, {18, 28, 8}, {9, 19, 29}
  };

  private final String prefix;
  private final String algorithm;
  private final int size;

  private ShaCrypt(String prefix, String algorithm, int size) {
    this.prefix = prefix;
    this.algorithm = algorithm;
    this.size = size;
  }

  static ShaCrypt sha256() {
    return new ShaCrypt("$5$", "SHA-256", 32);
  }

  static ShaCrypt sha512() {
    return new ShaCrypt("$6$", "SHA-512", 64);
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public @Nullable String hash(byte[] password, String setting) {
    String rest = setting.substring(3);
    int rounds = 5000;
    boolean explicit = rest.startsWith("rounds=");
    if (explicit) {
      int end = rest.indexOf('$');
      String number = end < 0 ? "" : rest.substring(7, end);
      if (number.isEmpty()
          || number.length() > 9
          || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return null;
      }
      rounds = Math.max(1000, Integer.parseInt(number));
      rest = rest.substring(end + 1);
    }
    int end = rest.indexOf('$');
    String salt = rest.substring(0, Math.min(end < 0 ? rest.length() : end, 16));
    byte[] sum = rounds(password, salt.getBytes(StandardCharsets.UTF_8), rounds);
    StringBuilder out = new StringBuilder(prefix);
    if (explicit) {
      out.append("rounds=").append(rounds).append('$');
    }
    out.append(salt).append('$');
    encode(out, sum);
    return out.toString();
  }

  private byte[] rounds(byte[] password, byte[] salt, int rounds) {
    MessageDigest md = Crypt.digest(algorithm);
    md.update(password);
    md.update(salt);
    md.update(password);
    byte[] b = md.digest();
    md.update(password);
    md.update(salt);
    md.update(stretch(b, password.length));
    for (int i = password.length; i > 0; i >>= 1) {
      md.update((i & 1) != 0 ? b : password);
    }
    byte[] a = md.digest();
    for (int i = 0; i < password.length; i++) {
      md.update(password);
    }
    byte[] p = stretch(md.digest(), password.length);
    for (int i = 0; i < 16 + (a[0] & 255); i++) {
      md.update(salt);
    }
    byte[] s = stretch(md.digest(), salt.length);
    for (int i = 0; i < rounds; i++) {
      md.update((i & 1) != 0 ? p : a);
      if (i % 3 != 0) {
        md.update(s);
      }
      if (i % 7 != 0) {
        md.update(p);
      }
      md.update((i & 1) != 0 ? a : p);
      a = md.digest();
    }
    return a;
  }

  private byte[] stretch(byte[] from, int length) {
    byte[] out = new byte[length];
    for (int i = 0; i < length; i += size) {
      System.arraycopy(from, 0, out, i, Math.min(size, length - i));
    }
    return out;
  }

  private void encode(StringBuilder out, byte[] sum) {
    if (size == 32) {
      for (int[] t : ORDER_256) {
        triple(out, sum, t[0], t[1], t[2]);
      }
      Crypt.to64(out, (sum[31] & 255) << 8 | sum[30] & 255, 3);
      return;
    }
    int[] t = {0, 21, 42};
    for (int i = 0; i < 21; i++) {
      triple(out, sum, t[0], t[1], t[2]);
      t = new int[] {t[1] + 1, t[2] + 1, t[0] + 1};
    }
    Crypt.to64(out, sum[63] & 255, 2);
  }

  private static void triple(StringBuilder out, byte[] sum, int x, int y, int z) {
    Crypt.to64(out, (sum[x] & 255) << 16 | (sum[y] & 255) << 8 | sum[z] & 255, 4);
  }
}
