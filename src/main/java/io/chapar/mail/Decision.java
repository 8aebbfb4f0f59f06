package io.chapar.mail;

import io.chapar.text.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of mail handling and why it went that way: the daemons make it while they work, so that
 * an explanation can be read off and never has to be worked out again.
 *
 * @param at when, nanoseconds since the epoch
 * @param stage who decided, such as {@code smtpd RCPT}, {@code cleanup virtual_alias_maps}, {@code
 *     local aliases}
 * @param subject what about: an address, a header, a client
 * @param verdict what came out
 * @param causes what led to it, in the order in which it was looked at
 * @param run what ties together the steps that lead to one reply of a server; empty: nothing
 */
public record Decision(
    long at, String stage, String subject, String verdict, List<Cause> causes, String run) {

  /** Keeps the causes from changing. */
  public Decision {
    causes = List.copyOf(causes);
  }

  /** A decision of its own. */
  public Decision(long at, String stage, String subject, String verdict, List<Cause> causes) {
    this(at, stage, subject, verdict, causes, "");
  }

  /**
   * One thing that was looked at.
   *
   * @param text what was found, as a phrase: {@code hash:/etc/aliases has no "info"}
   * @param setting the parameter that made it look there; empty: none
   * @param place where that parameter, or the line that answered, stands; null: nowhere
   * @param value what the parameter said then
   * @param origin where that was said: {@code /etc/postfix/main.cf:42}, {@code default}; empty: not
   *     known
   */
  public record Cause(
      String text, String setting, @Nullable Position place, String value, String origin) {
    /** A finding of which no more is known yet. */
    public Cause(String text, String setting, @Nullable Position place) {
      this(text, setting, place, "", "");
    }

    /** A finding without a setting behind it. */
    public static Cause of(String text) {
      return new Cause(text, "", null);
    }

    /** A finding that follows from a setting. */
    public static Cause of(String text, String setting) {
      return new Cause(text, setting, null);
    }

    /** A finding that follows from a line of a file. */
    public static Cause at(String text, String file, int line) {
      return new Cause(text, "", new Position(file, line, 0));
    }

    /** Whether it tells where it comes from. */
    public boolean placed() {
      return place != null || !origin.isEmpty();
    }

    /** The same, with what its setting said and where. */
    public Cause said(String newValue, String newOrigin) {
      return new Cause(text, setting, place, newValue, newOrigin);
    }
  }

  /** The same with other causes. */
  public Decision because(List<Cause> newCauses) {
    return new Decision(at, stage, subject, verdict, newCauses, run);
  }

  /** The same as a step of a run. */
  public Decision in(String newRun) {
    return new Decision(at, stage, subject, verdict, causes, newRun);
  }

  /** A decision with one plain cause. */
  public static Decision of(long at, String stage, String subject, String verdict, String cause) {
    return new Decision(
        at, stage, subject, verdict, cause.isEmpty() ? List.of() : List.of(Cause.of(cause)));
  }
}
