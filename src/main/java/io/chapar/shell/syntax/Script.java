package io.chapar.shell.syntax;

import java.util.List;

/** A list of commands: a line, the body of a loop, what is between parentheses. */
public record Script(List<Statement> statements, Span span) {

  /** One and-or list, perhaps in the background. */
  public record Statement(AndOr list, boolean background) {}

  /** Pipelines joined by {@code &&} and {@code ||}. */
  public record AndOr(Pipeline first, List<Link> rest, Span span) {}

  /** The right side of {@code &&} ({@code and}) or {@code ||}. */
  public record Link(boolean and, Pipeline pipeline) {}

  /** Commands joined by {@code |}. */
  public record Pipeline(boolean negated, Timing timing, List<Command> commands, Span span) {}

  /** Whether {@code time} stands in front of a pipeline. */
  public enum Timing {
    NONE,
    BASH,
    POSIX
  }
}
