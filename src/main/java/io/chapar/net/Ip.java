package io.chapar.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * IP addresses of the simulated internet. They never ask a real name server: their host name is
 * their literal.
 */
public final class Ip {
  /** 0.0.0.0: all addresses of a host. */
  public static final InetAddress ANY = of("0.0.0.0");

  /** 127.0.0.1. */
  public static final InetAddress LOOPBACK = of("127.0.0.1");

  private Ip() {}

  /** The address of a literal (IPv4, or IPv6 with or without brackets). */
  public static InetAddress of(String literal) {
    InetAddress address = parse(literal);
    if (address == null) {
      throw new IllegalArgumentException("not an IP address: " + literal);
    }
    return address;
  }

  /** The address of a literal, or null if it is none. */
  public static @Nullable InetAddress parse(String literal) {
    String text =
        literal.startsWith("[") && literal.endsWith("]")
            ? literal.substring(1, literal.length() - 1)
            : literal;
    byte[] bytes = text.indexOf(':') >= 0 ? v6(text) : v4(text);
    try {
      return bytes == null ? null : InetAddress.getByAddress(text, bytes);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static byte @Nullable [] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return null;
      }
      int value = Integer.parseInt(part);
      if (value > 255) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  private static byte @Nullable [] v6(String text) {
    int gap = text.indexOf("::");
    String head = gap < 0 ? text : text.substring(0, gap);
    String tail = gap < 0 ? "" : text.substring(gap + 2);
    byte[] front = groups(head);
    byte[] back = groups(tail);
    if (front == null
        || back == null
        || (gap < 0 ? front.length != 16 : front.length + back.length > 14)) {
      return null;
    }
    byte[] bytes = new byte[16];
    System.arraycopy(front, 0, bytes, 0, front.length);
    System.arraycopy(back, 0, bytes, 16 - back.length, back.length);
    return bytes;
  }

  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] last =
        parts[parts.length - 1].indexOf('.') >= 0 ? v4(parts[parts.length - 1]) : new byte[0];
    if (last == null) {
      return null;
    }
    int count = last.length == 4 ? parts.length - 1 : parts.length;
    byte[] bytes = new byte[count * 2 + last.length];
    for (int i = 0; i < count; i++) {
      String part = parts[i];
      if (part.isEmpty()
          || part.length() > 4
          || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
        return null;
      }
      int value = Integer.parseInt(part, 16);
      bytes[2 * i] = (byte) (value >> 8);
      bytes[2 * i + 1] = (byte) value;
    }
    System.arraycopy(last, 0, bytes, count * 2, last.length);
    return bytes;
  }

  /** The literal of an address: IPv6 in its short form. */
  public static String text(InetAddress address) {
    byte[] b = address.getAddress();
    if (b.length == 4) {
      return (b[0] & 255) + "." + (b[1] & 255) + "." + (b[2] & 255) + "." + (b[3] & 255);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (b[2 * i] & 255) << 8 | b[2 * i + 1] & 255;
    }
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int n = 0;
      while (i + n < 8 && groups[i + n] == 0) {
        n++;
      }
      if (n > bestLength) {
        best = i;
        bestLength = n;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        out.append("::");
        i += bestLength - 1;
        continue;
      }
      if (i > 0 && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}
