package io.chapar.postfix.smtpd.restriction;

/** permit_tls_clientcerts and permit_tls_all_clientcerts: no client here has a certificate. */
final class PermitTlsClientCertificates implements Restriction {
  private final boolean all;

  PermitTlsClientCertificates(boolean all) {
    this.all = all;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    if (e.facts.encrypted() && !e.control.bool("smtpd_tls_ask_ccert")) {
      String name = all ? "permit_tls_all_clientcerts" : "permit_tls_clientcerts";
      e.facts.warn(name + " is requested, but \"smtpd_tls_ask_ccert = no\"");
    }
    return Verdict.DUNNO;
  }
}
