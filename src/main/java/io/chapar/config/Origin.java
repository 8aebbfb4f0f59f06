package io.chapar.config;

/**
 * Where a configuration value was said: a line of a file, an override on a command line or in a
 * service's entry, or nowhere (a default, fixed or worked out from the host). It travels with every
 * {@link Setting}, so that whoever acts on the value can tell why.
 *
 * @param kind which of these
 * @param file the file that says it; for an override the file or command that carries it
 * @param line its line, counted from 1; 0 where there is none
 */
public record Origin(Kind kind, String file, int line) {

  /** How a value came about. */
  public enum Kind {
    /** Built in. */
    DEFAULT,
    /** Built in, and worked out from the host (its name, its networks). */
    COMPUTED,
    /** A line of a configuration file. */
    FILE,
    /** Said for one service or one command only. */
    OVERRIDE
  }

  /** Built in. */
  public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "", 0);

  /** Worked out from the host. */
  public static final Origin COMPUTED = new Origin(Kind.COMPUTED, "", 0);

  /** A line of a file. */
  public static Origin file(String file, int line) {
    return new Origin(Kind.FILE, file, line);
  }

  /** An override, and what carries it. */
  public static Origin override(String by, int line) {
    return new Origin(Kind.OVERRIDE, by, line);
  }

  /** {@code /etc/postfix/main.cf:42}, {@code default}, {@code default (from the host)}. */
  @Override
  public String toString() {
    return switch (kind) {
      case DEFAULT -> "default";
      case COMPUTED -> "default (from the host)";
      case FILE -> line == 0 ? file : file + ":" + line;
      case OVERRIDE -> "override in " + (line == 0 ? file : file + ":" + line);
    };
  }
}
