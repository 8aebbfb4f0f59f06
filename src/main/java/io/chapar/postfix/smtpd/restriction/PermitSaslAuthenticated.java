package io.chapar.postfix.smtpd.restriction;

/** permit_sasl_authenticated: the client has logged in. */
final class PermitSaslAuthenticated implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String method = e.facts.loginMethod();
    e.because(
        method == null
            ? e.facts.loginOffered() ? "not logged in" : "logins are not offered here"
            : "logged in as " + e.facts.loginName());
    return e.facts.loginOffered() && method != null && !method.equalsIgnoreCase("anonymous")
        ? e.permit("permit_sasl_authenticated", Names.CLIENT, e.control.nameAddress(e.client()), "")
        : Verdict.DUNNO;
  }
}
