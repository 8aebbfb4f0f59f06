package io.chapar.postfix.smtpd.restriction;

/** check_ccert_access TABLE: by the client's certificate, which no client here has. */
final class CheckCertificateAccess implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    Tabled.argument(e, words, "check_ccert_access");
    if (!e.control.bool("smtpd_tls_ask_ccert")) {
      e.facts.warn("check_ccert_access is requested, but \"smtpd_tls_ask_ccert = no\"");
    }
    return Verdict.DUNNO;
  }
}
