package io.chapar.sieve.check;

import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Dumper;
import io.chapar.sieve.code.Payload;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.syntax.Argument;
import org.jspecify.annotations.Nullable;

/** An extension of the language, by the name that {@code require} knows. It keeps no state. */
public abstract class Extension {
  private final String name;
  private final int operations;

  /** An extension with that many operations of its own. */
  protected Extension(String name, int operations) {
    this.name = name;
    this.operations = operations;
  }

  /** Its name. */
  public final String name() {
    return name;
  }

  /** How many operations it has. */
  public final int operations() {
    return operations;
  }

  /** Adds its commands, tests and tags to a check; false if it cannot be used. */
  public boolean load(Checker checker) {
    return true;
  }

  /** Looks at the script once all requires have been read; false ends the check. */
  public boolean ready(Checker checker, @Nullable Argument require) {
    return true;
  }

  /** Whether it can stand beside another one; tells the error itself. */
  public boolean beside(
      Checker checker, @Nullable Argument require, Extension other, boolean required) {
    return true;
  }

  /** What it keeps at the head of a block. */
  public Payload payload(Checker checker) {
    return Payload.NONE;
  }

  /** Prepares the code that is being made. */
  public void generate(Generator generator) {}

  /** Prints what it keeps at the head of a block. */
  public void dumpHead(Dumper dumper, Block.Link link, int address) {}

  /** Prepares a run. */
  public void start(Run run, Block.Link link) {}

  @Override
  public final String toString() {
    return name;
  }
}
