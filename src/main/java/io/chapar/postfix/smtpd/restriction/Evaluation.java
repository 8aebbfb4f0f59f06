package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.mail.Quoting;
import io.chapar.postfix.smtpd.Printable;
import io.chapar.postfix.smtpd.restriction.Facts.Deferral;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of restriction lists over what is known of a client: goes from word to word, keeps the
 * refusals that wait for others, and makes a {@link Decision} of each result.
 */
final class Evaluation {
  private static final int DEEPEST = 100;
  private static final int LONGEST_REPLY = 510;

  final AccessControl control;
  final Facts facts;
  final @Nullable String helo;
  final @Nullable String sender;
  final @Nullable String recipient;
  final @Nullable String etrnDomain;

  private String reply = "";
  private String list = "";
  private int recursion;
  private int warnIfReject; // the depth at which warn_if_reject was said; 0: not at all
  private @Nullable Deferral deferIfReject;
  private final List<Cause> causes = new ArrayList<>();
  private final String run;

  Evaluation(
      AccessControl control,
      Facts facts,
      @Nullable String helo,
      @Nullable String sender,
      @Nullable String recipient,
      @Nullable String etrnDomain) {
    this.control = control;
    this.facts = facts;
    this.helo = helo;
    this.sender = sender;
    this.recipient = recipient;
    this.etrnDomain = etrnDomain;
    this.run = facts.nextRun();
  }

  /** The reply of the last refusal. */
  String reply() {
    return reply;
  }

  Client client() {
    return facts.client();
  }

  Facts.Memory memory() {
    return facts.memory();
  }

  // ---- running lists

  /** Runs one of the lists of the configuration; a refusal that unwinds ends here. */
  Verdict run(RestrictionList what, String name, String about, @Nullable String defaultAccess) {
    recursion = 0;
    warnIfReject = 0;
    deferIfReject = null;
    list = what.parameter();
    if (what.words().isEmpty()) {
      return Verdict.DUNNO;
    }
    try {
      return run(what.words(), name, about, defaultAccess);
    } catch (Refused refused) {
      return refused.verdict();
    }
  }

  /** Runs the words of a list, a class, or an access table's result. */
  Verdict run(List<String> list, String name, String about, @Nullable String defaultAccess) {
    Words words = new Words(list);
    int depth = recursion++;
    Verdict verdict = Verdict.DUNNO;
    while (verdict == Verdict.DUNNO && !facts.actions().discard) {
      int place = words.place();
      String word = words.next();
      if (word == null) {
        break;
      }
      if (word.equalsIgnoreCase("warn_if_reject")) {
        if (warnIfReject == 0) {
          warnIfReject = recursion;
        }
        continue;
      }
      about(name, about, defaultAccess);
      try {
        verdict = check(word, words, name, about, defaultAccess);
      } catch (Refused refused) {
        decided(words.since(place), name, refused.verdict());
        throw refused;
      }
      decided(words.since(place), name, verdict);
      if (warnIfReject >= recursion) {
        warnIfReject = 0;
      }
      if (memory().deferIfPermit != null && deferIfReject != null) {
        break;
      }
    }
    recursion = depth;
    if (warnIfReject >= recursion) {
      warnIfReject = 0;
    }
    return verdict;
  }

  // what the restriction that runs is about
  private String name = "";
  private String about = "";
  private @Nullable String defaultAccess;

  private void about(String newName, String newAbout, @Nullable String newDefault) {
    name = newName;
    about = newAbout;
    defaultAccess = newDefault;
  }

  /** What the list that runs is asked for: a client, an address. */
  String subject() {
    return name;
  }

  /** What replies call it. */
  String subjectKind() {
    return about;
  }

  /** What {@code type:name} without a word before it means in the list that runs. */
  @Nullable String defaultAccess() {
    return defaultAccess;
  }

