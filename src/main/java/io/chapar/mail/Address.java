package io.chapar.mail;

import java.util.Locale;

/**
 * A mail address as programs compare and store it: the local part without quotes, the domain
 * without any change. The wire and headers have it in quoted form, see {@link Quoting}.
 *
 * @param local the local part, unquoted; empty only in {@link #NULL}
 * @param domain what follows the last '@'; empty for an address without domain
 */
public record Address(String local, String domain) {
  /** The null sender of notifications. */
  public static final Address NULL = new Address("", "");

  /** The address of a text in internal (unquoted) form; the last '@' separates. */
  public static Address of(String internal) {
    int at = internal.lastIndexOf('@');
    return at < 0
        ? new Address(internal, "")
        : new Address(internal.substring(0, at), internal.substring(at + 1));
  }

  /** The address of a text in quoted form, as it stands between angle brackets. */
  public static Address parse(String quoted) {
    return of(Quoting.unquote(quoted));
  }

  /** Whether this is the null sender. */
  public boolean isNull() {
    return local.isEmpty() && domain.isEmpty();
  }

  /** Unquoted: what tables are asked for and logs show. */
  public String internal() {
    return domain.isEmpty() ? local : local + "@" + domain;
  }

  /** Quoted where RFC 5321 wants it: what MAIL and RCPT commands carry. */
  public String wire() {
    return Quoting.smtp(internal());
  }

  /** Quoted where RFC 5322 wants it: what headers carry. */
  public String header() {
    return Quoting.header(internal());
  }

  /** With the domain in lower case, and the local part too: how mail systems compare. */
  public Address folded() {
    return new Address(local.toLowerCase(Locale.ROOT), domain.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return internal();
  }
}
