package io.chapar.postfix.smtpd.restriction;

/** check_etrn_access TABLE: by the domain whose mail is asked for. */
final class CheckEtrnAccess implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String table = Tabled.argument(e, words, "check_etrn_access");
    return e.etrnDomain == null
        ? Verdict.DUNNO
        : new AccessLookup(e, table, e.etrnDomain, Names.ETRN).domain(e.etrnDomain);
  }
}
