package io.chapar.sieve.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as options of the tools and settings give them. */
public final class AddressCheck {
  private static final Pattern LOCAL =
      Pattern.compile("[!#$%&'*+\\-/0-9=?A-Z^_`a-z{|}~.]+|\"([^\"\\\\]|\\\\.)*\"");
  private static final Pattern DOMAIN = Pattern.compile("\\[[^\\]]*\\]|[A-Za-z0-9_.-]*");

  private AddressCheck() {}

  /**
   * What is wrong with an address, or null.
   *
   * @param lonely whether it may do without a domain
   */
  public static @Nullable String problem(String text, boolean lonely) {
    if (text.isEmpty()) {
      return "Mailbox is empty string";
    }
    Matcher local = LOCAL.matcher(text);
    if (!local.lookingAt()) {
      return "Invalid character in localpart";
    }
    String rest = text.substring(local.end());
    if (rest.isEmpty()) {
      return lonely ? null : "Missing domain";
    }
    if (!rest.startsWith("@")) {
      return "Invalid character in " + (lonely ? "mailbox" : "localpart");
    }
    Matcher domain = DOMAIN.matcher(rest.substring(1));
    if (!domain.lookingAt() || domain.end() == 0) {
      return "Missing domain after '@'";
    }
    if (domain.group().endsWith(".") || domain.group().contains("..")) {
      return "Empty sub-domain";
    }
    return domain.end() < rest.length() - 1 ? "Invalid character in mailbox" : null;
  }
}
