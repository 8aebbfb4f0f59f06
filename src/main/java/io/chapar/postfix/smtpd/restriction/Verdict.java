package io.chapar.postfix.smtpd.restriction;

/** What a restriction says; having no opinion is one of the answers. */
public enum Verdict {
  /** The next restriction is asked. */
  DUNNO,
  /** The rest of the list is skipped. */
  OK,
  /** The client is refused, for now or for good. */
  REJECT
}
