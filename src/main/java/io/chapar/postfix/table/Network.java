package io.chapar.postfix.table;

import io.chapar.postfix.conf.Ascii;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network pattern, {@code 192.0.2.0/24}, {@code [2001:db8::]/32} or a single address: what cidr
 * tables and mynetworks are made of.
 *
 * @param net the address, 4 or 16 bytes
 * @param prefix how many bits count
 */
record Network(byte[] net, int prefix) {

  /**
   * What a pattern turned out to be.
   *
   * @param network the network, or null
   * @param complaint Postfix's words where there is none
   */
  record Parsed(@Nullable Network network, String complaint) {}

  /** Reads a pattern. */
  static Parsed parse(String text) {
    String pattern = text;
    String mask = null;
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0) {
        return bad("missing ']' character after \"[" + text.substring(1) + '"');
      }
      pattern = text.substring(1, close);
      String rest = text.substring(close + 1);
      if (rest.startsWith("/")) {
        mask = rest.substring(1);
      } else if (!rest.isEmpty()) {
        return bad("garbage after \"[" + pattern + "]\"");
      }
    }
    int slash = mask == null ? pattern.indexOf('/') : -1;
    if (slash >= 0) {
      mask = pattern.substring(slash + 1);
      pattern = pattern.substring(0, slash);
    }
    int bits = pattern.indexOf(':') >= 0 ? 128 : 32;
    byte[] bytes = IpBytes.parse(pattern);
    if (mask == null) {
      return bytes == null
          ? bad("bad address pattern: \"" + pattern + '"')
          : new Parsed(new Network(bytes, bits), "");
    }
    String where = " in \"" + pattern + "/" + mask + '"';
    if (!Ascii.allDigits(mask)) {
      return bad("bad mask value" + where);
    }
    if (mask.length() > 4 || Integer.parseInt(mask) > bits) {
      return bad("bad mask length" + where);
    }
    if (bytes == null) {
      return bad("bad network value" + where);
    }
    int prefix = Integer.parseInt(mask);
    byte[] masked = mask(bytes, prefix);
    if (!Arrays.equals(masked, bytes)) {
      return bad(
          "non-null host address bits"
              + where
              + ", perhaps you should use \""
              + IpBytes.text(masked)
              + "/"
              + prefix
              + "\" instead");
    }
    return new Parsed(new Network(bytes, prefix), "");
  }

  private static Parsed bad(String complaint) {
    return new Parsed(null, complaint);
  }

  private static byte[] mask(byte[] bytes, int prefix) {
    byte[] masked = bytes.clone();
    for (int bit = prefix; bit < masked.length * 8; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return masked;
  }

  /** Whether an address is of the same family. */
  boolean sameFamily(byte[] address) {
    return address.length == net.length;
  }

  /** Whether an address of the same family lies in it. */
  boolean contains(byte[] address) {
    return Arrays.equals(mask(address, prefix), net);
  }
}
