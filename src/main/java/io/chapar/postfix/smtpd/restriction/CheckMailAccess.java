package io.chapar.postfix.smtpd.restriction;

/** check_sender_access and check_recipient_access: by a mail address and its parts. */
final class CheckMailAccess implements Restriction {
  private final Target target;

  CheckMailAccess(Target target) {
    this.target = target;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    boolean isSender = target == Target.SENDER;
    String table =
        Tabled.argument(e, words, isSender ? "check_sender_access" : "check_recipient_access");
    String address = isSender ? e.sender : e.recipient;
    if (address == null) {
      return Verdict.DUNNO;
    }
    AccessLookup lookup = new AccessLookup(e, table, address, target.kind());
    if (address.isEmpty()) {
      return isSender ? lookup.key(e.control.text("smtpd_null_access_lookup_key")) : Verdict.DUNNO;
    }
    Route route = e.route(address, isSender);
    if (route.domain() == null) {
      e.facts.warn("check_mail_access: no @domain in address: " + route.recipient());
      return Verdict.DUNNO;
    }
    Verdict verdict = lookup.mail(route.recipient());
    boolean suspicious = !isSender && route.routed() && !e.control.bool("allow_untrusted_routing");
    return verdict == Verdict.OK && suspicious ? Verdict.DUNNO : verdict;
  }
}
