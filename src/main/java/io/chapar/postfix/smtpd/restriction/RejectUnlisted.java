package io.chapar.postfix.smtpd.restriction;

/** reject_unlisted_sender and reject_unlisted_recipient: nobody of that name is here. */
final class RejectUnlisted implements Restriction {
  private final Target target;

  RejectUnlisted(Target target) {
    this.target = target;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String address = target.of(e);
    if (address == null) {
      return Verdict.DUNNO;
    }
    return target == Target.SENDER ? Unlisted.sender(e, address) : Unlisted.recipient(e, address);
  }
}
