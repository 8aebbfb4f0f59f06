package io.chapar.postfix.smtpd.restriction;

/** permit: yes to all; nothing behind it is looked at. */
final class Permit implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    Verdict verdict = e.permit("permit", e.subjectKind(), e.subject(), "");
    String next = words.peek();
    if (next != null) {
      e.facts.warn("restriction `" + next + "' after `permit' is ignored");
    }
    return verdict;
  }
}
