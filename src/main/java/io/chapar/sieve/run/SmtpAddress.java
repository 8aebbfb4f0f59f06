package io.chapar.sieve.run;

import io.chapar.dovecot.message.Addresses;
import io.chapar.sieve.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address as envelopes have it. */
public record SmtpAddress(String local, @Nullable String domain) {
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~.";

  /** As it is written, the local part quoted where it must be. */
  public String encode() {
    boolean plain =
        !local.isEmpty()
            && local
                .chars()
                .allMatch(
                    c -> Bytes.letter(c) || Bytes.digit(c) || ATOM.indexOf(c) >= 0 || c >= 128)
            && !local.startsWith(".")
            && !local.endsWith(".")
            && !local.contains("..");
    String left = plain ? local : "\"" + local.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return domain == null || domain.isEmpty() ? left : left + "@" + domain;
  }

  /** Whether two are the same, with or without regard to case. */
  public boolean same(@Nullable SmtpAddress other, boolean anyCase) {
    return other != null
        && (anyCase ? Bytes.same(local, other.local) : local.equals(other.local))
        && Bytes.same(domain == null ? "" : domain, other.domain == null ? "" : other.domain);
  }

  /** One of an envelope, which may lack a domain; null for an empty text. */
  public static @Nullable SmtpAddress envelope(String text) {
    if (text.isEmpty() || text.equals("<>")) {
      return null;
    }
    String bare =
        text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    int at = bare.lastIndexOf('@');
    String left = at < 0 ? bare : bare.substring(0, at);
    if (left.length() >= 2 && left.startsWith("\"") && left.endsWith("\"")) {
      left = left.substring(1, left.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    return new SmtpAddress(left, at < 0 ? null : bare.substring(at + 1));
  }

  /** An address of a header with the name beside it; the address is null if it is none. */
  public record Named(@Nullable String name, @Nullable SmtpAddress address) {}

  /** The addresses in a header's value. */
  public static List<Named> inHeader(String value) {
    List<Named> all = new ArrayList<>();
    for (Addresses.One one : Addresses.parse(value).list()) {
      String mailbox = one.mailbox();
      String host = one.host();
      boolean good =
          mailbox != null
              && host != null
              && !host.equals("MISSING_DOMAIN")
              && !mailbox.equals("MISSING_MAILBOX")
              && mailbox.indexOf(' ') < 0;
      all.add(
          new Named(one.name(), good && mailbox != null ? new SmtpAddress(mailbox, host) : null));
    }
    return all;
  }
}
