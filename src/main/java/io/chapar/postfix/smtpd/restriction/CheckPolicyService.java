package io.chapar.postfix.smtpd.restriction;

/** check_policy_service: another program decides. There are none on a simulated host. */
final class CheckPolicyService implements Restriction {
  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String server = words.next();
    if (server == null || server.indexOf(':') < 0) {
      e.facts.warn("restriction check_policy_service must be followed by transport:server");
      throw e.serverError();
    }
    e.facts.warn("check_policy_service " + server + ": policy services are not simulated here");
    e.because("policy services are not simulated");
    return AccessResult.apply(
        e,
        server,
        e.control.text("smtpd_policy_service_default_action"),
        "policy query",
        e.subject(),
        e.subjectKind());
  }
}
