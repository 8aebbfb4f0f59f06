package io.chapar.sieve.syntax;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where what is wrong with a script is told: the standard error of a tool, the user's log, the
 * answer of a server. It counts, and tells no more errors than its limit.
 */
public final class Errors {
  /** How grave something is. */
  public enum Level {
    /** A failure. */
    ERROR,
    /** Something to look at. */
    WARNING,
    /** Something that happened. */
    INFO,
    /** A detail. */
    DEBUG
  }

  /** Takes what is told. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one message; location is null or where in which script. */
    void tell(Level level, @Nullable String location, String message);
  }

  private final Sink sink;
  private final int limit;
  private boolean info;
  private int errors;
  private int warnings;

  /** Tells at most {@code limit} errors; 0: all. */
  public Errors(Sink sink, int limit) {
    this.sink = sink;
    this.limit = limit;
  }

  /** Takes what merely happened as well. */
  public Errors withInfo() {
    info = true;
    return this;
  }

  /** Whether what merely happened is taken as well. */
  public boolean info() {
    return info;
  }

  /** A sink that forgets everything. */
  public static Errors silent() {
    return new Errors((level, location, message) -> {}, 0);
  }

  /** One line, as tools and user logs have it: {@code location: error: message.} */
  public static String line(Level level, @Nullable String location, String message) {
    return (location == null || location.isEmpty() ? "" : location + ": ")
        + level.name().toLowerCase(Locale.ROOT)
        + ": "
        + message
        + ".\n";
  }

  /** Where in a script: {@code NAME: line N}. */
  public static @Nullable String location(@Nullable String script, int line) {
    if (script == null || script.isEmpty()) {
      return line == 0 ? null : "line " + line;
    }
    return line == 0 ? script : script + ": line " + line;
  }

  /** Tells an error. */
  public void error(@Nullable String location, String message) {
    if (more()) {
      sink.tell(Level.ERROR, location, message);
    }
    errors++;
  }

  /** Tells a warning. */
  public void warning(@Nullable String location, String message) {
    warnings++;
    sink.tell(Level.WARNING, location, message);
  }

  /** Tells what happened. */
  public void info(@Nullable String location, String message) {
    if (info) {
      sink.tell(Level.INFO, location, message);
    }
  }

  /** The errors so far. */
  public int errors() {
    return errors;
  }

  /** The warnings so far. */
  public int warnings() {
    return warnings;
  }

  /** Whether one more error would still be told. */
  public boolean more() {
    return limit == 0 || errors < limit;
  }
}
