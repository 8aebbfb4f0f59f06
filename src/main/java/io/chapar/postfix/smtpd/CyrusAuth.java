package io.chapar.postfix.smtpd;

import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;

/** Logins through the Cyrus SASL library, whose mechanisms are a package of their own. */
final class CyrusAuth {
  private CyrusAuth() {}

  /** What happens where that package is not installed. */
  static PostfixFatal unavailable(Log log) {
    log.warning("xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms");
    return new PostfixFatal("no SASL authentication mechanisms");
  }
}
