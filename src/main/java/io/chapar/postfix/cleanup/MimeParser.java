package io.chapar.postfix.cleanup;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message apart line by line: its headers, put together from their lines; the headers of
 * its parts and of messages in it; body text. What is no MIME, or broken, is text.
 */
public final class MimeParser {
  /** Where a header stands. */
  public enum Place {
    PRIMARY,
    MULTIPART,
    NESTED
  }

  /** Who is told. */
  public interface Handler {
    /** A header, its lines separated by newlines. */
    void header(Place place, @Nullable HeaderKind kind, String header);

    /** The message's own headers are complete. */
    void headersEnd();

    /**
     * A line of text, or a piece of a long one; {@code offset} counts from the start of its part.
     */
    void body(boolean continued, byte[] line, int from, int length, long offset);

    /** Something is against the rules that are to be kept. */
    default void error(Strict rule, String text) {}
  }

  /** The rules of MIME that may be asked for, and what is said of those who break them. */
  public enum Strict {
    SEVEN_BIT_HEADERS("improper use of 8-bit data in message header"),
    EIGHT_BIT_BODY("improper use of 8-bit data in message body"),
    ENCODING_DOMAIN("invalid message/* or multipart/* encoding domain");

    private final String complaint;

    Strict(String complaint) {
      this.complaint = complaint;
    }

    /** What is wrong. */
    public String complaint() {
      return complaint;
    }
  }

  private enum Type {
    OTHER,
    TEXT,
    MESSAGE_RFC822,
    MESSAGE_OTHER,
    MULTIPART
  }

  private record Boundary(String text, Type defaultType) {}

  private final Handler handler;
  private final boolean mime;
  private final int headerLimit;
  private final int maxDepth;
  private final Deque<Boundary> boundaries = new ArrayDeque<>();
  private final ByteArrayOutputStream header = new ByteArrayOutputStream(256);
  private @Nullable Place place = Place.PRIMARY; // null: in a body
  private Type type = Type.TEXT;
  private boolean continued;
  private boolean done;
  private long offset;
  private final Set<Strict> strict;
  private String encoding = "7bit"; // of the part that is read

  /** A parser that is not strict. */
  public MimeParser(Handler handler, boolean mime, int headerLimit, int maxDepth) {
    this(handler, mime, headerLimit, maxDepth, Set.of());
  }

  /** A parser; {@code mime}: it knows parts. */
  public MimeParser(
      Handler handler, boolean mime, int headerLimit, int maxDepth, Set<Strict> strict) {
    this.strict = Set.copyOf(strict);
    this.handler = handler;
    this.mime = mime;
    this.headerLimit = headerLimit;
    this.maxDepth = maxDepth;
  }

  /** One line, or a piece of a long one. */
  public void line(boolean more, byte[] b, int from, int length) {
    boolean inLine = continued;
    continued = more;
    if (place != null) {
      if (header.size() > 0) {
        boolean folded = length > 0 && (b[from] == ' ' || b[from] == '\t');
        if (inLine || folded) {
          if (header.size() < headerLimit) {
            if (!inLine) {
              header.write('\n');
            }
            header.write(b, from, length);
          }
          return;
        }
        flushHeader();
      }
      int name = headerName(b, from, length);
      if (name > 0) {
        header.write(b, from, name);
        int at = from + name;
        while (at < from + length && (b[at] == ' ' || b[at] == '\t')) {
          at++;
        }
        header.write(b, at, from + length - at);
        return;
      }
      endOfHeaders(length == 0);
    }
    text(inLine, more, b, from, length);
  }

  /** There are no more lines. */
  public void end() {
    if (place != null) {
      if (header.size() > 0) {
        flushHeader();
      }
      if (place == Place.PRIMARY) {
        handler.headersEnd();
      }
      place = null;
    }
    done = true;
  }

  boolean ended() {
    return done;
  }

