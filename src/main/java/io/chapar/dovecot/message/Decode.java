package io.chapar.dovecot.message;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes encodings off: transfer encodings, encoded words, dates, base subjects. */
public final class Decode {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=(\\s+(?==\\?))?");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:[A-Za-z]+\\s*,)?\\s*(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{2,4})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|[A-Za-z]+)?.*");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Decode() {}

  /** A part's content with its transfer encoding taken off; null if that cannot be done. */
  public static byte @Nullable [] content(Part part) {
    String encoding = part.header("Content-Transfer-Encoding");
    String how = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (how) {
      case "base64" -> {
        try {
          yield Base64.getMimeDecoder().decode(part.rawContent());
        } catch (IllegalArgumentException e) {
          yield null;
        }
      }
      case "quoted-printable" -> quotedPrintable(part.rawContent(), false);
      default -> part.content();
    };
  }

  private static byte[] quotedPrintable(byte[] in, boolean header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      byte b = in[i];
      if (header && b == '_') {
        out.write(' ');
      } else if (b == '=' && i + 1 < in.length && in[i + 1] == '\n') {
        i++;
      } else if (b == '=' && i + 2 < in.length && hex(in[i + 1]) >= 0 && hex(in[i + 2]) >= 0) {
        out.write(hex(in[i + 1]) << 4 | hex(in[i + 2]));
        i += 2;
      } else if (b == '\n' && !header) {
        out.write('\r');
        out.write('\n');
      } else {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  private static int hex(byte b) {
    return Character.digit((char) (b & 0xff), 16);
  }

  /** A text part's text. */
  public static String text(Part part) {
    byte[] bytes = content(part);
    return bytes == null ? "" : charset(bytes, part.parameters().get("charset"));
  }

  private static String charset(byte[] bytes, @Nullable String name) {
    if (name == null || name.equalsIgnoreCase("utf-8") || name.equalsIgnoreCase("us-ascii")) {
      return Utf8.decode(bytes);
    }
    try {
      return new String(bytes, Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** A header's value with its encoded words (RFC 2047) decoded. */
  public static String words(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    Matcher m = WORD.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      byte[] bytes;
      try {
        bytes =
            m.group(2).equalsIgnoreCase("b")
                ? Base64.getMimeDecoder().decode(m.group(3))
                : quotedPrintable(Utf8.encode(m.group(3)), true);
      } catch (IllegalArgumentException e) {
        m.appendReplacement(out, Matcher.quoteReplacement(m.group()));
        continue;
      }
      m.appendReplacement(out, Matcher.quoteReplacement(charset(bytes, m.group(1))));
    }
    return m.appendTail(out).toString();
  }

  /** The moment of a Date header; null if it cannot be read. */
  public static @Nullable OffsetDateTime date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher m = DATE.matcher(text);
    if (!m.matches()) {
      return null;
    }
    int month = MONTHS.indexOf(m.group(2).toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(m.group(3));
    year += m.group(3).length() == 2 ? year < 50 ? 2000 : 1900 : 0;
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year,
              month,
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(4)),
              Integer.parseInt(m.group(5)),
              m.group(6) == null ? 0 : Math.min(59, Integer.parseInt(m.group(6))));
      String zone = m.group(7);
      ZoneOffset offset =
          zone == null || !zone.matches("[+-]\\d{4}") ? ZoneOffset.UTC : ZoneOffset.of(zone);
      return local.atOffset(offset);
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  /** The base subject of RFC 5256: without Re:, Fwd: and list names, in upper case. */
  public static String baseSubject(@Nullable String subject) {
    String s = subject == null ? "" : words(subject).replaceAll("\\s+", " ").strip();
    for (int i = 0; i < 50; i++) {
      String t =
          s.replaceFirst("(?i)(\\s*\\(fwd\\))+$", "")
              .replaceFirst("(?i)^(re|fwd?)\\s*(\\[[^\\]]*\\]\\s*)?:\\s*", "")
              .replaceFirst("^\\[[^\\[\\]]*\\]\\s*(?=\\S)", "")
              .strip();
      if (t.regionMatches(true, 0, "[fwd:", 0, 5) && t.endsWith("]")) {
        t = t.substring(5, t.length() - 1).strip();
      }
      if (t.equals(s)) {
        break;
      }
      s = t;
    }
    return s.toUpperCase(Locale.ROOT);
  }

  /** The first words of the first text in a message: IMAP's PREVIEW. */
  public static String preview(Part part, int limit) {
    Part text = firstText(part);
    if (text == null) {
      return "";
    }
    String all = text(text);
    if (text.subtype().equals("html")) {
      all =
          all.replaceAll("(?is)<(style|script|head)[^>]*>.*?</\\1>", " ")
              .replaceAll("<[^>]*>", " ");
    }
    StringBuilder kept = new StringBuilder();
    for (String line : all.split("\r?\n", -1)) {
      if (!line.startsWith(">")) {
        kept.append(line).append(' ');
      }
      if (kept.length() > limit * 4) {
        break;
      }
    }
    String flat = kept.toString().replaceAll("\\s+", " ").strip();
    return flat.substring(0, Math.min(limit, flat.length()));
  }

  private static @Nullable Part firstText(Part part) {
    if (part.type().equals("text")) {
      return part;
    }
    for (Part child : part.children()) {
      Part found = firstText(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
