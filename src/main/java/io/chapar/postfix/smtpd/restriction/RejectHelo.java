package io.chapar.postfix.smtpd.restriction;

import io.chapar.net.Dns.Type;

/** What is asked of the name in HELO: that it is well formed, complete, and exists. */
final class RejectHelo implements Restriction {
  /** The question. */
  enum Test {
    INVALID,
    NON_FQDN,
    UNKNOWN
  }

  private final Test test;

  RejectHelo(Test test) {
    this.test = test;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String helo = e.helo;
    if (helo == null) {
      return Verdict.DUNNO;
    }
    if (helo.startsWith("[")) {
      return literal(e, helo);
    }
    String name = HostSyntax.undotted(helo);
    return switch (test) {
      case INVALID ->
          HostSyntax.name(name) || HostSyntax.address(name)
              ? Verdict.DUNNO
              : e.reject(
                  e.control.code("invalid_hostname_reject_code"),
                  "5.5.2",
                  about(helo) + "Invalid name");
      case NON_FQDN ->
          HostSyntax.name(name, e.facts.smtputf8()) && name.indexOf('.') >= 0
              ? Verdict.DUNNO
              : e.reject(
                  e.control.code("non_fqdn_reject_code"),
                  "5.5.2",
                  about(helo) + "need fully-qualified hostname");
      case UNKNOWN -> unknown(e, helo);
    };
  }

  /** An address in brackets is as good as a name. */
  static Verdict literal(Evaluation e, String helo) {
    String inside =
        helo.startsWith("[") && helo.length() > 2 && helo.endsWith("]")
            ? helo.substring(1, helo.length() - 1)
            : helo;
    return HostSyntax.mailAddress(inside)
        ? Verdict.DUNNO
        : e.reject(
            e.control.code("invalid_hostname_reject_code"),
            "5.5.2",
            about(helo) + "invalid ip address");
  }

  private static Verdict unknown(Evaluation e, String helo) {
    NameService.Status status = e.names().any(helo, Type.A, Type.AAAA, Type.MX);
    e.because("addresses and mail exchangers of " + helo + ": " + status);
    return switch (status) {
      case FOUND, NULL_MX -> Verdict.DUNNO;
      case NOT_FOUND ->
          e.reject(
              e.control.code("unknown_hostname_reject_code"),
              "4.7.1",
              about(helo) + "Host not found");
      case RETRY ->
          e.deferOr(
              e.control.text("unknown_helo_hostname_tempfail_action"),
              Facts.Mistake.POLICY,
              450,
              "4.7.1",
              about(helo) + "Host not found");
    };
  }

  private static String about(String helo) {
    return "<" + helo + ">: " + Names.HELO + " rejected: ";
  }
}