  private void flushHeader() {
    String text = Utf8.decode(header.toByteArray());
    header.reset();
    HeaderKind kind = HeaderKind.of(text);
    if (strict.contains(Strict.SEVEN_BIT_HEADERS) && text.chars().anyMatch(c -> c > 0x7f)) {
      handler.error(Strict.SEVEN_BIT_HEADERS, text);
    }
    if (mime && kind == HeaderKind.CONTENT_TRANSFER_ENCODING) {
      encoding = text.substring(text.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
    }
    if (mime && kind == HeaderKind.CONTENT_TYPE) {
      contentType(text.substring(text.indexOf(':') + 1));
    }
    Place where = place;
    if (where != null) {
      handler.header(where, kind, text);
    }
  }

  private void endOfHeaders(boolean emptyLine) {
    if (place == Place.PRIMARY) {
      handler.headersEnd();
    }
    boolean compound =
        type == Type.MULTIPART || type == Type.MESSAGE_RFC822 || type == Type.MESSAGE_OTHER;
    if (compound
        && strict.contains(Strict.ENCODING_DOMAIN)
        && !Set.of("7bit", "8bit", "binary").contains(encoding)) {
      handler.error(Strict.ENCODING_DOMAIN, encoding);
    }
    if (emptyLine) {
      offset = 0;
      if (type == Type.MESSAGE_RFC822) {
        place = Place.NESTED;
        type = Type.TEXT;
        // the empty line itself is still text
      } else {
        if (type == Type.MULTIPART) {
          type = Type.OTHER;
        }
        place = null;
      }
      return;
    }
    if (place == Place.PRIMARY) {
      handler.body(false, new byte[0], 0, 0, offset);
    }
    place = null;
  }

  private void text(boolean inLine, boolean more, byte[] b, int from, int length) {
    if (!boundaries.isEmpty() && !inLine && length > 2 && b[from] == '-' && b[from + 1] == '-') {
      String line = Utf8.decode(b, from + 2, Math.min(length - 2, 2048));
      int depth = 0;
      for (Boundary boundary : boundaries) {
        if (line.startsWith(boundary.text())) {
          for (int i = 0; i < depth; i++) {
            boundaries.pop();
          }
          if (line.startsWith("--", boundary.text().length())) {
            boundaries.pop();
            place = null;
            type = Type.OTHER;
          } else {
            encoding = "7bit";
            place = Place.MULTIPART;
            type = boundary.defaultType();
          }
          offset = 0;
          break;
        }
        depth++;
      }
    }
    if (encoding.equals("7bit") && strict.contains(Strict.EIGHT_BIT_BODY)) {
      for (int i = from; i < from + length; i++) {
        if (b[i] < 0) {
          handler.error(Strict.EIGHT_BIT_BODY, Utf8.decode(b, from, length));
          break;
        }
      }
    }
    handler.body(more, b, from, length, offset);
    offset += length + 1;
  }

  private void contentType(String value) {
    String[] parts = value.split(";");
    String full = parts[0].strip().toLowerCase(Locale.ROOT).replaceAll("\\s|\\(.*?\\)", "");
    if (full.startsWith("multipart/")) {
      type = Type.MULTIPART;
      Type inside = full.equals("multipart/digest") ? Type.MESSAGE_RFC822 : Type.TEXT;
      for (int i = 1; i < parts.length; i++) {
        String part = parts[i].strip();
        int equals = part.indexOf('=');
        if (equals > 0
            && part.substring(0, equals).strip().equalsIgnoreCase("boundary")
            && boundaries.size() <= maxDepth) {
          String boundary = part.substring(equals + 1).strip();
          if (boundary.startsWith("\"")) {
            int close = boundary.indexOf('"', 1);
            boundary = boundary.substring(1, close < 0 ? boundary.length() : close);
          } else {
            boundary = boundary.split("\\s")[0];
          }
          boundaries.push(new Boundary(boundary, inside));
        }
      }
    } else if (full.equals("message/rfc822") || full.equals("message/global")) {
      type = Type.MESSAGE_RFC822;
    } else if (full.startsWith("message/")) {
      type = Type.MESSAGE_OTHER;
    } else {
      type = full.startsWith("text/") ? Type.TEXT : Type.OTHER;
    }
  }

  /** The length of the name of a header that begins here, 0 if none does. */
  static int headerName(byte[] b, int from, int length) {
    int name = 0;
    boolean blank = false;
    for (int i = from; i < from + length; i++) {
      int c = b[i];
      if (c == ':') {
        return name;
      }
      if (c == ' ' || c == '\t') {
        if (name == 0) {
          return 0;
        }
        blank = true;
      } else if (c < 0x21 || c == 0x7f || blank) {
        return 0; // bytes above 0x7f are negative
      } else {
        name++;
      }
    }
    return 0;
  }
}
