package io.chapar.postfix.smtpd.restriction;

/** permit_dnswl_client and permit_rhswl_client: a list of good clients knows it. */
final class PermitDnswl implements Restriction {
  private final boolean byAddress;

  PermitDnswl(boolean byAddress) {
    this.byAddress = byAddress;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String name = byAddress ? "permit_dnswl_client" : "permit_rhswl_client";
    String list = words.next();
    if (list == null) {
      e.facts.warn("restriction " + name + " requires domain name argument");
      return Verdict.DUNNO;
    }
    Client client = e.client();
    if (!byAddress && !client.named()) {
      return Verdict.DUNNO;
    }
    String recipient = e.recipient;
    if (e.facts.where().equals("RCPT")
        && recipient != null
        && !PermitAuthDestination.authorized(e, recipient)) {
      return Verdict.DUNNO;
    }
    String what = byAddress ? client.address() : client.name();
    BlockList.Entry entry =
        byAddress ? BlockList.address(e, list, what) : BlockList.domain(e, list, what);
    if (entry.silent()) {
      e.deferIfReject(
          Facts.Mistake.POLICY,
          450,
          "4.7.1",
          "<" + what + ">: " + Names.CLIENT + " rejected: Service unavailable");
    }
    return entry.listed()
        ? e.permit(name, Names.CLIENT, e.control.nameAddress(client), "")
        : Verdict.DUNNO;
  }
}
