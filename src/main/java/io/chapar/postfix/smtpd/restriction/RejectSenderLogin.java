package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;

/** The family of sender login mismatches: smtpd_sender_login_maps says who owns an address. */
final class RejectSenderLogin implements Restriction {
  /** Whom it is about. */
  enum Who {
    /** Clients that have logged in: the address must be theirs. */
    LOGGED_IN("reject_authenticated_sender_login_mismatch"),
    /** Clients that have not: the address must be nobody's. */
    NOT_LOGGED_IN("reject_unauthenticated_sender_login_mismatch"),
    /** Both, but only for addresses that have an owner. */
    KNOWN("reject_known_sender_login_mismatch");

    private final String name;

    Who(String name) {
      this.name = name;
    }
  }

  private final Who who;

  RejectSenderLogin(Who who) {
    this.who = who;
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    if (!e.control.bool("smtpd_sasl_auth_enable")) {
      e.facts.warn("restriction `" + who.name + "' ignored: no SASL support");
      return Verdict.DUNNO;
    }
    String sender = e.sender;
    String user = e.facts.loginName();
    boolean wanted =
        switch (who) {
          case LOGGED_IN -> user != null;
          case NOT_LOGGED_IN -> user == null;
          case KNOWN -> true;
        };
    if (sender == null || sender.isEmpty() || !wanted) {
      return Verdict.DUNNO;
    }
    Route route = e.route(sender, true);
    AddressFind find = e.control.addresses();
    Answer owners =
        find.find(
            e.control.parameterMaps("smtpd_sender_login_maps"),
            route.recipient(),
            AddressFind.REWRITING);
    if (owners.failed()) {
      throw e.failed(owners, sender);
    }
    e.because(owners);
    String about = "<" + sender + ">: " + Names.SENDER + " rejected: ";
    if (user == null) {
      return owners.found() ? e.reject(553, "5.7.1", about + "not logged in") : Verdict.DUNNO;
    }
    boolean own =
        owners.found()
            ? Ascii.words(owners.value(), Ascii.COMMA_SPACE).stream()
                .anyMatch(user::equalsIgnoreCase)
            : who == Who.KNOWN;
    return own ? Verdict.DUNNO : e.reject(553, "5.7.1", about + "not owned by user " + user);
  }
}
