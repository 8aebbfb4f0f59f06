package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.queue.VerifyService.Answer;
import io.chapar.postfix.queue.VerifyService.Status;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/**
 * reject_unverified_sender and reject_unverified_recipient: verify(8) is asked about the address,
 * and asked again for a while if it has to find out first.
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
    String settings = "unverified_" + (target == Target.SENDER ? "sender" : "recipient");
    String status = target == Target.SENDER ? "4.1.7" : "4.1.1";
    String rejected = "<" + address + ">: " + target.kind() + " rejected: ";
    String action = e.control.text(settings + "_tempfail_action");
    Answer answer = e.facts.verify(address);
    int left = e.control.code("address_verify_poll_count");
    while (answer != null && answer.status() == Status.TODO && --left > 0) {
      e.facts.sleep(e.control.seconds("address_verify_poll_delay"));
      answer = e.facts.verify(address);
    }
    if (answer == null) {
      e.facts.warn(e.control.text("address_verify_service_name") + " service failure");
      return e.deferOr(
          action, Mistake.POLICY, 450, status, rejected + "address verification problem");
    }
    e.because("verify(8) knows of " + address + ": " + answer.text());
    int code =
        switch (answer.status()) {
          case OK -> 0;
          case BOUNCE -> e.control.code(settings + "_reject_code");
          case DEFER, TODO -> e.control.code(settings + "_defer_code");
        };
    String reason = e.control.text(settings + "_reject_reason");
    String why = code >= 400 && !reason.isEmpty() ? reason : answer.text();
    if (code / 100 == 4) {
      return e.deferOr(
          action, Mistake.POLICY, code, status, rejected + "unverified address: " + why);
    }
    return code == 0 || code / 100 == 2
        ? Verdict.DUNNO
        : e.reject(code, status, rejected + "undeliverable address: " + why);
  }
}
