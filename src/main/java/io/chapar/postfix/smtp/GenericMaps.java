package io.chapar.postfix.smtp;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Decision;
import io.chapar.mail.Quoting;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.resolve.LocalDomains;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.util.List;

/** smtp_generic_maps: local addresses become such that the world knows. */
final class GenericMaps {
  private GenericMaps() {}

  /** An address (unquoted), as the world shall see it. */
  static String rewrite(Daemon daemon, SmtpSettings settings, String address) {
    Maps maps = settings.generic;
    if (maps == null || address.isEmpty()) {
      return address;
    }
    Answer answer = LocalDomains.of(daemon).find().find(maps, address, AddressFind.REWRITING);
    if (answer.failed()) {
      throw new PostfixFatal(maps.title() + " map lookup problem for " + address);
    }
    if (!answer.found()) {
      return address;
    }
    String value = answer.value();
    if (value.startsWith("@")) {
      int at = address.lastIndexOf('@');
      String user = at < 0 ? address : address.substring(0, at);
      value =
          Quoting.header(user.substring(0, user.length() - answer.extension().length()) + value);
    }
    List<String> found = AddressSyntax.addresses(value);
    if (found.isEmpty()) {
      return address;
    }
    String full = TrivialRewrite.rewrite(daemon, true, found.get(0));
    int at = full.lastIndexOf('@');
    String extension = settings.genericExtension ? answer.extension() : "";
    String result =
        at < 0 ? full + extension : full.substring(0, at) + extension + full.substring(at);
    return result;
  }

  /** As {@link #rewrite}, and the step is kept for the message's history. */
  static String rewrite(Delivery delivery, String address) {
    String result = rewrite(delivery.daemon, delivery.settings, address);
    Maps maps = delivery.settings.generic;
    if (maps != null && !result.equals(address)) {
      delivery.daemon.decided(
          delivery.id(),
          Decision.of(delivery.daemon.now(), "smtp " + maps.title(), address, result, ""));
    }
    return result;
  }
}
