package io.chapar.net.tls;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads DER one value after another; what is not well formed is an IllegalArgumentException. */
public final class DerReader {
  private final byte[] der;
  private final int end;
  private int at;

  /** A reader of whole bytes. */
  public DerReader(byte[] der) {
    this(der, 0, der.length);
  }

  private DerReader(byte[] der, int start, int end) {
    this.der = der;
    this.at = start;
    this.end = end;
  }

  /** Whether another value follows. */
  public boolean more() {
    return at < end;
  }

  /** The tag of the next value; -1 at the end. */
  public int tag() {
    return more() ? der[at] & 0xff : -1;
  }

  /** The content of the next value. */
  public byte[] value() {
    int[] range = next();
    return Arrays.copyOfRange(der, range[0], range[1]);
  }

  /** The next value with its tag and length. */
  public byte[] whole() {
    int start = at;
    int[] range = next();
    return Arrays.copyOfRange(der, start, range[1]);
  }

  /** A reader of what is inside the next value. */
  public DerReader into() {
    int[] range = next();
    return new DerReader(der, range[0], range[1]);
  }

  /** The next value as a number. */
  public BigInteger integer() {
    return new BigInteger(value());
  }

  /** The next value as an object identifier with dots. */
  public String oid() {
    byte[] value = value();
    StringBuilder out = new StringBuilder();
    long part = 0;
    for (byte b : value) {
      part = part << 7 | b & 0x7f;
      if (b >= 0) {
        if (out.isEmpty()) {
          long first = Math.min(part / 40, 2);
          out.append(first).append('.').append(part - first * 40);
        } else {
          out.append('.').append(part);
        }
        part = 0;
      }
    }
    return out.toString();
  }

  private int[] next() {
    if (at + 2 > end) {
      throw new IllegalArgumentException("truncated DER");
    }
    int start = at + 2;
    int length = der[at + 1] & 0xff;
    if (length >= 0x80) {
      int bytes = length & 0x7f;
      if (bytes == 0 || bytes > 3 || start + bytes > end) {
        throw new IllegalArgumentException("bad DER length");
      }
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << 8 | der[start + i] & 0xff;
      }
      start += bytes;
    }
    if (start + length > end) {
      throw new IllegalArgumentException("truncated DER");
    }
    at = start + length;
    return new int[] {start, start + length};
  }
}
