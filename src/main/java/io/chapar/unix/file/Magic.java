package io.chapar.unix.file;

import io.chapar.host.Programs;
import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the bytes of a file tell about it, as magic(5) has it, for what a mail host has. */
final class Magic {
  private static final Pattern SHEBANG = Pattern.compile("#! ?(\\S+)( +(\\S+))?.*");

  /** What it is, in words, as a MIME type and as a character set. */
  record Kind(String text, String mime, String charset) {}

  private Magic() {}

  static Kind of(byte[] b) {
    Kind binary = binary(b);
    return binary != null ? binary : text(b);
  }

  private static boolean starts(byte[] b, int at, int... values) {
    if (b.length < at + values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if ((b[at + i] & 0xff) != values[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] b, int at, String text) {
    byte[] t = text.getBytes(StandardCharsets.ISO_8859_1);
    int[] values = new int[t.length];
    for (int i = 0; i < t.length; i++) {
      values[i] = t[i] & 0xff;
    }
    return starts(b, at, values);
  }

  private static int int32(byte[] b, int at, boolean big) {
    int v = 0;
    for (int i = 0; i < 4; i++) {
      v |= (b[at + i] & 0xff) << (big ? 24 - 8 * i : 8 * i);
    }
    return v;
  }

  private static @org.jspecify.annotations.Nullable Kind binary(byte[] b) {
    if (starts(b, 0, 0x7f, 'E', 'L', 'F')) {
      String id = Programs.id(b);
      String build =
          String.format(
              "%08x%08x%024x",
              String.valueOf(id).hashCode(), b.length * 0x9e3779b1, 0x5bd1e995L * (b.length + 1));
      return new Kind(
          "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, interpreter"
              + " /lib64/ld-linux-x86-64.so.2, BuildID[sha1]="
              + build
              + ", for GNU/Linux 3.2.0, stripped",
          "application/x-pie-executable",
          "binary");
    }
    if (b.length >= 64) {
      int le = int32(b, 12, false);
      int be = int32(b, 12, true);
      if (le == 0x00061561 || be == 0x00061561) {
        boolean big = be == 0x00061561;
        return new Kind(
            "Berkeley DB (Hash, version "
                + int32(b, 16, big)
                + ", "
                + (big ? "big-endian" : "native byte-order")
                + ")",
            "application/x-dbm",
            "binary");
      }
      if (le == 0x00053162 || be == 0x00053162) {
        boolean big = be == 0x00053162;
        return new Kind(
            "Berkeley DB (Btree, version "
                + int32(b, 16, big)
                + ", "
                + (big ? "big-endian" : "native byte-order")
                + ")",
            "application/x-dbm",
            "binary");
      }
    }
    if (starts(b, 0, 0x1f, 0x8b)) {
      return new Kind(gzip(b), "application/gzip", "binary");
    }
    if (starts(b, 257, "ustar  \0")) {
      return new Kind("POSIX tar archive (GNU)", "application/x-tar", "binary");
    }
    if (starts(b, 257, "ustar\0")) {
      return new Kind("POSIX tar archive", "application/x-tar", "binary");
    }
    if (starts(b, 0, "GIF8") && b.length >= 10) {
      return new Kind(
          "GIF image data, version "
              + new String(b, 3, 3, StandardCharsets.ISO_8859_1)
              + ", "
              + int16(b, 6)
              + " x "
              + int16(b, 8),
          "image/gif",
          "binary");
    }
    if (starts(b, 0, 0x89, 'P', 'N', 'G') && b.length >= 26) {
      String colour =
          (b[25] & 0xff) == 2
              ? "/color RGB"
              : (b[25] & 0xff) == 6
                  ? "/color RGBA"
                  : (b[25] & 0xff) == 3 ? " colormap" : " grayscale";
      return new Kind(
          "PNG image data, "
              + int32(b, 16, true)
              + " x "
              + int32(b, 20, true)
              + ", "
              + b[24]
              + "-bit"
              + colour
              + ", non-interlaced",
          "image/png",
          "binary");
    }
    if (starts(b, 0, 0xff, 0xd8, 0xff)) {
      return new Kind("JPEG image data", "image/jpeg", "binary");
    }
    if (starts(b, 0, "%PDF-") && b.length >= 8) {
      return new Kind(
          "PDF document, version " + new String(b, 5, 3, StandardCharsets.ISO_8859_1),
          "application/pdf",
          "binary");
    }
    if (starts(b, 0, "PK\003\004") && b.length >= 30) {
      return new Kind(
          "Zip archive data, at least v2.0 to extract, compression method=deflate",
          "application/zip",
          "binary");
    }
    if (starts(b, 0, "BZh")) {
      return new Kind(
          "bzip2 compressed data, block size = " + (b.length > 3 ? (char) b[3] : '9') + "00k",
          "application/x-bzip2",
          "binary");
    }
    if (starts(b, 0, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return new Kind("XZ compressed data, checksum CRC64", "application/x-xz", "binary");
    }
    return null;
  }

  private static int int16(byte[] b, int at) {
    return (b[at] & 0xff) | (b[at + 1] & 0xff) << 8;
  }

  private static String gzip(byte[] b) {
    StringBuilder out = new StringBuilder("gzip compressed data");
    int flags = b.length > 3 ? b[3] : 0;
    if ((flags & 8) != 0 && b.length > 10) {
      int end = 10;
      while (end < b.length && b[end] != 0) {
        end++;
      }
      out.append(", was \"")
          .append(new String(b, 10, end - 10, StandardCharsets.UTF_8))
          .append('"');
    }
    int time = b.length > 8 ? int32(b, 4, false) : 0;
    if (time != 0) {
      out.append(", last modified: ")
          .append(
              io.chapar.unix.Strftime.format(
                  "%a %b %e %H:%M:%S %Y",
                  Instant.ofEpochSecond(time & 0xffffffffL).atZone(ZoneOffset.UTC)));
    }
    if (b.length > 9 && b[8] == 2) {
      out.append(", max compression");
    } else if (b.length > 9 && b[8] == 4) {
      out.append(", max speed");
    }
    out.append(", from Unix");
    if (b.length >= 18) {
      out.append(", original size modulo 2^32 ")
          .append(int32(b, b.length - 4, false) & 0xffffffffL);
    }
    return out.toString();
  }

  // ---- texts

  private static Kind text(byte[] b) {
    String charset = charset(b);
    if (charset.equals("binary")) {
      return new Kind("data", "application/octet-stream", "binary");
    }
    String t = Utf8.decode(b);
    String encoding =
        switch (charset) {
          case "us-ascii" -> "ASCII text";
          case "utf-8" ->
              starts(b, 0, 0xef, 0xbb, 0xbf)
                  ? "Unicode text, UTF-8 (with BOM) text"
                  : "Unicode text, UTF-8 text";
          default -> "ISO-8859 text";
        };
    String first = t.lines().findFirst().orElse("");
    Matcher shebang = SHEBANG.matcher(first);
    if (shebang.matches()) {
      String path = shebang.group(1);
      String name =
          path.endsWith("/env") && shebang.group(3) != null
              ? shebang.group(3)
              : path.substring(path.lastIndexOf('/') + 1);
      String language =
          switch (name) {
            case "sh", "dash" -> "POSIX shell script";
            case "bash" -> "Bourne-Again shell script";
            case "perl" -> "Perl script";
            case "python3", "python" -> "Python script";
            case "awk", "gawk" -> "awk script";
            default -> "a " + first.substring(2).strip() + " script";
          };
      String mime =
          name.matches("sh|bash|dash")
              ? "text/x-shellscript"
              : name.equals("perl") ? "text/x-perl" : "text/plain";
      return new Kind(
          name.equals("perl")
              ? "Perl script text executable"
              : language + ", " + encoding + " executable" + details(t),
          mime,
          charset);
    }
    String what = language(t, first);
    String mime =
        what.contains("certificate") || what.contains("key")
            ? "text/plain"
            : what.contains("mail")
                ? "message/rfc822"
                : what.equals("JSON text data")
                    ? "application/json"
                    : what.startsWith("HTML")
                        ? "text/html"
                        : what.startsWith("XML")
                            ? "text/xml"
                            : what.startsWith("C source") ? "text/x-c" : "text/plain";
    if (what.startsWith("PEM") || what.startsWith("PGP") || what.equals("JSON text data")) {
      return new Kind(what, mime, charset);
    }
    return new Kind((what.isEmpty() ? "" : what + ", ") + encoding + details(t), mime, charset);
  }

  private static String language(String t, String first) {
    String lower = t.substring(0, Math.min(t.length(), 400)).toLowerCase(Locale.ROOT);
    if (first.startsWith("-----BEGIN CERTIFICATE REQUEST-----")
        || first.startsWith("-----BEGIN NEW CERTIFICATE")) {
      return "PEM certificate request";
    }
    if (first.startsWith("-----BEGIN CERTIFICATE-----")) {
      return "PEM certificate";
    }
    if (first.matches("-----BEGIN (RSA|DSA|EC) PRIVATE KEY-----.*")) {
      return "PEM " + first.split(" ")[1] + " private key";
    }
    if (first.startsWith("-----BEGIN OPENSSH PRIVATE KEY")) {
      return "OpenSSH private key";
    }
    if (first.startsWith("-----BEGIN PGP ")) {
      return first.contains("PUBLIC")
          ? "PGP public key block"
          : first.contains("SIGNATURE") ? "PGP signature" : "PGP message";
    }
    if (t.startsWith("Received:")) {
      return "RFC 822 mail";
    }
    if (t.startsWith("Return-Path:") || t.startsWith("Delivered-To:")) {
      return "SMTP mail";
    }
    if (t.startsWith("From:")
        || t.startsWith("Date:")
        || t.startsWith("Xref:")
        || t.startsWith("Article")) {
      return "news or mail";
    }
    if (t.startsWith("MIME-Version:") || t.startsWith("Content-Type:")) {
      return "MIME entity";
    }
    if (t.startsWith("<?xml")) {
      return "XML 1.0 document";
    }
    if (lower.contains("<html") || lower.contains("<!doctype html")) {
      return "HTML document";
    }
    if ((t.startsWith("{") || t.startsWith("["))
        && t.strip().matches("(?s)(\\{\\s*\"[^\"]*\"\\s*:.*\\}|\\[\\s*([\\d\"{\\[].*)?\\])")) {
      return "JSON text data";
    }
    if (t.contains("int main(") || t.startsWith("#include ")) {
      return "C source";
    }
    return "";
  }

  private static String details(String t) {
    boolean cr = t.contains("\r\n");
    boolean lf = Pattern.compile("(?<!\r)\n").matcher(t).find();
    boolean bare = Pattern.compile("\r(?!\n)").matcher(t).find();
    StringBuilder out = new StringBuilder();
    int longest = t.lines().mapToInt(String::length).max().orElse(0);
    if (longest > 300) {
      out.append(", with very long lines (").append(longest).append(')');
    }
    if (!cr && !lf && !bare) {
      out.append(", with no line terminators");
    } else if (cr || bare) {
      String kinds =
          (cr ? "CRLF" : "")
              + (bare ? (cr ? ", CR" : "CR") : "")
              + (lf ? (cr || bare ? ", LF" : "") : "");
      out.append(", with ").append(kinds).append(" line terminators");
    }
    if (t.indexOf('\033') >= 0) {
      out.append(", with escape sequences");
    }
    if (t.indexOf('\b') >= 0) {
      out.append(", with overstriking");
    }
    return out.toString();
  }

  private static String charset(byte[] b) {
    boolean high = false;
    for (byte each : b) {
      int c = each & 0xff;
      boolean control = c < 0x20 && "\007\b\t\n\013\f\r\033".indexOf(c) < 0 || c == 0x7f;
      if (control) {
        return "binary";
      }
      high |= c >= 0x80;
    }
    if (!high) {
      return "us-ascii";
    }
    String t = Utf8.decode(b);
    boolean invalid =
        t.chars().anyMatch(c -> c >= 0xdc80 && c <= 0xdcff)
            && !StandardCharsets.UTF_8.newEncoder().canEncode(t);
    if (!invalid) {
      return "utf-8";
    }
    for (byte each : b) {
      int c = each & 0xff;
      if (c >= 0x80 && c < 0xa0) {
        return "unknown-8bit";
      }
    }
    return "iso-8859-1";
  }
}
