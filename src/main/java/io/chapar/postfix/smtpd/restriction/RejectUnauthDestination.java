package io.chapar.postfix.smtpd.restriction;

/** reject_unauth_destination and defer_unauth_destination: no relaying for strangers. */
final class RejectUnauthDestination implements Restriction {
  private final boolean forGood;

  RejectUnauthDestination(boolean forGood) {
    this.forGood = forGood;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String recipient = e.recipient;
    if (recipient == null || PermitAuthDestination.authorized(e, recipient)) {
      return Verdict.DUNNO;
    }
    int code = e.control.code("relay_domains_reject_code");
    return e.reject(
        forGood ? code : code - 100,
        forGood ? "5.7.1" : "4.7.1",
        "<" + recipient + ">: Relay access denied");
  }
}
