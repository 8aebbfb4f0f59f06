package io.chapar.postfix.smtpd.restriction;

/** reject_unauth_pipelining: the client did not wait for its turn. */
final class RejectUnauthPipelining implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    if (!e.facts.pipelinedTooEarly()) {
      return Verdict.DUNNO;
    }
    return e.reject(
        Facts.Mistake.PROTOCOL,
        503,
        "5.5.0",
        "<"
            + e.subject()
            + ">: "
            + e.subjectKind()
            + " rejected: Improper use of SMTP command pipelining");
  }
}
