package io.chapar.postfix.smtpd.restriction;

/** check_relay_domains: out of use, and says so. */
final class CheckRelayDomains implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String complaint =
        "support for restriction \"check_relay_domains\" will be removed from Postfix; "
            + "use \"reject_unauth_destination\" instead";
    if (e.control.once(complaint)) {
      e.facts.warn(complaint);
    }
    String recipient = e.recipient;
    if (recipient == null) {
      return Verdict.DUNNO;
    }
    boolean ours =
        e.control.domains("relay_domains").match(e.client().name()).matched()
            || PermitAuthDestination.authorized(e, recipient);
    return ours
        ? e.permit("check_relay_domains", Names.RECIPIENT, recipient, "")
        : e.reject(
            e.control.code("relay_domains_reject_code"),
            "5.7.1",
            "<" + recipient + ">: " + Names.RECIPIENT + " rejected: Relay access denied");
  }
}
