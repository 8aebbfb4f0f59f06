package io.chapar.sieve.run;

import io.chapar.sieve.Bytes;
import java.util.function.Consumer;

/** What a run did, line by line, as far as its level goes. */
public final class Trace {
  /** How much is told. */
  public enum Level {
    /** What is always told. */
    NONE,
    /** The actions. */
    ACTIONS,
    /** And the commands. */
    COMMANDS,
    /** And the tests. */
    TESTS,
    /** And how values were compared. */
    MATCHING
  }

  private final Level level;
  private final boolean addresses;
  private final boolean debug;
  private final Consumer<String> out;
  private int indent;
  private int last;

  /**
   * A trace.
   *
   * @param addresses whether each line begins with an address
   * @param debug whether debug messages are told
   * @param out takes the lines
   */
  public Trace(Level level, boolean addresses, boolean debug, Consumer<String> out) {
    this.level = level;
    this.addresses = addresses;
    this.debug = debug;
    this.out = out;
  }

  /** Whether things of a level are told. */
  public boolean tells(Level of) {
    return of.compareTo(level) <= 0;
  }

  /** Whether each line begins with an address. */
  boolean addresses() {
    return addresses;
  }

  /** Whether debug messages are told. */
  public boolean debug() {
    return debug;
  }

  void indent(int levels) {
    indent = Math.max(0, indent + levels);
  }

  /** Where the code that ran has ended. */
  int last() {
    return last;
  }

  void ended(int address) {
    last = address;
  }

  void toplevel() {
    indent = 0;
  }

  void line(int address, int line, String text) {
    StringBuilder all = new StringBuilder();
    if (addresses) {
      all.append(Bytes.format("%08x: ", address));
    }
    all.append(line > 0 ? Bytes.format("%4d: ", line) : "      ");
    all.append("  ".repeat(indent)).append(text);
    out.accept(all.toString());
  }

  /** An empty line. */
  public void empty() {
    out.accept("");
  }
}
