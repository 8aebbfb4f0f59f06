package io.chapar.postfix.smtpd.restriction;

/** reject_multi_recipient_bounce: a notification has one recipient. */
final class RejectMultiRecipientBounce implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    int accepted = e.facts.where().equals("RCPT") ? 0 : 1;
    if (e.sender == null || !e.sender.isEmpty() || e.facts.recipientCount() <= accepted) {
      return Verdict.DUNNO;
    }
    return e.reject(
        e.control.code("multi_recipient_bounce_reject_code"),
        "5.5.3",
        "<" + e.subject() + ">: " + e.subjectKind() + " rejected: Multi-recipient bounce");
  }
}
