package io.chapar.sieve.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command or test of a script: its name, arguments, tests and block, as they stand there.
 *
 * @param parenthesized whether its tests stand in parentheses
 * @param block the commands inside, or null where there are no braces
 */
public record Command(
    String name,
    int line,
    List<Argument> arguments,
    List<Command> tests,
    boolean parenthesized,
    @Nullable List<Command> block) {

  /** Collects a command while it is being read. */
  static final class Builder {
    final String name;
    final int line;
    final List<Argument> arguments = new ArrayList<>();
    final List<Command> tests = new ArrayList<>();
    boolean parenthesized;
    @Nullable List<Command> block;

    Builder(String name, int line) {
      this.name = name;
      this.line = line;
    }

    Command build() {
      return new Command(name, line, arguments, tests, parenthesized, block);
    }
  }
}
