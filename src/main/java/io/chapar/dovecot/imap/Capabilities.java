package io.chapar.dovecot.imap;

import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.host.Process;
import java.util.List;
import java.util.Locale;

/** What a server says it can do, before and after the login. */
public final class Capabilities {
  private static final String BEFORE = "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+";
  private static final String AFTER =
      "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES"
          + " THREAD=REFS THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN"
          + " NAMESPACE UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES"
          + " WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW"
          + " STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE";

  private Capabilities() {}

  /** Those before the login. */
  static String before(LoginSession session, List<String> mechanisms) {
    StringBuilder out = new StringBuilder(configured(session.settings(), BEFORE, ""));
    if (session.tlsOffered()) {
      out.append(" STARTTLS");
    }
    boolean refused = session.plaintextRefused();
    if (refused || !mechanisms.contains("PLAIN")) {
      out.append(" LOGINDISABLED");
    }
    for (String mechanism : mechanisms) {
      boolean plain = mechanism.equals("PLAIN") || mechanism.equals("LOGIN");
      if (!(refused && plain) && !mechanism.equals("APOP")) {
        out.append(" AUTH=").append(mechanism);
      }
    }
    return out.toString();
  }

  /** Those after the login. */
  public static String after(Settings settings, Process process) {
    List<String> plugins = settings.words("mail_plugins");
    String more =
        (plugins.contains("imap_quota") ? " QUOTA" : "")
            + (plugins.contains("imap_acl") ? " ACL RIGHTS=texk" : "");
    return configured(settings, AFTER, more);
  }

  private static String configured(Settings settings, String standard, String more) {
    String set = settings.get("imap_capability");
    if (set.startsWith("+")) {
      String added = set.substring(1).strip().toUpperCase(Locale.ROOT);
      int literal = standard.indexOf(" LITERAL+"); // from here on the process itself adds
      return literal < 0
          ? standard + more + " " + added
          : standard.substring(0, literal) + " " + added + standard.substring(literal) + more;
    }
    return set.isEmpty() ? standard + more : set;
  }
}
