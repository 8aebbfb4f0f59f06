package io.chapar.spam;

import io.chapar.text.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mail under examination: its header fields, its texts, its links. */
final class Subject {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?\\s]*)\\?=(\\s+(?==\\?))?");
  private static final Pattern LINK =
      Pattern.compile("(?i)\\b(?:(?:https?|ftp)://|mailto:|www\\.)[^\\s<>\"'\\\\^`{|}]{2,500}");
  private static final Pattern HREF =
      Pattern.compile(
          "(?is)(?:href|src|action|background)\\s*=\\s*(?:\"([^\"]{1,500})\"|'([^']{1,500})'|([^\\s>]{1,500}))");
  private static final int MAX_PARTS = 100;

  /**
   * A header field.
   *
   * @param raw what follows the colon, with its continuation lines
   */
  record Field(String name, String raw) {
    /** Its value on one line. */
    String value() {
      return raw.replaceAll("\r?\n[ \t]*", " ").strip();
    }
  }

  /**
   * A part of the message that is text.
   *
   * @param html whether it is HTML
   * @param text as it was written, its encoding taken away
   */
  record Part(boolean html, String text) {}

  /** The line "From sender date" at the top, with its newline; or empty. */
  final String stamp;

  /** The mail without that line. */
  final String pristine;

  final List<Field> fields = new ArrayList<>();
  final String body;
  final List<Part> parts = new ArrayList<>();
  private int otherParts;
  private final int size;

  Subject(byte[] bytes) {
    String all = Utf8.decode(bytes);
    size = bytes.length;
    String rest = all;
    if (all.startsWith("From ")) {
      int end = all.indexOf('\n');
      stamp = end < 0 ? all : all.substring(0, end + 1);
      rest = end < 0 ? "" : all.substring(end + 1);
    } else {
      stamp = "";
    }
    pristine = rest;
    int at = 0;
    while (at < rest.length()) {
      int end = rest.indexOf('\n', at);
      String line = end < 0 ? rest.substring(at) : rest.substring(at, end);
      int next = end < 0 ? rest.length() : end + 1;
      if (line.isEmpty() || line.equals("\r")) {
        at = next;
        break;
      }
      char first = line.charAt(0);
      if ((first == ' ' || first == '\t') && !fields.isEmpty()) {
        Field last = fields.remove(fields.size() - 1);
        fields.add(new Field(last.name(), last.raw() + "\n" + line));
      } else {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.substring(0, colon).matches(".*[ \t].*\\S.*")) {
          break; // no field: the body has begun
        }
        fields.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1)));
      }
      at = next;
    }
    body = rest.substring(Math.min(at, rest.length()));
    part(fields, body, 0);
  }

  int size() {
    return size;
  }

  boolean attachments() {
    return otherParts > 0;
  }

  // ---- header

  /** The values of all fields of a name, unfolded and undecoded; empty if there are none. */
  List<String> all(String name) {
    return all(fields, name);
  }

  private static List<String> all(List<Field> fields, String name) {
    List<String> found = new ArrayList<>();
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        found.add(field.value());
      }
    }
    return found;
  }

  /** The value of a field on one line, encoded words decoded; null if there is none. */
  @Nullable String header(String name) {
    List<String> found = all(name);
    return found.isEmpty() ? null : decode(String.join("\n", found));
  }

  /** The address in a field, or an empty text. */
  String address(String name) {
    String value = header(name);
    return value == null ? "" : address(value, true);
  }

  /** The address or the name in a field's value. */
  static String address(String value, boolean address) {
    String v = value.strip();
    int open = v.lastIndexOf('<');
    int close = v.indexOf('>', Math.max(0, open));
    if (open >= 0 && close > open) {
      return address
          ? v.substring(open + 1, close).strip()
          : v.substring(0, open).strip().replaceAll("^\"|\"$", "");
    }
    String bare = v.replaceAll("\\([^)]*\\)", "").strip();
    return address ? bare.split("[,\\s]", 2)[0] : "";
  }

  /** Encoded words as the text that they stand for. */
  static String decode(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    Matcher m = WORD.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      byte[] bytes =
          m.group(2).equalsIgnoreCase("b")
              ? base64(m.group(3))
              : quotedPrintable(m.group(3).replace('_', ' '), false);
      m.appendReplacement(out, Matcher.quoteReplacement(string(bytes, m.group(1))));
    }
    return m.appendTail(out).toString();
  }

  // ---- parts

  private void part(List<Field> header, String text, int depth) {
    String type = first(header, "Content-Type", "text/plain").toLowerCase(Locale.ROOT);
    String full = first(header, "Content-Type", "text/plain");
    if (type.startsWith("multipart/") && depth < 10) {
      Matcher b = Pattern.compile("(?i)boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;]+))").matcher(full);
      if (b.find()) {
        String boundary = b.group(1) != null ? b.group(1) : b.group(2);
        multipart(text, "--" + boundary, depth);
        return;
      }
    }
    if (!type.startsWith("text/") && !type.startsWith("message/")) {
      otherParts++;
      return;
    }
    if (parts.size() >= MAX_PARTS) {
      return;
    }
    String encoding = first(header, "Content-Transfer-Encoding", "").toLowerCase(Locale.ROOT);
    Matcher c = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)").matcher(full);
    String charset = c.find() ? c.group(1) : "utf-8";
    String decoded =
        encoding.startsWith("base64")
            ? string(base64(text), charset)
            : encoding.startsWith("quoted-printable")
                ? string(quotedPrintable(text, true), charset)
                : charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("us-ascii")
                    ? text
                    : string(Utf8.encode(text), charset);
    parts.add(new Part(type.startsWith("text/html"), decoded));
  }

  private static String first(List<Field> header, String name, String fallback) {
    List<String> found = all(header, name);
    return found.isEmpty() ? fallback : found.get(0);
  }

  private void multipart(String text, String boundary, int depth) {
    List<Field> header = null;
    StringBuilder content = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      String bare = line.stripTrailing();
      boolean last = bare.equals(boundary + "--");
      if (last || bare.equals(boundary)) {
        finish(header, content, depth);
        content.setLength(0);
        header = last ? null : new ArrayList<>();
        if (last || parts.size() + otherParts > MAX_PARTS) {
          return;
        }
      } else if (header != null) {
        content.append(line);
      }
    }
    finish(header, content, depth);
  }

  private void finish(@Nullable List<Field> header, StringBuilder content, int depth) {
    if (header == null) {
      return;
    }
    String text = content.toString();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      String line = end < 0 ? text.substring(at) : text.substring(at, end);
      at = end < 0 ? text.length() : end + 1;
      if (line.isBlank()) {
        break;
      }
      int colon = line.indexOf(':');
      if (Character.isWhitespace(line.charAt(0)) && !header.isEmpty()) {
        Field before = header.remove(header.size() - 1);
        header.add(new Field(before.name(), before.raw() + "\n" + line));
      } else if (colon > 0) {
        header.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1)));
      }
    }
    part(header, text.substring(Math.min(at, text.length())), depth + 1);
  }

  private static byte[] base64(String text) {
    String clean = text.replaceAll("[^A-Za-z0-9+/]", "");
    clean = clean.substring(0, clean.length() - (clean.length() % 4 == 1 ? 1 : 0));
    return Base64.getDecoder().decode(clean);
  }

  private static byte[] quotedPrintable(String text, boolean softBreaks) {
    String joined = softBreaks ? text.replaceAll("=[ \t]*\r?\n", "") : text;
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      if (c == '='
          && i + 2 < joined.length()
          && Character.digit(joined.charAt(i + 1), 16) >= 0
          && Character.digit(joined.charAt(i + 2), 16) >= 0) {
        out.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < joined.length() ? i + 2 : i + 1;
        out.writeBytes(Utf8.encode(joined.substring(i, end)));
        i = end - 1;
      }
    }
    return out.toByteArray();
  }

  private static String string(byte[] bytes, String charset) {
    try {
      Charset set = Charset.forName(charset);
      return set.equals(StandardCharsets.UTF_8) ? Utf8.decode(bytes) : new String(bytes, set);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Utf8.decode(bytes);
    }
  }

  // ---- what the rules look at

  /** The texts as a reader sees them: tags gone, blanks joined, a paragraph a line. */
  List<String> paragraphs() {
    List<String> all = new ArrayList<>();
    for (Part part : parts) {
      String text = part.html() ? rendered(part.text()) : part.text();
      for (String paragraph : text.split("\n[ \t\r]*\n")) {
        String line = paragraph.replaceAll("\\s+", " ").strip();
        if (!line.isEmpty()) {
          all.add(line);
        }
      }
    }
    return all;
  }

  /** HTML as text. */
  static String rendered(String html) {
    String text =
        html.replaceAll("(?is)<!--.*?-->", "")
            .replaceAll("(?is)<(script|style|title)\\b.*?</\\1\\s*>", " ")
            .replaceAll("(?i)</?(p|div|h[1-6]|table|tr|ul|ol|blockquote)\\b[^>]*>", "\n\n")
            .replaceAll("(?i)<(br|li|hr)\\b[^>]*>", "\n")
            .replaceAll("<[^<>]*>", "");
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  /** The links in it, those in HTML's attributes too. */
  List<String> links() {
    java.util.LinkedHashSet<String> found = new java.util.LinkedHashSet<>();
    for (Part part : parts) {
      if (part.html()) {
        Matcher h = HREF.matcher(part.text());
        while (h.find() && found.size() < 500) {
          String link =
              h.group(1) != null ? h.group(1) : h.group(2) != null ? h.group(2) : h.group(3);
          if (link != null && link.matches("(?i)(?:https?|ftp|mailto):.*|www\\..*")) {
            found.add(absolute(link.strip()));
          }
        }
      }
      Matcher m = LINK.matcher(part.html() ? rendered(part.text()) : part.text());
      while (m.find() && found.size() < 500) {
        found.add(absolute(m.group().replaceAll("[.,;:!?)\\]]+$", "")));
      }
    }
    return List.copyOf(found);
  }

  private static String absolute(String link) {
    return link.toLowerCase(Locale.ROOT).startsWith("www.") ? "http://" + link : link;
  }

  /** The beginning of the text, for a report. */
  String preview() {
    String text = String.join(" ", paragraphs());
    return text.length() <= 200 ? text : text.substring(0, 200) + " [...]";
  }
}
