package io.chapar.postfix.smtpd.restriction;

import io.chapar.net.Dns.Type;
import java.net.IDN;

/** reject_unknown_sender_domain and its like: mail to this domain could not be sent. */
final class RejectUnknownDomain implements Restriction {
  private final Target target;

  RejectUnknownDomain(Target target) {
    this.target = target;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    boolean isSender = target == Target.SENDER;
    String address = isSender ? e.sender : e.recipient;
    if (address == null || isSender && address.isEmpty()) {
      return Verdict.DUNNO;
    }
    Route route = e.route(address, isSender);
    String domain = route.domain();
    if (domain == null || route.kind().isFinal() || HostSyntax.literal(domain)) {
      e.because("the domain of " + route.recipient() + " is not looked up: " + route.kind());
      return Verdict.DUNNO;
    }
    String ascii =
        domain.chars().anyMatch(c -> c >= 0x80)
            ? IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED)
            : domain;
    NameService.Status status = e.names().any(ascii, Type.MX, Type.A, Type.AAAA);
    e.because("mail exchangers and addresses of " + ascii + ": " + status);
    String about = "<" + address + ">: " + target.kind() + " rejected: ";
    String code = isSender ? "4.1.8" : "4.1.2";
    return switch (status) {
      case FOUND -> Verdict.DUNNO;
      case NULL_MX ->
          e.reject(
              isSender ? 550 : 556,
              isSender ? "4.7.27" : "4.1.10",
              about + "Domain " + ascii + " does not accept mail (nullMX)");
      case NOT_FOUND ->
          e.reject(e.control.code("unknown_address_reject_code"), code, about + "Domain not found");
      case RETRY ->
          e.deferOr(
              e.control.text("unknown_address_tempfail_action"),
              Facts.Mistake.POLICY,
              450,
              code,
              about + "Domain not found");
    };
  }
}
