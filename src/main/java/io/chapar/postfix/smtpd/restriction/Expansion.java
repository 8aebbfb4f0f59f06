package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.conf.MacroException;
import io.chapar.postfix.conf.MacroExpander;
import io.chapar.text.Utf8;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Templates of replies: {@code $client_name}, {@code $recipient_domain} and the like. */
public final class Expansion {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Expansion() {}

  /** A template with what is known of a client; {@code hostname} is the server's. */
  public static String expand(String template, Facts facts, String hostname) {
    try {
      return expandStrictly(template, facts, facts.recipient(), hostname, name -> null);
    } catch (MacroException e) {
      facts.warn(e.warning());
      return template;
    }
  }

  static String expandStrictly(
      String template,
      Facts facts,
      @Nullable String recipient,
      String hostname,
      MacroExpander.Lookup more)
      throws MacroException {
    return MacroExpander.expandOnce(
        template,
        name -> {
          String found = more.find(name);
          return safe(found != null ? found : value(name, facts, recipient, hostname));
        });
  }

  private static @Nullable String value(
      String name, Facts facts, @Nullable String recipient, String hostname) {
    Client client = facts.client();
    switch (name) {
      case "server_name":
        return hostname;
      case "client":
        return client.nameAddress();
      case "client_port":
        return Integer.toString(client.port());
      case "client_address":
        return client.address();
      case "client_name":
        return client.name();
      case "reverse_client_name":
        return client.reverseName();
      case "helo_name":
        String helo = facts.helo();
        return helo == null ? "" : helo;
      case "localtime":
        return CLOCK.format(Instant.ofEpochSecond(facts.now() / 1_000_000_000L));
      default:
        if (name.startsWith("sender")) {
          return address(facts, name, name.substring(6), facts.sender());
        }
        if (name.startsWith("recipient")) {
          return address(facts, name, name.substring(9), recipient);
        }
        facts.warn("unknown macro name \"" + name + "\" in expansion request");
        return null;
    }
  }

  private static @Nullable String address(
      Facts facts, String name, String part, @Nullable String address) {
    if (address == null) {
      return "";
    }
    int at = address.lastIndexOf('@');
    switch (part) {
      case "":
        return address.isEmpty() ? "<>" : address;
      case "_name":
        return address.isEmpty() ? "<>" : at < 0 ? address : address.substring(0, at);
      case "_domain":
        return at < 0 ? "" : address.substring(at + 1);
      default:
        facts.warn("unknown macro name \"" + name + "\" in expansion request");
        return null;
    }
  }

  /** What a stranger may put into a reply. */
  private static @Nullable String safe(@Nullable String value) {
    if (value == null) {
      return null;
    }
    byte[] bytes = Utf8.encode(value);
    boolean changed = false;
    for (int i = 0; i < bytes.length; i++) {
      boolean fine = bytes[i] >= ' ' && bytes[i] < 0x7f || bytes[i] == '\t';
      if (!fine) {
        bytes[i] = '_';
        changed = true;
      }
    }
    return changed ? Utf8.decode(bytes) : value;
  }
}
