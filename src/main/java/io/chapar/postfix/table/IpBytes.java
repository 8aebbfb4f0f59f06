package io.chapar.postfix.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * IP addresses as the 4 or 16 bytes that patterns compare, read as strictly as inet_pton does. An
 * IPv4 address inside IPv6 stays one of 16 bytes, which is why Java's InetAddress will not do.
 */
final class IpBytes {
  private IpBytes() {}

  /** The bytes of an address without brackets, or null. */
  static byte @Nullable [] parse(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  private static byte @Nullable [] v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    if (parts.length != 4) {
      return null;
    }
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || part.length() > 3 || part.length() > 1 && part.charAt(0) == '0') {
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
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    byte[] tail = groups(gap < 0 ? "" : text.substring(gap + 2), true);
    if (head == null || tail == null) {
      return null;
    }
    int length = head.length + tail.length;
    if (gap < 0 ? length != 16 : length > 14) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte @Nullable [] groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    String last = parts[parts.length - 1];
    byte[] end = mayEndInV4 && last.indexOf('.') >= 0 ? v4(last) : new byte[0];
    if (end == null) {
      return null;
    }
    int count = parts.length - (end.length == 4 ? 1 : 0);
    byte[] bytes = Arrays.copyOf(new byte[0], 2 * count + end.length);
    for (int i = 0; i < count; i++) {
      String part = parts[i];
      boolean hex = part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
      if (part.isEmpty() || part.length() > 4 || !hex) {
        return null;
      }
      int value = Integer.parseInt(part, 16);
      bytes[2 * i] = (byte) (value >> 8);
      bytes[2 * i + 1] = (byte) value;
    }
    System.arraycopy(end, 0, bytes, 2 * count, end.length);
    return bytes;
  }

  /** The text of an address as inet_ntop writes it. */
  static String text(byte[] bytes) {
    if (bytes.length == 4) {
      return dotted(bytes, 0);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
    }
    int best = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int n = 0;
      while (i + n < 8 && groups[i + n] == 0) {
        n++;
      }
      if (n > longest) {
        best = i;
        longest = n;
      }
      i += Math.max(0, n - 1);
    }
    boolean v4 = best == 0 && (longest == 6 || longest == 5 && groups[5] == 0xffff);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        out.append("::");
        i += longest - 1;
        continue;
      }
      if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      if (i == 6 && v4) {
        return out.append(dotted(bytes, 12)).toString();
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }

  private static String dotted(byte[] b, int at) {
    return (b[at] & 255)
        + "."
        + (b[at + 1] & 255)
        + "."
        + (b[at + 2] & 255)
        + "."
        + (b[at + 3] & 255);
  }
}
