package io.chapar.postfix.smtpd.restriction;

import java.util.ArrayList;
import java.util.List;

/** What access tables want done with the message that is being received, beside letting it in. */
public final class Actions {
  /** The last FILTER; empty: none. */
  public String filter = "";

  /** The last REDIRECT; empty: none. */
  public String redirect = "";

  /** The BCC addresses. */
  public final List<String> bcc = new ArrayList<>();

  /** The headers of PREPEND, in their order. */
  public final List<String> prepend = new ArrayList<>();

  /** Whether it goes to the hold queue. */
  public boolean hold;

  /** Whether it is taken and thrown away; nothing else is checked then. */
  public boolean discard;
}
