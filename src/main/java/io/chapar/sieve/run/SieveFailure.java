package io.chapar.sieve.run;

/** Ends the run of a script. */
public final class SieveFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** Something is wrong with the script or the message. */
    FAILURE,
    /** It may work later. */
    TEMPORARY,
    /** It took too much. */
    RESOURCE
  }

  private final Kind kind;

  /** An end of that kind; the message has been told. */
  public SieveFailure(Kind kind) {
    super(kind.name(), null, false, false);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
