package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.table.MatchList;

/** permit_mynetworks: the client is in one of the trusted networks. */
final class PermitMynetworks implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    Client client = e.client();
    MatchList.Verdict found = e.control.hosts("mynetworks").match(client.name(), client.address());
    if (found.failed()) {
      e.because(Cause.of(found.error(), "mynetworks"));
      throw e.lookupFailure(e.subject());
    }
    e.because(
        Cause.of(
            found.pattern().isEmpty()
                ? client.address() + " is not in mynetworks"
                : client.address() + ": " + found.pattern(),
            "mynetworks"));
    return found.matched()
        ? e.permit("permit_mynetworks", Names.CLIENT, e.control.nameAddress(client), "")
        : Verdict.DUNNO;
  }
}
