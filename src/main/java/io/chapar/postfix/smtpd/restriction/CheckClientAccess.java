package io.chapar.postfix.smtpd.restriction;

/** check_client_access TABLE: by the client's name, then by its address. */
final class CheckClientAccess implements Restriction {
  private final Target target;

  CheckClientAccess(Target target) {
    this.target = target;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    boolean reverse = target == Target.REVERSE;
    String name = reverse ? "check_reverse_client_hostname_access" : "check_client_access";
    String table = Tabled.argument(e, words, name);
    Client client = e.client();
    String host = reverse ? client.reverseName() : client.name();
    String quoted = reverse ? host : e.control.nameAddress(client);
    AccessLookup lookup = new AccessLookup(e, table, quoted, target.kind());
    Verdict verdict = lookup.domain(host);
    if (!lookup.found()) {
      verdict = lookup.address(client.address());
    }
    return reverse ? Tabled.noPermit(e, name, verdict, host) : verdict;
  }
}
