package io.chapar.sieve.check;

import io.chapar.sieve.code.Jump;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command or test is: its arguments, its check, its code. */
public abstract class Definition {
  /** Where it may stand. */
  public enum Kind {
    /** A command. */
    COMMAND("command"),
    /** A test. */
    TEST("test"),
    /** Either. */
    HYBRID("command or test");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** What errors call it. */
    public String text() {
      return text;
    }
  }

  /** The value of a test that is known only when the script runs. */
  public static final int VARIABLE = -1;

  /** Nothing is known yet. */
  public static final int UNKNOWN = -2;

  private final String name;
  private final Kind kind;
  private final int positional;

  /** A definition; -1 positional arguments: it counts them itself. */
  protected Definition(String name, Kind kind, int positional) {
    this.name = name;
    this.kind = kind;
    this.positional = positional;
  }

  /** Its name. */
  public final String name() {
    return name;
  }

  /** Where it may stand. */
  public final Kind kind() {
    return kind;
  }

  /** How many arguments it takes beside tags; -1: it counts them itself. */
  public final int positional() {
    return positional;
  }

  /** How many tests it takes: 0, 1, or 2 for a list. */
  public int subtests() {
    return 0;
  }

  /** Whether it has a block. */
  public boolean block() {
    return false;
  }

  /** Adds its tags. */
  public void tags(Checker checker, Registration registration) {}

  /** Prepares a node before its arguments are looked at. */
  public void prepare(Node node) {}

  /** Checks a node whose tags are good. */
  public boolean check(Checker checker, Node node) {
    return true;
  }

  /** Whether its value can be known in advance. */
  public boolean foldable() {
    return false;
  }

  /**
   * Takes the value of a test inside into account.
   *
   * @param current one element: the value so far
   * @return whether further tests matter
   */
  public boolean fold(Node node, int[] current, int next) {
    current[0] = VARIABLE;
    return true;
  }

  /** Whether it leaves no code at all. */
  public boolean silent() {
    return false;
  }

  /** Makes its code. */
  public void generate(Generator generator, Node node) {}

  /**
   * Makes the code of a test that controls others and does its jumps itself.
   *
   * @return false if it does not
   */
  public boolean control(Generator generator, Node node, List<Jump> jumps, boolean whenTrue) {
    return false;
  }

  /** The other definition that it is, after the check; usually itself. */
  public @Nullable Definition become() {
    return null;
  }
}
