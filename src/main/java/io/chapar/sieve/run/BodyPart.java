package io.chapar.sieve.run;

import io.chapar.dovecot.message.Decode;
import io.chapar.dovecot.message.Part;
import io.chapar.sieve.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a message's body, decoded, as the tests body and header :mime see it. */
public final class BodyPart {
  private final Part part;
  private final int depth;
  private final List<BodyPart> children = new ArrayList<>();

  private BodyPart(Part part, int depth) {
    this.part = part;
    this.depth = depth;
  }

  static List<BodyPart> all(Part root) {
    List<BodyPart> into = new ArrayList<>();
    collect(root, 0, into);
    return into;
  }

  private static BodyPart collect(Part part, int depth, List<BodyPart> into) {
    BodyPart here = new BodyPart(part, depth);
    into.add(here);
    for (Part child : part.children()) {
      here.children.add(collect(child, depth + 1, into));
    }
    return here;
  }

  /** How deep it lies; the whole message is at 0. */
  public int depth() {
    return depth;
  }

  /** The parts directly inside. */
  public List<BodyPart> children() {
    return children;
  }

  /** {@code text/plain}; empty if the header cannot be read. */
  public String contentType() {
    String header = part.header("Content-Type");
    if (header == null) {
      return part.type() + "/" + part.subtype();
    }
    String type = header.split(";", 2)[0].replaceAll("\\(.*?\\)", "").replaceAll("\\s", "");
    return type.matches("[^/]+/[^/]+") ? type : "";
  }

  /** The values of its header fields of a name. */
  public List<String> headers(String name, boolean decoded) {
    return part.headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(Bytes.text(name)))
        .map(h -> Bytes.of(decoded ? Decode.words(h.value()) : h.value()))
        .toList();
  }

  /** Whether its type is one of those wanted: types, types with subtypes, or anything. */
  public boolean wanted(List<String> types) {
    String mine = contentType();
    String main = mine.contains("/") ? mine.substring(0, mine.indexOf('/')) : mine;
    for (String type : types) {
      if (type.isEmpty() || Bytes.same(type, type.contains("/") ? mine : main)) {
        return true;
      }
    }
    return false;
  }

  private boolean multipart() {
    return part.type().equals("multipart");
  }

  /** Its content without transfer encoding, text in UTF-8; a multipart's is what frames it. */
  public String content() {
    if (multipart()) {
      return preamble();
    }
    if (part.type().equals("message")) {
      return children.isEmpty()
          ? Bytes.of(part.rawContent())
          : Bytes.of(children.get(0).part.head());
    }
    String encoding = part.header("Content-Transfer-Encoding");
    String how = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    byte[] bytes =
        how.equals("base64") || how.equals("quoted-printable")
            ? Decode.content(part)
            : part.rawContent();
    if (bytes == null) {
      return "";
    }
    String charset = part.parameters().get("charset");
    if (charset == null || !part.type().equals("text")) {
      return Bytes.of(bytes);
    }
    return Bytes.of(new String(bytes, charset(charset)).getBytes(StandardCharsets.UTF_8));
  }

  private static Charset charset(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("utf-8") || lower.equals("us-ascii") || lower.equals("utf8")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private String preamble() {
    String raw = Bytes.of(part.rawContent());
    String boundary = part.parameters().get("boundary");
    int first = boundary == null ? -1 : raw.indexOf("--" + boundary);
    return first < 0 ? raw : raw.substring(0, first);
  }

  /** Its text: what HTML says without its tags; empty for what has parts inside. */
  public String text() {
    if (!children.isEmpty() || multipart()) {
      return "";
    }
    String content = content();
    String type = contentType().toLowerCase(Locale.ROOT);
    return type.equals("text/html") || type.equals("application/xhtml+xml")
        ? Html.text(content)
        : content;
  }

  /** Its Content-Type's or Content-Disposition's value. */
  public @Nullable String header(String name) {
    String value = part.header(name);
    return value == null ? null : Bytes.of(value);
  }
}
