package io.chapar.sieve.action;

import io.chapar.sieve.run.SieveFailure;

/** How an action, or the execution of a script, ended. */
public enum Status {
  /** Well. */
  OK,
  /** It failed, and will again. */
  FAILURE,
  /** It failed, and may succeed later. */
  TEMPORARY,
  /** It took too much. */
  RESOURCE,
  /** Even keeping the message failed. */
  KEEP_FAILED;

  /** What a run that ended early comes to. */
  public static Status of(SieveFailure failure) {
    return switch (failure.kind()) {
      case TEMPORARY -> TEMPORARY;
      case RESOURCE -> RESOURCE;
      default -> FAILURE;
    };
  }
}
