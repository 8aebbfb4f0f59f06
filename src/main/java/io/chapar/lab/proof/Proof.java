package io.chapar.lab.proof;

import io.chapar.text.Position;
import io.chapar.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A script and what it prints on a host where something was done rightly.
 *
 * @param script run as root on a copy; {@code $typed} holds what the learner typed
 * @param expect its output without blanks at the ends, or {@code /regex/} for the whole of it
 */
public record Proof(String script, String expect, Position place) {
  /** What the script printed, and whether that was expected. */
  public record Outcome(boolean holds, String printed) {}

  private static final Duration BREATH = Duration.ofMillis(100);

  /**
   * Tries it on a copy of {@code world}, which stays as it is but for a moment that passes: a copy
   * has no tasks, and what daemons had just begun would be lost.
   */
  public Outcome on(World world, String typed) {
    world.scheduler().pass(BREATH);
    try (World copy = world.copy()) {
      String printed = HostScript.run(copy, "root", script, Map.of("typed", typed)).text().strip();
      return new Outcome(matches(expect, printed), printed);
    }
  }

  /** Whether {@code text} is {@code expect}, or matches it where that is a {@code /regex/}. */
  public static boolean matches(String expect, String text) {
    String wanted = expect.strip();
    return isPattern(wanted)
        ? pattern(wanted).matcher(text.strip()).matches()
        : wanted.equals(text.strip());
  }

  /** Whether an expectation is a pattern. */
  public static boolean isPattern(String expect) {
    return expect.length() > 1 && expect.startsWith("/") && expect.endsWith("/");
  }

  /** The pattern; PatternSyntaxException if it is none. */
  public static Pattern pattern(String expect) throws PatternSyntaxException {
    return Pattern.compile(expect.substring(1, expect.length() - 1), Pattern.DOTALL);
  }
}
