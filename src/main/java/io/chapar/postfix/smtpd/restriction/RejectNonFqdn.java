package io.chapar.postfix.smtpd.restriction;

/** reject_non_fqdn_sender and reject_non_fqdn_recipient. */
final class RejectNonFqdn implements Restriction {
  private final Target target;

  RejectNonFqdn(Target target) {
    this.target = target;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String address = target == Target.SENDER ? e.sender : e.recipient;
    if (address == null || target == Target.SENDER && address.isEmpty()) {
      return Verdict.DUNNO;
    }
    String domain = address.substring(address.lastIndexOf('@') + 1);
    if (address.indexOf('@') < 0) {
      domain = "";
    }
    String name = HostSyntax.undotted(domain);
    if (HostSyntax.literal(domain)
        || !name.isEmpty() && HostSyntax.name(name, e.facts.smtputf8()) && name.indexOf('.') >= 0) {
      return Verdict.DUNNO;
    }
    return e.reject(
        e.control.code("non_fqdn_reject_code"),
        "4.5.2",
        "<" + address + ">: " + target.kind() + " rejected: need fully-qualified address");
  }
}