  private Verdict check(
      String word, Words words, String name, String about, @Nullable String fallback) {
    String wanted = word;
    if (word.indexOf(':') >= 0) {
      if (fallback == null) {
        facts.warn(
            "specify one of (check_client_access, check_reverse_client_hostname_access,"
                + " check_helo_access, check_sender_access, check_recipient_access,"
                + " check_etrn_access) before "
                + about
                + " restriction \""
                + word
                + '"');
        throw serverError();
      }
      wanted = fallback;
      words.back();
    }
    Restriction restriction = Restrictions.find(wanted);
    if (restriction != null) {
      return restriction.check(this, words);
    }
    List<String> members = control.restrictionClass(wanted);
    if (members != null) {
      because(Cause.of("restriction class " + wanted, wanted));
      if (recursion > DEEPEST) {
        facts.warn("restriction class " + wanted + " causes unreasonable recursion");
        throw serverError();
      }
      return run(members, name, about, fallback);
    }
    facts.warn("unknown smtpd restriction: \"" + wanted + '"');
    throw serverError();
  }

  int recursion() {
    return recursion;
  }

  /** Whether a refusal is only to be logged. */
  boolean onlyWarns() {
    return warnIfReject != 0;
  }

  // ---- why

  /** Notes something that was looked at. */
  void because(Cause cause) {
    if (causes.size() < 200) {
      causes.add(cause);
    }
  }

  /** Notes something that was looked at. */
  void because(String text) {
    because(Cause.of(text));
  }

  /** Notes the keys that were tried. */
  void because(Answer answer) {
    answer.causes(list).forEach(this::because);
  }

  private void decided(String words, String name, Verdict verdict) {
    String result =
        switch (verdict) {
          case OK -> "permit";
          case REJECT -> "reject: " + reply;
          case DUNNO -> "dunno";
        };
    List<Cause> all = new ArrayList<>(causes.size() + 1);
    all.add(control.origin(list));
    all.addAll(causes);
    causes.clear();
    facts.decided(
        new Decision(facts.now(), "smtpd " + facts.where() + " " + words, name, result, all, run));
  }

  /** The last step of a run that ended in a refusal: the reply, and who got it for what. */
  String refused() {
    List<Cause> all = new ArrayList<>(causes); // of checks that stand in no list
    causes.clear();
    facts.decided(
        new Decision(
            facts.now(), "smtpd " + facts.where(), envelope(), "refused: " + reply, all, run));
    return reply;
  }

  // ---- answers

  /** Refuses, or only warns of it; see {@link #onlyWarns}. */
  Verdict reject(Mistake mistake, int code, String status, String text) {
    boolean serious =
        mistake == Mistake.SOFTWARE || mistake == Mistake.RESOURCE || mistake == Mistake.DATA;
    boolean warn = warnIfReject != 0 && !serious;
    facts.mistake(mistake);
    String line = code + " " + status + " " + text;
    if (code < 400 || code > 599) {
      facts.warn("SMTP reply code configuration error: " + line);
      line = "450 4.7.1 Service unavailable";
    } else if (io.chapar.mail.Reply.enhancedLength(status) != status.length()) {
      facts.warn("DSN detail code configuration error: " + line);
      line = "450 4.7.1 Service unavailable";
    }
    line = Printable.of(Printable.head(line, LONGEST_REPLY), ' ');
    Deferral first = deferIfReject;
    if (!warn && first != null && line.startsWith("5")) {
      warnIfReject = 0;
      deferIfReject = null;
      return reject(first.mistake(), first.code(), first.status(), first.text());
    }
    StringBuilder out = new StringBuilder(line);
    if (control.softBounce() && out.charAt(0) == '5') {
      out.setCharAt(0, '4');
    }
    out.setCharAt(4, out.charAt(0));
    reply = out.toString();
    log(warn ? "reject_warning" : "reject", reply);
    return warn ? Verdict.DUNNO : Verdict.REJECT;
  }

  /** Refuses because of what an address, a name or a client is. */
  Verdict reject(int code, String status, String text) {
    return reject(Mistake.POLICY, code, status, text);
  }

