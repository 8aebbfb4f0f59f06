package io.chapar.net.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The distinguished encoding rules of ASN.1 (X.690), as far as certificates and keys need them. */
public final class Der {
  private static final byte[] EC_P256 = seq(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7"));
  private static final byte[] RSA = seq(oid("1.2.840.113549.1.1.1"), tlv(5));

  private Der() {}

  /** A value of a tag: the parts after one another. */
  public static byte[] tlv(int tag, byte[]... parts) {
    byte[] value = cat(parts);
    int n = value.length;
    byte[] head =
        n < 128
            ? bytes(tag, n)
            : n < 256
                ? bytes(tag, 0x81, n)
                : n < 65536 ? bytes(tag, 0x82, n >> 8, n) : bytes(tag, 0x83, n >> 16, n >> 8, n);
    return cat(head, value);
  }

  /** A SEQUENCE. */
  public static byte[] seq(byte[]... parts) {
    return tlv(0x30, parts);
  }

  /** An INTEGER. */
  public static byte[] integer(BigInteger value) {
    return tlv(2, value.toByteArray());
  }

  /** An OBJECT IDENTIFIER. */
  public static byte[] oid(String dotted) {
    String[] p = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(p[0]) * 40 + Integer.parseInt(p[1]));
    for (int i = 2; i < p.length; i++) {
      long v = Long.parseLong(p[i]);
      boolean started = false;
      for (int shift = 28; shift >= 0; shift -= 7) {
        int b = (int) (v >> shift) & 0x7f;
        if (b != 0 || started || shift == 0) {
          started = true;
          out.write(shift == 0 ? b : b | 0x80);
        }
      }
    }
    return tlv(6, out.toByteArray());
  }

  /** A UTF8String. */
  public static byte[] utf8(String text) {
    return tlv(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A BIT STRING without unused bits. */
  public static byte[] bits(byte[] value) {
    return tlv(3, new byte[] {0}, value);
  }

  /** A Time: UTCTime before 2050, GeneralizedTime from then on. */
  public static byte[] time(Instant at) {
    boolean late = at.atZone(ZoneOffset.UTC).getYear() >= 2050;
    String text =
        DateTimeFormatter.ofPattern(late ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(at);
    return tlv(late ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** PKCS #8 around the traditional form of an RSA key. */
  static byte[] pkcs8Rsa(byte[] pkcs1) {
    return seq(integer(BigInteger.ZERO), RSA, tlv(4, pkcs1));
  }

  /** PKCS #8 around the traditional form of a P-256 key (RFC 5915). */
  static byte[] pkcs8Ec(byte[] sec1) {
    return seq(integer(BigInteger.ZERO), EC_P256, tlv(4, sec1));
  }

  /** The parts after one another. */
  public static byte[] cat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (byte) values[i];
    }
    return out;
  }
}
