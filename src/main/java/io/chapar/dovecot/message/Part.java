package io.chapar.dovecot.message;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message or a part of one, as RFC 2045 and 2046 divide it: where its header and body lie in the
 * bytes, and the parts inside. Lines end with LF here and with CRLF for clients, so sizes are
 * counted for both.
 */
public final class Part {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_PARTS = 10_000;

  private final byte[] bytes;
  private final int start;
  private final int body;
  private final int end;
  private final List<Header> headers;
  private final List<Part> children = new ArrayList<>();
  private final String type;
  private final String subtype;
  private final Map<String, String> parameters;

  /** A header field: its name, its value unfolded, and where its text lies. */
  public record Header(String name, String value, int from, int to) {}

  private Part(byte[] bytes, int start, int body, int end, List<Header> headers, boolean digest) {
    this.bytes = bytes;
    this.start = start;
    this.body = body;
    this.end = end;
    this.headers = headers;
    Parameters content = Parameters.parse(header("Content-Type"));
    String word = content.value().toLowerCase(Locale.ROOT);
    int slash = word.indexOf('/');
    boolean good = slash > 0 && slash < word.length() - 1;
    this.type = good ? word.substring(0, slash) : digest ? "message" : "text";
    this.subtype = good ? word.substring(slash + 1) : digest ? "rfc822" : "plain";
    this.parameters = good ? content.parameters() : Map.of();
  }

  /** The whole of a message. */
  public static Part of(byte[] bytes) {
    return parse(bytes, 0, bytes.length, false, 0, new int[1]);
  }

  private static Part parse(
      byte[] bytes, int start, int end, boolean digest, int depth, int[] count) {
    List<Header> headers = new ArrayList<>();
    int body = headers(bytes, start, end, headers);
    Part part = new Part(bytes, start, body, end, headers, digest);
    if (depth >= MAX_DEPTH || ++count[0] > MAX_PARTS) {
      return part;
    }
    String boundary = part.parameters.get("boundary");
    if (part.type.equals("multipart") && boundary != null) {
      part.split(boundary, depth, count);
    } else if (part.type.equals("message") && part.subtype.equals("rfc822")) {
      part.children.add(parse(bytes, body, end, false, depth + 1, count));
    }
    return part;
  }

  /** Reads header lines; returns where the body begins. */
  private static int headers(byte[] bytes, int start, int end, List<Header> into) {
    int at = start;
    while (at < end) {
      int line = eol(bytes, at, end);
      if (line == at) {
        return at + 1;
      }
      int next = Math.min(line + 1, end);
      while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {
        next = Math.min(eol(bytes, next, end) + 1, end);
      }
      String text = Utf8.decode(bytes, at, next - at);
      int colon = text.indexOf(':');
      if (colon > 0) {
        into.add(
            new Header(
                text.substring(0, colon).stripTrailing(),
                text.substring(colon + 1).replace("\n", "").strip().replace('\t', ' '),
                at,
                next));
      }
      at = next;
    }
    return end;
  }