  /** Refuses for now, unless some other restriction refuses for good. */
  Verdict deferIfPermit(Mistake mistake, int code, String status, String text) {
    if (warnIfReject != 0) {
      return reject(mistake, code, status, text);
    }
    if (memory().deferIfPermit == null) {
      memory().deferIfPermit = new Deferral(mistake, code, status, text);
    }
    return Verdict.DUNNO;
  }

  /** Turns a later refusal for good into one for now. */
  void deferIfReject(Mistake mistake, int code, String status, String text) {
    if (deferIfReject == null) {
      deferIfReject = new Deferral(mistake, code, status, text);
    }
  }

  /** Refuses for now, at once or if nothing else refuses, as a tempfail_action says. */
  Verdict deferOr(String action, Mistake mistake, int code, String status, String text) {
    return action.equals("defer")
        ? reject(mistake, code, status, text)
        : deferIfPermit(mistake, code, status, text);
  }

  /** The refusal that is due when nothing else has refused. */
  Verdict pending(Verdict verdict) {
    Deferral waiting = memory().deferIfPermit;
    return verdict != Verdict.REJECT && waiting != null
        ? reject(waiting.mistake(), waiting.code(), waiting.status(), waiting.text())
        : verdict;
  }

  /** The configuration makes no sense here. */
  Refused serverError() {
    return new Refused(reject(Mistake.SOFTWARE, 451, "4.3.5", "Server configuration error"));
  }

  /** A table does not answer. */
  Refused lookupFailure(String what) {
    return new Refused(
        reject(Mistake.DATA, 451, "4.3.0", "<" + what + ">: Temporary lookup failure"));
  }

  /** The refusal for a table that failed. */
  Refused failed(Answer answer, String what) {
    because(answer);
    return answer.status() == Lookup.Status.UNAVAILABLE ? lookupFailure(what) : serverError();
  }

  /** Logs an OK where smtpd_log_access_permit_actions wants it. */
  Verdict permit(String action, String about, String name, String more) {
    if (memory().deferIfPermit == null && control.logsPermit(action.toLowerCase(Locale.ROOT))) {
      log("permit", "action=" + action + " for " + about + "=" + name + " " + more);
    }
    return Verdict.OK;
  }

  /** A line of the log in the form that all of access control has. */
  void log(String what, String text) {
    facts.info(line(what, text));
  }

  private String envelope() {
    StringBuilder out = new StringBuilder();
    if (helo != null) {
      out.append("helo=<").append(helo).append("> ");
    }
    if (sender != null) {
      out.append("from=<").append(control.shown(sender, true)).append("> ");
    }
    if (recipient != null) {
      out.append("to=<").append(control.shown(recipient, false)).append("> ");
    }
    return out.append("client=").append(control.nameAddress(facts.client())).toString();
  }

  private String line(String what, String text) {
    StringBuilder out = new StringBuilder(120);
    out.append(facts.queueId()).append(": ").append(what).append(": ").append(facts.where());
    out.append(" from ").append(control.nameAddress(facts.client())).append(": ");
    out.append(text).append(';');
    if (sender != null) {
      out.append(" from=<").append(control.shown(sender, true)).append('>');
    }
    if (recipient != null) {
      out.append(" to=<").append(control.shown(recipient, false)).append('>');
    }
    out.append(" proto=").append(facts.protocol());
    if (helo != null) {
      out.append(" helo=<").append(helo).append('>');
    }
    return out.toString();
  }

  /** An address as it stands in SMTP commands. */
  static String external(String address) {
    return address.isEmpty() ? "" : Quoting.smtp(address);
  }

  // ---- questions

  /** Where an address leads to; it is a sender, or a recipient. */
  Route route(String address, boolean isSender) {
    Route route = control.route(isSender ? recipient : sender, address);
    if (route.failed()) {
      throw lookupFailure(address);
    }
    return route;
  }

  NameService names() {
    return control.names();
  }
}
