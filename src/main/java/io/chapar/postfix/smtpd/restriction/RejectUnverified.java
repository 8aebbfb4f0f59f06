package io.chapar.postfix.smtpd.restriction;

/**
 * reject_unverified_sender and reject_unverified_recipient: the address is probed with a message
 * that is never delivered. There are no probes on a simulated host.
 */
final class RejectUnverified implements Restriction {
  private final Target target;

  RejectUnverified(Target target) {
    this.target = target;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String address = target == Target.SENDER ? e.sender : e.recipient;
    if (address == null || address.isEmpty()) {
      return Verdict.DUNNO;
    }
    String which = target == Target.SENDER ? "sender" : "recipient";
    e.facts.warn("reject_unverified_" + which + ": address verification is not simulated here");
    return e.deferOr(
        e.control.text("unverified_" + which + "_tempfail_action"),
        Facts.Mistake.POLICY,
        450,
        target == Target.SENDER ? "4.1.7" : "4.1.1",
        "<" + address + ">: " + target.kind() + " rejected: address verification problem");
  }
}
