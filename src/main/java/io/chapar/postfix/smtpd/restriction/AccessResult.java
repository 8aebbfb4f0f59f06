package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Reply;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import java.util.List;
import java.util.Locale;

/** What the right-hand side of an access table says: an action of access(5), or restrictions. */
final class AccessResult {
  private final Evaluation e;
  private final String table;
  private final String value;
  private final String datum;
  private final String quoted;
  private final String kind;
  private final String word;
  private final String text;

  private AccessResult(
      Evaluation e, String table, String value, String datum, String quoted, String kind) {
    this.e = e;
    this.table = table;
    this.value = value;
    this.datum = datum;
    this.quoted = quoted;
    this.kind = kind;
    int end = 0;
    while (end < value.length() && value.charAt(end) != ' ' && value.charAt(end) != '\t') {
      end++;
    }
    this.word = value.substring(0, end);
    this.text = value.substring(end).stripLeading();
  }

  /**
   * Does it.
   *
   * @param datum what was looked up
   * @param quoted how replies quote it
   * @param kind what replies call it
   */
  static Verdict apply(
      Evaluation e, String table, String value, String datum, String quoted, String kind) {
    return new AccessResult(e, table, value, datum, quoted, kind).run();
  }

  private Verdict run() {
    Actions actions = e.facts.actions();
    switch (word.toUpperCase(Locale.ROOT)) {
      case "DUNNO":
        return Verdict.DUNNO;
      case "REJECT":
        return refuse(e.control.code("access_map_reject_code"), "5.7.1", "Access denied");
      case "DEFER":
        return refuse(e.control.code("access_map_defer_code"), "4.7.1", "Access denied");
      case "HANGUP":
        e.log("hangup", text);
        throw e.facts.hangUp();
      case "INFO":
        e.log("info", text);
        return Verdict.DUNNO;
      case "WARN":
        e.log("warn", text);
        return Verdict.DUNNO;
      case "FILTER":
        return filter(actions);
      case "HOLD":
        if (possible("HOLD") && !actions.hold) {
          e.log("hold", about(text.isEmpty() ? "triggers HOLD action" : text));
          actions.hold = true;
        }
        return Verdict.DUNNO;
      case "DISCARD":
        if (!possible("DISCARD")) {
          return Verdict.DUNNO;
        }
        e.log("discard", about(text.isEmpty() ? "triggers DISCARD action" : text));
        actions.discard = true;
        return permit();
      case "REDIRECT":
        if (possible("REDIRECT") && address()) {
          e.log("redirect", about("triggers REDIRECT " + text));
          actions.redirect = text;
        }
        return Verdict.DUNNO;
      case "BCC":
        if (possible("BCC") && address()) {
          e.log("bcc", about("triggers BCC " + text));
          actions.bcc.add(text);
        }
        return Verdict.DUNNO;
      case "DEFER_IF_PERMIT":
        return deferIf(true);
      case "DEFER_IF_REJECT":
        return deferIf(false);
      case "PREPEND":
        return prepend(actions);
      case "OK", "RELAY":
        return permit();
      default:
        return other();
    }
  }

  private Verdict other() {
    if (Ascii.allDigits(value) && !value.isEmpty()) {
      return permit();
    }
    boolean code =
        word.length() == 3
            && !text.isEmpty()
            && (word.charAt(0) == '4' || word.charAt(0) == '5')
            && Ascii.allDigits(word);
    if (code) {
      return refuse(Integer.parseInt(word), word.charAt(0) + ".7.1", "Access denied");
    }
    if (value.indexOf(':') >= 0) {
      e.facts.warn("access table " + table + " has entry with lookup table: " + value);
      e.facts.warn("do not specify lookup tables inside SMTPD access maps");
      e.facts.warn("define a restriction class and specify its name instead.");
      throw e.serverError();
    }
    if (e.recursion() > 100) {
      e.facts.warn("access table " + table + " entry " + value + " causes unreasonable recursion");
      throw e.serverError();
    }
    List<String> words = Ascii.bracedWords(value, Ascii.COMMA_SPACE);
    if (words.isEmpty()) {
      e.facts.warn("access table " + table + " entry " + value + " has empty value");
      return Verdict.OK;
    }
    return e.run(words, quoted, kind, e.defaultAccess());
  }

  private String about(String rest) {
    return "<" + quoted + ">: " + kind + " " + rest;
  }

  private Verdict permit() {
    return e.permit(word, kind, quoted, "from " + table);
  }

  private Verdict refuse(int code, String status, String fallback) {
    Reply split = StatusCode.split(status, text);
    String why = split.text().isEmpty() ? fallback : split.text();
    return e.reject(code, StatusCode.fit(e, split.enhanced(), kind), about("rejected: " + why));
  }

  private Verdict deferIf(boolean permit) {
    Reply split = StatusCode.split("4.7.1", text);
    String why = split.text().isEmpty() ? "Service unavailable" : split.text();
    int code = e.control.code("access_map_defer_code");
    String status = StatusCode.fit(e, split.enhanced(), kind);
    if (permit) {
      return e.deferIfPermit(Mistake.POLICY, code, status, about("rejected: " + why));
    }
    e.deferIfReject(Mistake.POLICY, code, status, about("rejected: " + why));
    return Verdict.DUNNO;
  }

  private Verdict filter(Actions actions) {
    if (!possible("FILTER")) {
      return Verdict.DUNNO;
    }
    if (text.isEmpty()) {
      e.facts.warn(
          "access table " + table + " entry \"" + datum + "\" has FILTER entry without value");
    } else if (text.indexOf(':') < 0) {
      e.facts.warn(
          "access table " + table + " entry \"" + datum + "\" requires transport:destination");
    } else {
      e.log("filter", about("triggers FILTER " + text));
      actions.filter = text;
    }
    return Verdict.DUNNO;
  }

  private Verdict prepend(Actions actions) {
    if (!inTransaction("PREPEND")) {
      return Verdict.DUNNO;
    }
    int colon = text.indexOf(':');
    if (e.facts.where().equals("END-OF-MESSAGE")) {
      e.facts.warn(
          "access table "
              + table
              + ": action PREPEND must be used before smtpd_end_of_data_restrictions");
    } else if (colon <= 0
        || !text.substring(0, colon).stripTrailing().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      e.facts.warn("access table " + table + " entry \"" + datum + "\" requires header: text");
    } else {
      actions.prepend.add(text);
    }
    return Verdict.DUNNO;
  }

  private boolean address() {
    if (text.indexOf('@') < 0) {
      e.facts.warn(
          "access table " + table + " entry \"" + datum + "\" requires user@domain target");
      return false;
    }
    return true;
  }

  /** Whether there is a message that cleanup could do something with. */
  private boolean possible(String action) {
    if (e.facts.where().equals("ETRN")) {
      e.facts.warn(
          "access table "
              + table
              + ": action "
              + action
              + " is unavailable in smtpd_etrn_restrictions");
      return false;
    }
    return inTransaction(action);
  }

  private boolean inTransaction(String action) {
    if (e.sender == null) {
      e.facts.warn(
          "access table "
              + table
              + ": with smtpd_delay_reject=no, action "
              + action
              + " is always skipped in Client host or Helo command restrictions");
      return false;
    }
    return true;
  }
}
