package io.chapar.postfix.cleanup;

import java.util.EnumSet;
import java.util.Set;

/** What is to be done with a message on its way into the queue. */
public enum CleanupFlag {
  /** A bad message is bounced instead of refused. */
  BOUNCE,
  /** Header and body checks apply. */
  FILTER,
  /** It goes to the hold queue. */
  HOLD,
  /** It is thrown away. */
  DISCARD,
  /** Automatic BCC recipients are added. */
  BCC_OK,
  /** Addresses are mapped: canonical, masquerade, virtual. */
  MAP_OK,
  /** The filters of non_smtpd_milters are asked. */
  MILTER,
  /** The message is in internationalized mail's form. */
  SMTPUTF8;

  /** For mail from outside the mail system. */
  public static Set<CleanupFlag> external() {
    return EnumSet.of(FILTER, BCC_OK, MAP_OK);
  }

  /** For mail that the mail system makes: forwarded mail, notices. */
  public static Set<CleanupFlag> internal() {
    return EnumSet.of(MAP_OK);
  }
}
