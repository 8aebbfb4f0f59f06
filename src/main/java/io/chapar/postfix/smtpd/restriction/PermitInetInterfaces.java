package io.chapar.postfix.smtpd.restriction;

/** permit_inet_interfaces: the client is this host. */
final class PermitInetInterfaces implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    return e.control.ownAddress(e.client().address())
        ? e.permit("permit_inet_interfaces", Names.CLIENT, e.control.nameAddress(e.client()), "")
        : Verdict.DUNNO;
  }
}
