package io.chapar.sieve.run;

import io.chapar.dovecot.message.Decode;
import io.chapar.dovecot.message.Part;
import io.chapar.sieve.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as scripts see it: header fields in their order and a body. It never changes; a script
 * that edits headers goes on with another one.
 */
public final class Mail {
  /**
   * A header field.
   *
   * @param name as it is written
   * @param raw all of it with its line ends, as it lies in the message
   */
  public record Field(String name, String raw) {
    /** Its value in one line. */
    public String value() {
      String text = raw.substring(raw.indexOf(':') + 1);
      StringBuilder out = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' || c == '\n') {
          continue;
        }
        boolean folded = i > 0 && text.charAt(i - 1) == '\n';
        out.append(c == '\t' && folded && out.length() > 0 ? ' ' : c);
      }
      int start = 0;
      while (start < out.length() && (out.charAt(start) == ' ' || out.charAt(start) == '\t')) {
        start++;
      }
      int end = out.length();
      while (end > start && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
        end--;
      }
      return out.substring(start, end);
    }

    /** Its value with encoded words decoded. */
    public String decoded() {
      return decode(value());
    }
  }

  private final List<Field> fields;
  private final String rest;
  private @Nullable List<BodyPart> parts;

  private Mail(List<Field> fields, String rest) {
    this.fields = List.copyOf(fields);
    this.rest = rest;
  }

  /** The message in some bytes. */
  public static Mail of(byte[] bytes) {
    String text = Bytes.of(bytes);
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = eol(text, at);
      String line = text.substring(at, end);
      if (line.equals("\n") || line.equals("\r\n")) {
        break;
      }
      while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
        end = eol(text, end);
      }
      String raw = text.substring(at, end);
      int colon = raw.indexOf(':');
      String name = colon < 0 ? "" : raw.substring(0, colon).stripTrailing();
      fields.add(new Field(name, raw));
      at = end;
    }
    return new Mail(fields, text.substring(at));
  }

  private static int eol(String text, int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** The same with other header fields. */
  public Mail with(List<Field> others) {
    return new Mail(others, rest.isEmpty() ? "\n" : rest);
  }

  /** A header field for a name and a value that may have several lines. */
  public static Field field(String name, String value) {
    return new Field(name, name + ": " + value.replace("\r\n", "\n") + "\n");
  }

  /** The header fields. */
  public List<Field> fields() {
    return fields;
  }

  /** The fields of a name. */
  public List<Field> fields(String name) {
    return fields.stream().filter(f -> Bytes.same(f.name(), name)).toList();
  }

  /** The value of the first field of a name, or null. */
  public @Nullable String first(String name) {
    for (Field field : fields) {
      if (Bytes.same(field.name(), name)) {
        return field.value();
      }
    }
    return null;
  }

  /** Its Message-ID, or null. */
  public @Nullable String id() {
    String value = first("message-id");
    return value == null || value.isEmpty() ? null : value;
  }

  /** What stands behind the header. */
  public String body() {
    return rest.startsWith("\r\n")
        ? rest.substring(2)
        : rest.startsWith("\n") ? rest.substring(1) : rest;
  }

  /** All of it. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (Field field : fields) {
      out.append(field.raw());
    }
    return out.append(rest).toString();
  }

  /** The bytes of all of it. */
  public byte[] bytes() {
    return Bytes.raw(text());
  }

  /** Its size as it lies there. */
  public int size() {
    int size = rest.length();
    for (Field field : fields) {
      size += field.raw().length();
    }
    return size;
  }

  /** A header's value with encoded words decoded, as bytes of UTF-8. */
  public static String decode(String value) {
    return value.contains("=?") ? Bytes.of(Decode.words(Bytes.text(value))) : value;
  }

  /** Its parts, the whole first, each before those inside. */
  public List<BodyPart> parts() {
    List<BodyPart> known = parts;
    if (known == null) {
      known = BodyPart.all(Part.of(bytes()));
      parts = known;
    }
    return known;
  }
}
