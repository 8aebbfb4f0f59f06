package io.chapar.lab.scenario;

import io.chapar.text.Diagnostic;

/** A scenario's folder is not as it must be. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** What is wrong, where. */
  public ScenarioException(Diagnostic diagnostic) {
    super(diagnostic.toString());
    this.diagnostic = diagnostic;
  }

  /** What is wrong, where. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
