package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Decision.Cause;

/** permit_auth_destination: the recipient is ours, or one we relay for. */
final class PermitAuthDestination implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String recipient = e.recipient;
    return recipient != null && authorized(e, recipient)
        ? e.permit("permit_auth_destination", Names.RECIPIENT, recipient, "")
        : Verdict.DUNNO;
  }

  /** Whether mail for an address is accepted from anybody. */
  static boolean authorized(Evaluation e, String recipient) {
    Route route = e.route(recipient, false);
    String domain = route.domain();
    if (domain == null) {
      return true;
    }
    boolean routed = route.routed() && !e.control.bool("allow_untrusted_routing");
    route.causes().forEach(e::because);
    if (routed) {
      e.because(Cause.of("the address asks to be sent on", "allow_untrusted_routing"));
      return false;
    }
    return route.kind().isFinal() || route.kind() == Route.Kind.RELAY;
  }
}
