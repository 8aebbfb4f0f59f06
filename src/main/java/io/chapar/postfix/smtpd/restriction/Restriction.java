package io.chapar.postfix.smtpd.restriction;

/** One word of a restriction list, such as reject_unauth_destination, and what it checks. */
interface Restriction {
  /** Checks; takes its argument from the words behind it, if it has one. */
  Verdict check(Evaluation e, Words words);

  /** Whether it does here what it does in the real Postfix. */
  default boolean simulated() {
    return true;
  }
}
