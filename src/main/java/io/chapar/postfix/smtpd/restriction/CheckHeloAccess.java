package io.chapar.postfix.smtpd.restriction;

/** check_helo_access TABLE: by the name that the client calls itself. */
final class CheckHeloAccess implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String table = Tabled.argument(e, words, "check_helo_access");
    return e.helo == null
        ? Verdict.DUNNO
        : new AccessLookup(e, table, e.helo, Names.HELO).domain(e.helo);
  }
}
