package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.AddressReader;
import io.chapar.sieve.run.SmtpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code mailto:} URI: to whom, and which headers and body. */
public final class MailtoUri {
  private static final int MAX_RECIPIENTS = 8;
  private static final int MAX_HEADERS = 16;
  private static final String QCHARS = "!$'()*+,-.:;@_~";
  private static final Set<String> RESERVED =
      Set.of(
          "auto-submitted",
          "received",
          "message-id",
          "data",
          "bcc",
          "in-reply-to",
          "references",
          "resent-date",
          "resent-from",
          "resent-sender",
          "resent-to",
          "resent-cc",
          "resent-bcc",
          "resent-msg-id",
          "from",
          "sender");

  /** Takes what is wrong. */
  public interface Log {
    /** An error. */
    void error(String text);

    /** A warning. */
    void warning(String text);
  }

  /** One recipient. */
  public record Recipient(String full, SmtpAddress address, boolean copy) {}

  /** One header. */
  public record Header(String name, String body) {}

  /** Ends the reading of a bad one. */
  private static final class BadUriException extends Exception {
    private static final long serialVersionUID = 1;

    BadUriException(String text) {
      super(text);
    }
  }

  private final String text;
  private final Log log;
  private final List<Recipient> recipients = new ArrayList<>();
  private final List<Header> headers = new ArrayList<>();
  private @Nullable String subject;
  private @Nullable String body;
  private int at;

  private MailtoUri(String text, Log log) {
    this.text = text;
    this.log = log;
  }

  /** Reads what stands behind {@code mailto:}; null after an error, which has been told. */
  public static @Nullable MailtoUri read(String text, Log log) {
    MailtoUri uri = new MailtoUri(text, log);
    try {
      uri.recipients();
      if (uri.at < text.length()) {
        uri.at++;
        uri.headers();
      }
    } catch (BadUriException e) {
      log.error(String.valueOf(e.getMessage()));
      return null;
    }
    if (uri.recipients.isEmpty()) {
      log.warning("notification URI specifies no recipients");
    }
    return uri;
  }

  /** To whom. */
  public List<Recipient> to() {
    return recipients;
  }

  /** Further headers. */
  public List<Header> fields() {
    return headers;
  }

  /** The subject, or null. */
  public @Nullable String subject() {
    return subject;
  }

  /** The body, or null. */
  public @Nullable String body() {
    return body;
  }

  private static boolean plain(char c) {
    return Bytes.letter(c) || Bytes.digit(c) || QCHARS.indexOf(c) >= 0;
  }

  @SuppressWarnings("OrphanedFormatString") // the percent sign is meant
  private char hex() throws BadUriException {
    at++;
    int value = at + 2 <= text.length() ? value(text.substring(at, at + 2)) : 0;
    if (value <= 0) {
      throw new BadUriException("invalid % encoding");
    }
    at += 2;
    return (char) value;
  }

  private static int value(String digits) {
    int high = Character.digit(digits.charAt(0), 16);
    int low = Character.digit(digits.charAt(1), 16);
    return high < 0 || low < 0 ? 0 : high * 16 + low;
  }

  private void recipients() throws BadUriException {
    if (text.isEmpty() || text.charAt(0) == '?') {
      return;
    }
    StringBuilder one = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '?') {
      char c = text.charAt(at);
      if (c == '%') {
        char decoded = hex();
        if (decoded == ',') {
          add(one.toString(), false);
          one.setLength(0);
        } else {
          one.append(decoded);
        }
      } else if (c == ':' || c == ';' || c == ',' || !plain(c)) {
        throw new BadUriException("invalid character '" + c + "' in 'to' part");
      } else {
        one.append(c);
        at++;
      }
    }
    add(one.toString(), false);
  }

  private void add(String full, boolean copy) throws BadUriException {
    SmtpAddress address = AddressReader.read(full);
    if (address == null) {
      throw new BadUriException(
          "invalid recipient '" + Bytes.shown(full, 80) + "': " + AddressReader.problem(full));
    }
    if (recipients.size() >= MAX_RECIPIENTS) {
      log.warning(
          "more than the maximum " + MAX_RECIPIENTS + " recipients specified; rest is discarded");
      return;
    }
    for (int i = 0; i < recipients.size(); i++) {
      Recipient known = recipients.get(i);
      if (known.address().same(address, false)) {
        recipients.set(i, new Recipient(known.full(), address, known.copy() && copy));
        log.warning("ignored duplicate recipient '" + Bytes.shown(full, 80) + "'");
        return;
      }
    }
    recipients.add(new Recipient(full, address, copy));
  }

  private String part(char end, String where) throws BadUriException {
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != end) {
      char c = text.charAt(at);
      if (c == '%') {
        out.append(hex());
      } else if (c != '=' && !plain(c)) {
        throw new BadUriException("invalid character '" + c + "' in header field " + where);
      } else {
        out.append(c);
        at++;
      }
    }
    if (at < text.length()) {
      at++;
    }
    return out.toString();
  }

  private void headers() throws BadUriException {
    int count = 0;
    while (at < text.length()) {
      String name = part('=', "name part");
      if (name.isEmpty() || !name.chars().allMatch(c -> c > 32 && c < 127 && c != ':')) {
        throw new BadUriException("invalid header field name");
      }
      boolean ignored = count >= MAX_HEADERS;
      if (count == MAX_HEADERS) {
        log.warning(
            "more than the maximum " + MAX_HEADERS + " headers specified; rest is discarded");
      }
      count++;
      String kind = ignored ? "" : Bytes.lower(name);
      if (RESERVED.contains(kind)) {
        log.warning("ignored reserved header field '" + Bytes.shown(name, 32) + "'");
        kind = "";
      } else if (kind.equals("reply-to")
          && headers.stream().anyMatch(h -> Bytes.same(h.name(), name))) {
        log.warning("ignored duplicate for unique header field '" + Bytes.shown(name, 32) + "'");
        kind = "";
      }
      String value = part('&', "value part");
      if (!kind.equals("body") && value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
        throw new BadUriException("invalid header field body");
      }
      take(kind, name, value);
    }
  }

  private void take(String kind, String name, String value) throws BadUriException {
    switch (kind) {
      case "" -> {
        // ignored
      }
      case "to", "cc" -> {
        for (String one : value.split(",", -1)) {
          add(one, kind.equals("cc"));
        }
      }
      case "subject" -> {
        if (subject == null) {
          subject = value;
        } else {
          log.warning("ignored duplicate subject field");
        }
      }
      case "body" -> {
        if (body == null) {
          body = value;
        } else {
          log.warning("ignored duplicate body field");
        }
      }
      default -> headers.add(new Header(name, value));
    }
  }
}
