package io.chapar.postfix.smtpd.restriction;

/** permit_naked_ip_address: out of use, and says so. */
final class PermitNakedIpAddress implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    e.facts.warn(
        "restriction permit_naked_ip_address is deprecated. Use permit_mynetworks or"
            + " permit_sasl_authenticated instead");
    String helo = e.helo;
    if (helo == null || !helo.chars().allMatch(c -> "0123456789.:".indexOf(c) >= 0)) {
      return Verdict.DUNNO;
    }
    Verdict verdict = RejectHelo.literal(e, helo);
    return verdict == Verdict.DUNNO
        ? e.permit("permit_naked_ip_address", Names.HELO, helo, "")
        : verdict;
  }
}
