package io.chapar.postfix.smtpd.restriction;

/** reject_maps_rbl: the block lists of maps_rbl_domains; out of use, and says so. */
final class RejectMapsRbl implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String complaint =
        "support for restriction \"reject_maps_rbl\" will be removed from Postfix; "
            + "use \"reject_rbl_client domain-name\" instead";
    if (e.control.once(complaint)) {
      e.facts.warn(complaint);
    }
    for (String list : e.control.wordsOf("maps_rbl_domains")) {
      Verdict verdict = RejectRbl.client(e, list);
      if (verdict != Verdict.DUNNO) {
        return verdict;
      }
    }
    return Verdict.DUNNO;
  }
}
