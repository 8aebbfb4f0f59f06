package io.chapar.postfix.smtpd;

/** One command of SMTP. */
interface Verb {
  /** Does it and answers; false: it was refused, which counts as an error of the client. */
  boolean run(Session session, CommandLine command);
}
