package io.chapar.spam;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an examination came to.
 *
 * @param hits the rules that applied, as a report lists them
 * @param score their sum
 * @param required what makes it spam
 * @param learned what became of automatic learning: ham, spam, no, unavailable, disabled
 */
record Verdict(List<Hit> hits, double score, double required, String learned) {
  /**
   * A rule that applied.
   *
   * @param area what a report puts in front of the description
   * @param notes further lines, such as the score of Bayes
   */
  record Hit(String rule, double score, String area, String description, List<String> notes) {}

  boolean spam() {
    return Math.round(score * 1000) / 1000.0 >= required;
  }

  /** With one decimal, but never so that what is no spam looks as if it had to be: 4.96 is 4.9. */
  String shownScore() {
    boolean misleads = !spam() && Math.round(score * 10) / 10.0 >= required;
    return shown(misleads ? required - 0.1 : score);
  }

  /** A number with one decimal; never a zero that has lost its sign for nothing. */
  static String shown(double number) {
    return String.format(Locale.ROOT, "%2.1f", number);
  }

  /** The names of the rules in order. */
  List<String> tests() {
    return hits.stream().map(Hit::rule).sorted().toList();
  }

  String tests(String separator) {
    String all = String.join(separator, tests());
    return all.isEmpty() ? "none" : all;
  }

  /** The rules with their points. */
  String testsWithScores(String separator) {
    String all =
        hits.stream()
            .sorted(java.util.Comparator.comparing(Hit::rule))
            .map(h -> h.rule() + "=" + plain(h.score()))
            .collect(Collectors.joining(separator));
    return all.isEmpty() ? "none" : all;
  }

  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
