package io.chapar.postfix.smtpd;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Token;
import org.jspecify.annotations.Nullable;

/** The address in a MAIL, RCPT or VRFY command, in internal form. */
final class EnvelopeAddress {
  private EnvelopeAddress() {}

  /**
   * Finds it in the argument of the command of {@code session}, which may be written in the looser
   * ways of headers unless {@code strict}; null, and a warning, if there is none.
   */
  static @Nullable String read(
      Session session, String argument, boolean emptyAllowed, boolean strict, boolean utf8) {
    String text =
        argument.startsWith("<") && argument.endsWith(">") && argument.length() > 1
            ? argument.substring(1, argument.length() - 1)
            : argument;
    int colon = text.startsWith("@") ? text.indexOf(':') : -1;
    if (colon >= 0) {
      text = text.substring(colon + 1); // a source route, which nobody follows any more
    }
    int addresses = 0;
    int others = 0;
    String address = "";
    for (Token token : AddressSyntax.list(text)) {
      if (token.kind() == Token.Kind.ADDRESS) {
        addresses++;
        address = AddressSyntax.internal(token.parts());
      } else if (!token.is('<') && !token.is('>')) {
        others++;
      }
    }
    boolean bad =
        addresses > 1
            || strict && (others > 0 || !argument.startsWith("<") || address.startsWith("@"))
            || address.isEmpty() && !emptyAllowed
            || !session.standAlone && !valid(session, address, utf8);
    if (bad) {
      session.warn(
          "Illegal address syntax from "
              + session.nameAddress()
              + " in "
              + session.where
              + " command: "
              + Printable.of(argument, '?'));
      return null;
    }
    return address;
  }

  private static boolean valid(Session session, String address, boolean utf8) {
    if (address.isEmpty()) {
      return true;
    }
    String other = session.where.equals("MAIL") ? session.mail.recipient : session.mail.sender;
    var route = session.server.backend().route(other, address);
    String domain = route.domain();
    return !route.bad() && (utf8 || domain == null || ascii(domain));
  }

  /** Whether a text has ASCII characters only. */
  static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
