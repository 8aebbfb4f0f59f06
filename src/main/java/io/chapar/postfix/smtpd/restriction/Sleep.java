package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.conf.Ascii;

/** sleep SECONDS: keeps the client waiting, to find those that do not wait. */
final class Sleep implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String seconds = words.next();
    if (seconds == null || !Ascii.allDigits(seconds) || seconds.length() > 6) {
      e.facts.warn("restriction sleep must be followed by number");
      throw e.serverError();
    }
    e.facts.sleep(Integer.parseInt(seconds));
    return Verdict.DUNNO;
  }
}
