package io.chapar.lab.scenario;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What an author expects of a fact. {@code /x/}: the regular expression is found in it; {@code
 * !...}: the rest does not hold; a number, or one after {@code < <= > >=}: a fact that is a number
 * is that, or less, or more; an empty text: it is empty; any other text: it is part of it.
 */
public final class Expectation {
  private final String written;
  private final boolean not;
  private final Test test;

  /** A positive test. */
  private interface Test {
    boolean holds(String fact);
  }

  private Expectation(String written, boolean not, Test test) {
    this.written = written;
    this.not = not;
    this.test = test;
  }

  /** What was written; fails where the regular expression is none. */
  public static Expectation of(String written) throws PatternSyntaxException {
    boolean not = written.startsWith("!");
    String text = not ? written.substring(1).strip() : written;
    return new Expectation(written, not, test(text));
  }

  private static Test test(String text) {
    if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
      Pattern pattern =
          Pattern.compile(text.substring(1, text.length() - 1), Pattern.DOTALL | Pattern.MULTILINE);
      return fact -> pattern.matcher(fact).find();
    }
    if (text.matches("(<=?|>=?)? *\\d+")) {
      String sign = text.replaceAll("[ \\d]", "");
      long limit = Long.parseLong(text.replaceAll("\\D", ""));
      return fact ->
          fact.matches("\\d{1,18}")
              ? compares(Long.parseLong(fact), sign, limit)
              : sign.isEmpty() && fact.contains(text);
    }
    return fact -> text.isEmpty() ? fact.isEmpty() : fact.contains(text);
  }

  private static boolean compares(long value, String sign, long limit) {
    return switch (sign) {
      case "<" -> value < limit;
      case "<=" -> value <= limit;
      case ">" -> value > limit;
      case ">=" -> value >= limit;
      default -> value == limit;
    };
  }

  /** Whether a fact is as expected. */
  public boolean holds(String fact) {
    return test.holds(fact) != not;
  }

  /** As the author wrote it. */
  @Override
  public String toString() {
    return written;
  }
}
