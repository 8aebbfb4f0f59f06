package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.smtpd.Printable;

/** check_sasl_access TABLE: by the name that the client has logged in with. */
final class CheckSaslAccess implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String table = Tabled.argument(e, words, "check_sasl_access");
    if (!e.control.bool("smtpd_sasl_auth_enable")) {
      e.facts.warn("restriction `check_sasl_access' ignored: no SASL support");
      return Verdict.DUNNO;
    }
    String user = e.facts.loginName();
    return user == null || user.isEmpty()
        ? Verdict.DUNNO
        : new AccessLookup(e, table, Printable.of(user, '_'), Names.LOGIN).key(user);
  }
}