  private static int eol(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  private void split(String boundary, int depth, int[] count) {
    byte[] mark = Utf8.encode("--" + boundary);
    boolean inDigest = subtype.equals("digest");
    int partStart = -1;
    int at = body;
    while (at < end) {
      int line = eol(bytes, at, end);
      if (line - at >= mark.length
          && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
        String rest = Utf8.decode(bytes, at + mark.length, line - at - mark.length).stripTrailing();
        if (rest.isEmpty() || rest.equals("--")) {
          if (partStart >= 0) {
            int partEnd = Math.max(partStart, at - 1); // the newline belongs to the boundary
            children.add(parse(bytes, partStart, partEnd, inDigest, depth + 1, count));
          }
          if (rest.equals("--")) {
            return;
          }
          partStart = line + 1;
        }
      }
      at = line + 1;
    }
    if (partStart >= 0 && partStart <= end) {
      children.add(parse(bytes, Math.min(partStart, end), end, inDigest, depth + 1, count));
    }
  }

  /** Its header fields. */
  public List<Header> headers() {
    return headers;
  }

  /** The value of the first header of a name, unfolded; null if there is none. */
  public @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** The parts inside; of a message/rfc822 the message. */
  public List<Part> children() {
    return children;
  }

  /** text, multipart, … */
  public String type() {
    return type;
  }

  /** plain, mixed, … */
  public String subtype() {
    return subtype;
  }

  /** The parameters of its Content-Type, names in lower case. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Header and body as clients see them. */
  public byte[] whole() {
    return crlf(bytes, start, end);
  }

  /** The header with the empty line after it. */
  public byte[] head() {
    return crlf(bytes, start, Math.min(body, end));
  }

  /** The body. */
  public byte[] content() {
    return crlf(bytes, Math.min(body, end), end);
  }

  /** The body as it lies in the bytes. */
  public byte[] rawContent() {
    return Arrays.copyOfRange(bytes, Math.min(body, end), end);
  }

  /** The header's text, lines ended by LF. */
  public String rawHead() {
    return Utf8.decode(bytes, start, Math.min(body, end) - start);
  }

  /** The header fields that are wanted, or those that are not, with the empty line. */
  public byte[] fields(List<String> names, boolean without) {
    StringBuilder out = new StringBuilder();
    for (Header header : headers) {
      boolean named = names.stream().anyMatch(n -> n.equalsIgnoreCase(header.name()));
      if (named != without) {
        out.append(Utf8.decode(bytes, header.from(), header.to() - header.from()));
        if (out.charAt(out.length() - 1) != '\n') {
          out.append('\n');
        }
      }
    }
    byte[] text = Utf8.encode(out.append('\n').toString());
    return crlf(text, 0, text.length);
  }

  /** The octets of the body as clients see it. */
  public int contentSize() {
    return size(bytes, Math.min(body, end), end);
  }

  /** The octets of all of it as clients see it. */
  public int wholeSize() {
    return size(bytes, start, end);
  }

  /** The lines of the body. */
  public int contentLines() {
    int lines = 0;
    for (int i = Math.min(body, end); i < end; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static int size(byte[] bytes, int from, int to) {
    int n = to - from;
    for (int i = from; i < to; i++) {
      n += bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r') ? 1 : 0;
    }
    return n;
  }

  private static byte[] crlf(byte[] bytes, int from, int to) {
    byte[] out = new byte[size(bytes, from, to)];
    int n = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
        out[n++] = '\r';
      }
      out[n++] = bytes[i];
    }
    return out;
  }

  /** Type and parameters of a structured header. */
  public record Parameters(String value, Map<String, String> parameters) {
    /** Takes {@code value; a=b; c="d"} apart. */
    public static Parameters parse(@Nullable String text) {
      if (text == null) {
        return new Parameters("", Map.of());
      }
      Map<String, String> all = new LinkedHashMap<>();
      int semi = text.indexOf(';');
      String value = strip(semi < 0 ? text : text.substring(0, semi)).strip();
      int at = semi < 0 ? text.length() : semi + 1;
      while (at < text.length()) {
        int eq = text.indexOf('=', at);
        if (eq < 0) {
          break;
        }
        String key = text.substring(at, eq).strip().toLowerCase(Locale.ROOT);
        int i = eq + 1;
        while (i < text.length() && text.charAt(i) == ' ') {
          i++;
        }
        StringBuilder out = new StringBuilder();
        if (i < text.length() && text.charAt(i) == '"') {
          i++;
          while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
              i++;
            }
            out.append(text.charAt(i++));
          }
          int next = text.indexOf(';', i);
          at = next < 0 ? text.length() : next + 1;
        } else {
          int next = text.indexOf(';', i);
          out.append(text, i, next < 0 ? text.length() : next);
          at = next < 0 ? text.length() : next + 1;
        }
        if (!key.isEmpty()) {
          all.put(key, out.toString().strip());
        }
      }
      return new Parameters(value, all);
    }

    private static String strip(String text) {
      int comment = text.indexOf('(');
      return comment < 0 ? text : text.substring(0, comment);
    }
  }
}
