package io.chapar.postfix.smtpd.restriction;

/** reject and defer: no to all, for good or for now. */
final class RefuseAll implements Restriction {
  private final boolean forGood;

  RefuseAll(boolean forGood) {
    this.forGood = forGood;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String what = "<" + e.subject() + ">: " + e.subjectKind() + " rejected: ";
    boolean warns = e.onlyWarns();
    Verdict verdict =
        forGood
            ? e.reject(e.control.code("reject_code"), "5.7.1", what + "Access denied")
            : e.reject(e.control.code("defer_code"), "4.3.2", what + "Try again later");
    String next = words.peek();
    if (next != null && !warns) {
      String name = forGood ? "reject" : "defer";
      e.facts.warn("restriction `" + next + "' after `" + name + "' is ignored");
    }
    return verdict;
  }
}
