package io.chapar.postfix.smtpd.restriction;

/** reject_plaintext_session: TLS first. */
final class RejectPlaintextSession implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    return e.facts.encrypted()
        ? Verdict.DUNNO
        : e.reject(
            e.control.code("plaintext_reject_code"), "4.7.1", "Session encryption is required");
  }
}
