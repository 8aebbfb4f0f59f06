package io.chapar.postfix.smtpd.restriction;

/** defer_if_permit and defer_if_reject: what the others say becomes temporary. */
final class DeferIf implements Restriction {
  private final boolean permit;

  DeferIf(boolean permit) {
    this.permit = permit;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String text =
        "<"
            + e.subject()
            + ">: "
            + e.subjectKind()
            + " rejected: defer_if_"
            + (permit ? "permit" : "reject")
            + " requested";
    if (permit) {
      return e.deferIfPermit(Facts.Mistake.POLICY, 450, "4.7.0", text);
    }
    e.deferIfReject(Facts.Mistake.POLICY, 450, "4.7.0", text);
    return Verdict.DUNNO;
  }
}
