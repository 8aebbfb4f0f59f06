package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.smtpd.restriction.Client.Status;

/** reject_unknown_client_hostname, and its kinder sister that looks at the reverse name only. */
final class RejectUnknownClient implements Restriction {
  private final boolean reverse;

  RejectUnknownClient(boolean reverse) {
    this.reverse = reverse;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    Client client = e.client();
    Status status = reverse ? client.reverseStatus() : client.nameStatus();
    e.because(
        (reverse ? "reverse name " + client.reverseName() : "name " + client.name())
            + ": "
            + status);
    if (status == Status.OK) {
      return Verdict.DUNNO;
    }
    boolean sure = status != Status.TEMPORARY;
    return e.reject(
        sure ? e.control.code("unknown_client_reject_code") : 450,
        reverse ? "4.7.1" : "4.7.25",
        "Client host rejected: cannot find your "
            + (reverse ? "reverse " : "")
            + "hostname, ["
            + client.address()
            + "]");
  }
}
