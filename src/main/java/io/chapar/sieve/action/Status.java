package io.chapar.sieve.action;

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
  KEEP_FAILED
}
