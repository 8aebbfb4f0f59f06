package io.chapar.sieve.script;

/** A script, or the place where scripts are, cannot be used. */
public final class ScriptException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Kind {
    /** There is none. */
    NOT_FOUND,
    /** The user may not. */
    NO_PERMISSION,
    /** Something that should not be; it may go away. */
    TEMPORARY,
    /** The script has errors. */
    NOT_VALID,
    /** It is the active one. */
    ACTIVE,
    /** There is one already. */
    EXISTS,
    /** A name that cannot be. */
    BAD_PARAMS,
    /** Too many, or too large. */
    NO_QUOTA,
    /** Sieve is not for this user. */
    NOT_POSSIBLE
  }

  private final Kind kind;

  /** Something cannot be done. */
  public ScriptException(Kind kind, String text) {
    super(text);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** What clients are told. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
