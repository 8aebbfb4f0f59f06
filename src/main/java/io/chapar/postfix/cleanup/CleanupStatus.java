package io.chapar.postfix.cleanup;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be wrong with a message when it is to enter the queue; in the order in which one is
 * chosen to be told, if there are several.
 */
public enum CleanupStatus {
  DEFER(451, "4.7.1", "service unavailable"),
  PROXY(451, "4.3.0", "queue file write error"),
  BAD(451, "4.3.0", "internal protocol error"),
  RCPT(550, "5.1.0", "no recipients specified"),
  HOPS(554, "5.4.0", "too many hops"),
  SIZE(552, "5.3.4", "message file too big"),
  CONT(550, "5.7.1", "message content rejected"),
  WRITE(451, "4.3.0", "queue file write error"),
  NOPERM(550, "5.7.1", "service denied");

  private final int code;
  private final String enhanced;
  private final String text;

  CleanupStatus(int code, String enhanced, String text) {
    this.code = code;
    this.enhanced = enhanced;
    this.text = text;
  }

  /** The reply code of SMTP. */
  public int code() {
    return code;
  }

  /** The enhanced status code. */
  public String enhanced() {
    return enhanced;
  }

  /** What it says. */
  public String text() {
    return text;
  }

  /** The one of several that is told. */
  public static CleanupStatus first(Set<CleanupStatus> all) {
    return EnumSet.copyOf(all).iterator().next();
  }
}
