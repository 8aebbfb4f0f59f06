package io.chapar.postfix.conf;

import java.util.Set;

/**
 * What Postfix knows of one parameter.
 *
 * @param name its name
 * @param type how its value is read
 * @param least the least value, or length of a text; 0 for no limit
 * @param greatest the greatest one; 0 for no limit
 * @param readers the programs that check it when they start: names, or {@link #ALL}, {@link
 *     #SERVERS}, {@link #TLS}
 * @param defaultValue its default, unexpanded; empty for a computed one
 */
public record Parameter(
    String name, Type type, long least, long greatest, Set<String> readers, String defaultValue) {
  /** A reader: every program. */
  public static final String ALL = "*";

  /** A reader: every daemon under master. */
  public static final String SERVERS = "server";

  /** A reader: every program that speaks TLS. */
  public static final String TLS = "tls";

  /** How a value is read. */
  public enum Type {
    /** A text. */
    STR,
    /** A text that is expanded only where it is used. */
    RAW,
    /** yes or no. */
    BOOL,
    /** yes or no, from an expression. */
    NBOOL,
    /** A number of 32 bits. */
    INT,
    /** A number of 32 bits, from an expression. */
    NINT,
    /** A number of 64 bits. */
    LONG,
    /** A time with its unit. */
    TIME,
    /** A text whose default comes from the host. */
    COMPUTED,
    /** Set by the program itself; an assignment is refused. */
    READONLY,
    /** No longer read, but still known. */
    LEGACY
  }

  /** Whether it belongs to postconf's class 'builtin'. */
  public boolean builtin() {
    return type != Type.LEGACY;
  }

  /** Whether a program of that name checks it. */
  public boolean readBy(String program) {
    return readers.contains(program);
  }
}
