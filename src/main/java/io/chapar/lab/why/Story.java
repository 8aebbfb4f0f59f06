package io.chapar.lab.why;

import io.chapar.lab.report.Words;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a chain: what happened, then step by step how it came to that. */
final class Story {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int LONGEST = 160;

  private final Words words;
  private final boolean whole;

  /**
   * In a language.
   *
   * @param whole whether steps that changed nothing are told, too
   */
  Story(Words words, boolean whole) {
    this.words = words;
    this.whole = whole;
  }

  /** All of it, without what would change it. */
  String of(Chain chain) {
    StringBuilder out = new StringBuilder();
    Decision end = chain.end();
    out.append(words.get("why.outcome." + chain.outcome().name().toLowerCase(Locale.ROOT)))
        .append("  ")
        .append(time(chain.at()))
        .append("  ")
        .append(chain.id().equals("NOQUEUE") ? "" : chain.id() + "  ")
        .append(end.subject())
        .append("\n    ")
        .append(plain(end.verdict()))
        .append("\n\n");
    List<Decision> steps = told(chain);
    for (int i = 0; i < steps.size(); i++) {
      step(out, i + 1, steps.get(i));
    }
    return out.toString();
  }

  /** When, as a time of day. */
  static String time(long nanos) {
    return TIME.format(Instant.ofEpochSecond(0, nanos));
  }

  /** A verdict without its mark. */
  static String plain(String verdict) {
    return verdict.startsWith("refused: ") ? verdict.substring(9) : verdict;
  }

  private List<Decision> told(Chain chain) {
    List<Decision> steps = new ArrayList<>();
    for (Decision step : chain.steps()) {
      boolean idle =
          step.verdict().equals("dunno")
              || step.stage().equals("cleanup envelope")
              || step == chain.end() && step.causes().stream().allMatch(Story::service);
      if (whole || !idle || steps(chain) < 2) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static int steps(Chain chain) {
    return (int) chain.steps().stream().filter(s -> !s.verdict().equals("dunno")).count();
  }

  private static boolean service(Cause cause) {
    return cause.text().startsWith("service ");
  }

  private void step(StringBuilder out, int number, Decision step) {
    out.append(String.format(Locale.ROOT, "%3d. ", number)).append(step.stage());
    if (!step.subject().isEmpty() && step.subject().indexOf('=') < 0) {
      out.append("  ").append(cut(step.subject()));
    }
    out.append("  ->  ").append(cut(step.verdict())).append('\n');
    Set<String> told = new LinkedHashSet<>();
    for (Cause cause : step.causes()) {
      if (!whole && service(cause) && step.causes().size() > 1) {
        continue;
      }
      String origin = origin(cause);
      told.add(
          cause.text().startsWith("listed in ") && !origin.isEmpty()
              ? "       " + origin
              : "       " + cut(cause.text()) + (origin.isEmpty() ? "" : "\n         " + origin));
    }
    told.forEach(line -> out.append(line).append('\n'));
  }

  /** Where a cause comes from: the setting and its place, the line that answered. */
  private String origin(Cause cause) {
    List<String> parts = new ArrayList<>();
    if (cause.place() != null && !cause.place().toString().equals(cause.origin())) {
      parts.add(cause.place().toString());
    }
    if (!cause.setting().isEmpty() && !cause.origin().isEmpty()) {
      String value = cause.value().isEmpty() ? "" : " " + cut(cause.value());
      parts.add(
          cause.setting()
              + " ="
              + value
              + "  ("
              + (cause.origin().startsWith("default")
                  ? cause.origin().replaceFirst("default", words.get("why.default"))
                  : cause.origin())
              + ")");
    }
    return String.join("; ", parts);
  }

  private String cut(String text) {
    String line = text.replace('\n', ' ');
    return whole || line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
