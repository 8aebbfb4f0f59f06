package io.chapar.postfix.smtpd.restriction;

/** The restrictions that are followed by a table. */
final class Tabled {
  private Tabled() {}

  /** Takes the table from the words; without one the configuration is in error. */
  static String argument(Evaluation e, Words words, String name) {
    String table = words.peek();
    if (table == null || table.indexOf(':') < 0) {
      e.facts.warn(
          "restriction "
              + name
              + ": bad argument \""
              + (table == null ? name : table)
              + "\": need maptype:mapname");
      throw e.serverError();
    }
    words.next();
    return table;
  }

  /** An OK that would let strangers relay is not accepted. */
  static Verdict noPermit(Evaluation e, String name, Verdict verdict, String target) {
    if (verdict != Verdict.OK || e.facts.actions().discard) {
      return verdict;
    }
    e.facts.warn("restriction " + name + " returns OK for " + target);
    e.facts.warn("this is not allowed for security reasons");
    e.facts.warn("use DUNNO instead of OK if you want to make an exception");
    throw e.serverError();
  }
}
