package io.chapar.mail;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message (RFC 5322) as bytes with LF line ends, and its headers found in them. The bytes are
 * never reformatted: what is not touched stays as it came.
 */
public final class Message {
  private final byte[] bytes;
  private final int bodyStart;
  private @Nullable List<Header> headers;

  /**
   * One header field.
   *
   * @param name as it is written
   * @param value what follows the colon, folding kept, without the final newline
   */
  public record Header(String name, String value) {
    /** The value on one line, blanks around it removed. */
    public String unfolded() {
      return value.replaceAll("\r?\n[ \t]*", " ").strip();
    }

    /** The field as it stands in a message, without the final newline. */
    public String line() {
      return name + ":" + value;
    }
  }

  /** The message in {@code bytes}, which nobody changes afterwards. */
  public Message(byte[] bytes) {
    this.bytes = bytes;
    this.bodyStart = findBody(bytes);
  }

  /** The message of a text. */
  public static Message of(String text) {
    return new Message(Utf8.encode(text));
  }

  /** All of it; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Its length in bytes, with LF line ends. */
  public int size() {
    return bytes.length;
  }

  /** Where the body begins: behind the empty line, if there is one. */
  public int bodyStart() {
    return bodyStart;
  }

  /** The header section as it stands, without the empty line. */
  public byte[] headerBytes() {
    int end = bodyStart;
    if (end > 0 && end <= bytes.length && endsWithEmptyLine(end)) {
      end--;
      if (end > 0 && bytes[end - 1] == '\r') {
        end--;
      }
    }
    return Arrays.copyOf(bytes, end);
  }

  private boolean endsWithEmptyLine(int end) {
    return bytes[end - 1] == '\n'
        && (end == 1
            || bytes[end - 2] == '\n'
            || bytes[end - 2] == '\r' && (end == 2 || bytes[end - 3] == '\n'));
  }

  /** The body. */
  public byte[] body() {
    return Arrays.copyOfRange(bytes, bodyStart, bytes.length);
  }

  /** The header fields in their order. */
  public List<Header> headers() {
    List<Header> found = headers;
    if (found == null) {
      found = List.copyOf(parse(Utf8.decode(headerBytes())));
      headers = found;
    }
    return found;
  }

  /** The value, on one line, of the first header of a name (case ignored); null: none. */
  public @Nullable String header(String name) {
    for (Header header : headers()) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.unfolded();
      }
    }
    return null;
  }

  /** The values, each on one line, of all headers of a name. */
  public List<String> headers(String name) {
    return headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::unfolded)
        .toList();
  }

  private static List<Header> parse(String text) {
    List<Header> list = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      while (end + 1 < text.length()
          && (text.charAt(end + 1) == ' ' || text.charAt(end + 1) == '\t')) {
        int next = text.indexOf('\n', end + 1);
        end = next < 0 ? text.length() : next;
      }
      String field = text.substring(at, end);
      int colon = field.indexOf(':');
      if (colon > 0) {
        list.add(new Header(field.substring(0, colon).stripTrailing(), field.substring(colon + 1)));
      }
      at = end + 1;
    }
    return list;
  }

  private static int findBody(byte[] b) {
    int line = 0;
    while (line < b.length) {
      int end = line;
      while (end < b.length && b[end] != '\n') {
        end++;
      }
      int length = end - line - (end > line && b[end - 1] == '\r' ? 1 : 0);
      if (length == 0) {
        return Math.min(b.length, end + 1);
      }
      line = end + 1;
    }
    return b.length;
  }
}
