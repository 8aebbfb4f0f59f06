package io.chapar.dovecot.message;

import io.chapar.text.Utf8;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ENVELOPE, BODY and BODYSTRUCTURE (RFC 3501) of a message, as Dovecot writes them. */
public final class Structure {
  private Structure() {}

  /** A string as an IMAP nstring: quoted, or a literal where quoting does not do; NIL for null. */
  public static String nstring(@Nullable String text) {
    return text == null ? "NIL" : string(text);
  }

  /** A string, quoted or as a literal. */
  public static String string(String text) {
    boolean plain = text.chars().allMatch(c -> c >= 32 && c < 127);
    if (plain) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    return "{" + Utf8.encode(text).length + "}\r\n" + text;
  }

  /** The envelope, with its parentheses. */
  public static String envelope(Part part) {
    String from = addresses(part.header("From"));
    return "("
        + nstring(part.header("Date"))
        + " "
        + nstring(part.header("Subject"))
        + " "
        + from
        + " "
        + or(addresses(part.header("Sender")), from)
        + " "
        + or(addresses(part.header("Reply-To")), from)
        + " "
        + addresses(part.header("To"))
        + " "
        + addresses(part.header("Cc"))
        + " "
        + addresses(part.header("Bcc"))
        + " "
        + nstring(part.header("In-Reply-To"))
        + " "
        + nstring(part.header("Message-ID"))
        + ")";
  }

  private static String or(String value, String otherwise) {
    return value.equals("NIL") ? otherwise : value;
  }

  private static String addresses(@Nullable String header) {
    List<Addresses.One> all = Addresses.parse(header).list();
    if (all.isEmpty()) {
      return "NIL";
    }
    StringBuilder out = new StringBuilder("(");
    for (Addresses.One one : all) {
      out.append('(')
          .append(nstring(one.name()))
          .append(" NIL ")
          .append(nstring(one.mailbox()))
          .append(' ')
          .append(nstring(one.host()))
          .append(')');
    }
    return out.append(')').toString();
  }

  /**
   * The structure without its outer parentheses' content missing; {@code extended} for
   * BODYSTRUCTURE.
   */
  public static String body(Part part, boolean extended) {
    StringBuilder out = new StringBuilder("(");
    if (part.type().equals("multipart")) {
      multipart(part, extended, out);
    } else {
      single(part, extended, out);
    }
    return out.append(')').toString();
  }

  private static void multipart(Part part, boolean extended, StringBuilder out) {
    if (part.children().isEmpty()) {
      out.append("(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 0 0)");
    }
    for (Part child : part.children()) {
      out.append(body(child, extended));
    }
    out.append(' ').append(string(part.subtype()));
    if (extended) {
      out.append(' ').append(parameters(part.parameters()));
      tail(part, out);
    }
  }

  private static void single(Part part, boolean extended, StringBuilder out) {
    Map<String, String> parameters = part.parameters();
    boolean text = part.type().equals("text");
    if (text && !parameters.containsKey("charset")) {
      java.util.LinkedHashMap<String, String> more = new java.util.LinkedHashMap<>(parameters);
      more.put("charset", "us-ascii");
      parameters = more;
    }
    String encoding = part.header("Content-Transfer-Encoding");
    out.append(string(part.type()))
        .append(' ')
        .append(string(part.subtype()))
        .append(' ')
        .append(parameters(parameters))
        .append(' ')
        .append(nstring(part.header("Content-ID")))
        .append(' ')
        .append(nstring(part.header("Content-Description")))
        .append(' ')
        .append(string(encoding == null ? "7bit" : encoding.toLowerCase(Locale.ROOT)))
        .append(' ')
        .append(part.contentSize());
    if (text) {
      out.append(' ').append(part.contentLines());
    } else if (part.type().equals("message")
        && part.subtype().equals("rfc822")
        && !part.children().isEmpty()) {
      Part inner = part.children().get(0);
      out.append(' ')
          .append(envelope(inner))
          .append(' ')
          .append(body(inner, extended))
          .append(' ')
          .append(part.contentLines());
    }
    if (extended) {
      out.append(' ').append(nstring(part.header("Content-MD5")));
      tail(part, out);
    }
  }

  private static void tail(Part part, StringBuilder out) {
    Part.Parameters disposition = Part.Parameters.parse(part.header("Content-Disposition"));
    if (disposition.value().isEmpty()) {
      out.append(" NIL");
    } else {
      out.append(" (")
          .append(string(disposition.value().toLowerCase(Locale.ROOT)))
          .append(' ')
          .append(parameters(disposition.parameters()))
          .append(')');
    }
    String language = part.header("Content-Language");
    out.append(' ')
        .append(language == null ? "NIL" : "(" + string(language.toLowerCase(Locale.ROOT)) + ")");
    out.append(' ').append(nstring(part.header("Content-Location")));
  }

  private static String parameters(Map<String, String> all) {
    if (all.isEmpty()) {
      return "NIL";
    }
    StringBuilder out = new StringBuilder("(");
    all.forEach(
        (key, value) ->
            out.append(out.length() > 1 ? " " : "")
                .append(string(key))
                .append(' ')
                .append(string(value)));
    return out.append(')').toString();
  }
}
