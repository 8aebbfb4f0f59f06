package io.chapar.postfix.smtpd.restriction;

/** Unwinds an evaluation: the verdict cannot be changed by what comes behind. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;

  Refused(Verdict verdict) {
    super("refused", null, false, false);
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }
}
