package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Reply;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import java.util.List;
import java.util.Locale;

/** Whether an address in one of our domains has a mailbox, an alias, or a line in some table. */
final class Unlisted {
  private final Evaluation e;
  private final String address;
  private final String kind;
  private final boolean isSender;
  private final Route route;

  private Unlisted(Evaluation e, String address, boolean isSender) {
    this.e = e;
    this.address = address;
    this.isSender = isSender;
    this.kind = isSender ? Names.SENDER : Names.RECIPIENT;
    this.route = e.route(address, isSender);
  }

  /** A sender; asked once in a transaction. */
  static Verdict sender(Evaluation e, String address) {
    if (e.memory().senderChecked || accepted(e)) {
      return Verdict.DUNNO;
    }
    e.memory().senderChecked |= !e.onlyWarns();
    return new Unlisted(e, address, true).check();
  }

  /** A recipient; asked once. */
  static Verdict recipient(Evaluation e, String address) {
    if (e.memory().recipientChecked || accepted(e)) {
      return Verdict.DUNNO;
    }
    e.memory().recipientChecked |= !e.onlyWarns();
    return new Unlisted(e, address, false).check();
  }

  private static boolean accepted(Evaluation e) {
    return e.control.wordsOf("receive_override_options").contains("no_unknown_recipient_checks");
  }

  private Verdict check() {
    for (String parameter : rewriting()) {
      if (listed(parameter)) {
        return Verdict.DUNNO;
      }
    }
    if (route.transport().equals("error") || route.transport().equals("retry")) {
      return broken(route.transport().equals("error"));
    }
    return switch (route.kind()) {
      case LOCAL -> local();
      case VIRTUAL_MAILBOX ->
          unknown("virtual_mailbox_maps", "unknown_virtual_mailbox_reject_code", "virtual mailbox");
      case RELAY ->
          unknown("relay_recipient_maps", "unknown_relay_recipient_reject_code", "relay recipient");
      case VIRTUAL_ALIAS, OTHER -> Verdict.DUNNO;
    };
  }

  private List<String> rewriting() {
    return isSender
        ? List.of(
            "recipient_canonical_maps",
            "sender_canonical_maps",
            "canonical_maps",
            "virtual_alias_maps")
        : List.of("recipient_canonical_maps", "canonical_maps", "virtual_alias_maps");
  }

  private boolean listed(String parameter) {
    Answer answer =
        e.control
            .addresses()
            .find(e.control.parameterMaps(parameter), route.recipient(), AddressFind.REWRITING);
    if (answer.failed()) {
      throw e.failed(answer, address);
    }
    answer.causes(parameter).forEach(e::because);
    return answer.found();
  }

  private Verdict broken(boolean forGood) {
    Reply split =
        StatusCode.split((forGood ? "5" : "4") + (isSender ? ".1.0" : ".1.1"), route.nexthop());
    boolean alias = route.kind() == Route.Kind.VIRTUAL_ALIAS;
    int code = forGood ? alias ? e.control.code("unknown_virtual_alias_reject_code") : 550 : 450;
    return e.reject(
        Mistake.BOUNCE,
        code,
        StatusCode.fit(e, split.enhanced(), kind),
        "<" + address + ">: " + kind + " rejected: " + split.text());
  }

  private Verdict local() {
    String recipient = route.recipient().toLowerCase(Locale.ROOT);
    int at = recipient.lastIndexOf('@');
    String user = at < 0 ? recipient : recipient.substring(0, at);
    boolean always =
        user.equals("postmaster")
            || user.equals("mailer-daemon")
            || user.equalsIgnoreCase(e.control.text("double_bounce_sender"));
    return always
        ? Verdict.DUNNO
        : unknown("local_recipient_maps", "unknown_local_recipient_reject_code", "local recipient");
  }

  private Verdict unknown(String parameter, String code, String table) {
    if (e.control.text(parameter).isEmpty() || listed(parameter)) {
      return Verdict.DUNNO;
    }
    boolean named = e.control.bool("show_user_unknown_table_name");
    return e.reject(
        Mistake.BOUNCE,
        e.control.code(code),
        isSender ? "5.1.0" : "5.1.1",
        "<"
            + address
            + ">: "
            + kind
            + " rejected: User unknown"
            + (named ? " in " + table + " table" : ""));
  }
}
