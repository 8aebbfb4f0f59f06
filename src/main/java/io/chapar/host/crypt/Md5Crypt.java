package io.chapar.host.crypt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * $1$: the MD5 hash of FreeBSD (Kamp 1994), which old shadow files still have; $apr1$ is the same
 * as Apache has it.
 */
final class Md5Crypt implements Crypt.Method {
  private final String prefix;

  Md5Crypt(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public String hash(byte[] password, String setting) {
    int end = setting.indexOf('$', prefix.length());
    int start = prefix.length();
    String salt = setting.substring(start, Math.min(end < 0 ? setting.length() : end, start + 8));
    byte[] s = salt.getBytes(StandardCharsets.UTF_8);
    MessageDigest md5 = Crypt.digest("MD5");
    md5.update(password);
    md5.update(s);
    md5.update(password);
    byte[] alternate = md5.digest();
    md5.update(password);
    md5.update(prefix.getBytes(StandardCharsets.UTF_8));
    md5.update(s);
    for (int left = password.length; left > 0; left -= 16) {
      md5.update(alternate, 0, Math.min(16, left));
    }
    for (int i = password.length; i > 0; i >>= 1) {
      md5.update((i & 1) != 0 ? 0 : password[0]);
    }
    byte[] sum = md5.digest();
    for (int round = 0; round < 1000; round++) {
      md5.update((round & 1) != 0 ? password : sum);
      if (round % 3 != 0) {
        md5.update(s);
      }
      if (round % 7 != 0) {
        md5.update(password);
      }
      md5.update((round & 1) != 0 ? sum : password);
      sum = md5.digest();
    }
    StringBuilder out = new StringBuilder(prefix).append(salt).append('$');
    for (int[] t : new int[][] {{0, 6, 12}, {1, 7, 13}, {2, 8, 14}, {3, 9, 15}, {4, 10, 5}}) {
      Crypt.to64(out, (sum[t[0]] & 255) << 16 | (sum[t[1]] & 255) << 8 | sum[t[2]] & 255, 4);
    }
    Crypt.to64(out, sum[11] & 255, 2);
    return out.toString();
  }
}
