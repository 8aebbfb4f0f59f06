package io.chapar.postfix.smtpd.restriction;

import io.chapar.net.Ip;
import io.chapar.postfix.conf.HostNames;
import java.util.ArrayList;

/** What is a host name and what an address, as restrictions see it. */
final class HostSyntax {
  private HostSyntax() {}

  /** Without the dot at its end, if it has one. */
  static String undotted(String name) {
    boolean one = name.length() > 1 && name.endsWith(".") && !name.endsWith("..");
    return one ? name.substring(0, name.length() - 1) : name;
  }

  static boolean name(String text) {
    return HostNames.valid(text, new ArrayList<>());
  }

  /** A name, which under SMTPUTF8 may have other letters. */
  static boolean name(String text, boolean utf8) {
    return utf8 && text.chars().anyMatch(c -> c >= 0x80)
        ? name(java.net.IDN.toASCII(text, java.net.IDN.ALLOW_UNASSIGNED))
        : name(text);
  }

  static boolean address(String text) {
    return Ip.parse(text) != null && !text.startsWith("[");
  }

  /** An address as it stands between brackets in SMTP. */
  static boolean mailAddress(String text) {
    boolean v6 = text.regionMatches(true, 0, "IPv6:", 0, 5);
    String bare = v6 ? text.substring(5) : text;
    return address(bare) && v6 == bare.indexOf(':') >= 0;
  }

  /** A domain in brackets. */
  static boolean literal(String domain) {
    return domain.length() > 1 && domain.startsWith("[") && domain.endsWith("]");
  }
}
