package io.chapar.postfix.table;

/**
 * One question to one table and its answer: what the daemon goes on with, and what an explanation
 * quotes later.
 *
 * @param table the table as {@code type:name}
 * @param key what was asked
 * @param status how it went
 * @param value the answer; where the table is unavailable, why, if the system said so; else empty
 * @param line the line of the table's source that answered; 0 where that is not known
 */
public record Lookup(String table, String key, Status status, String value, int line) {

  /** How a lookup went. */
  public enum Status {
    /** There is a value. */
    FOUND,
    /** The table has nothing for this key. */
    MISSING,
    /** The table cannot be asked now: mail is deferred, not decided. */
    UNAVAILABLE,
    /** The table answers nonsense. */
    MISCONFIGURED
  }

  /** An answer. */
  public static Lookup found(Table table, String key, String value, int line) {
    return new Lookup(table.spec(), key, Status.FOUND, value, line);
  }

  /** No answer. */
  public static Lookup missing(Table table, String key) {
    return new Lookup(table.spec(), key, Status.MISSING, "", 0);
  }

  /** A table that cannot be asked. */
  public static Lookup unavailable(Table table, String key) {
    return new Lookup(table.spec(), key, Status.UNAVAILABLE, "", 0);
  }

  /** A table that cannot be asked, for a reason of the system. */
  public static Lookup unavailable(Table table, String key, String reason) {
    return new Lookup(table.spec(), key, Status.UNAVAILABLE, reason, 0);
  }

  /** Whether there is a value. */
  public boolean found() {
    return status == Status.FOUND;
  }

  /** Whether there is neither a value nor certainty that there is none. */
  public boolean failed() {
    return status == Status.UNAVAILABLE || status == Status.MISCONFIGURED;
  }

  @Override
  public String toString() {
    return switch (status) {
      case FOUND ->
          table + " has \"" + key + "\": " + value + (line > 0 ? " (line " + line + ")" : "");
      case MISSING -> table + " has no \"" + key + '"';
      default -> table + " could not be asked for \"" + key + '"';
    };
  }
}
