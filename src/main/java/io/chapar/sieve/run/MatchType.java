package io.chapar.sieve.run;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A match type: when a value matches a key. */
public abstract class MatchType {
  private final String name;
  private final int size;

  /** A match type by its name; {@code size}: the bytes it takes in the code. */
  protected MatchType(String name, int size) {
    this.name = name;
    this.size = size;
  }

  /** Its name. */
  public final String name() {
    return name;
  }

  /** The bytes it takes in the code. */
  public final int size() {
    return size;
  }

  /** Whether it needs a comparator that looks for parts of strings. */
  public boolean substrings() {
    return false;
  }

  /** Checks the keys and the comparator; tells the error. */
  public boolean check(Checker checker, @Nullable Arg tag, Comparator comparator, Arg keys) {
    if (substrings() && !comparator.substrings() && tag != null) {
      return checker.error(
          tag,
          "the specified "
              + comparator.name()
              + " comparator does not support sub-string matching as required by the :"
              + name
              + " match type");
    }
    return true;
  }

  /** Whether a value matches a key. */
  public abstract boolean matches(Run run, Comparator comparator, String value, String key);

  /** What it keeps during one test. */
  public Session session(Run run, Comparator comparator) {
    return (value, keys) -> {
      for (String key : keys) {
        boolean found = matches(run, comparator, value, key);
        if (run.traces(Trace.Level.MATCHING)) {
          run.trace(
              Trace.Level.NONE,
              "with key `" + io.chapar.sieve.Bytes.shown(key, 80) + "' => " + (found ? 1 : 0));
        }
        if (found) {
          return true;
        }
      }
      return false;
    };
  }

  /** One test: its values against its keys. */
  @FunctionalInterface
  public interface Session {
    /** Whether a value matches one of the keys. */
    boolean matches(String value, List<String> keys);
  }

  /** Compares all values at once; null: it looks at each. */
  public @Nullable Boolean whole(Run run, Comparator comparator, Values values, List<String> keys) {
    return null;
  }
}
