package io.chapar.postfix.table;

import io.chapar.mail.Decision;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What a list of tables answers, with every question that was asked on the way.
 *
 * @param status how it went
 * @param value the answer; empty unless found
 * @param key the key that was found; empty unless found
 * @param extension for addresses: the extension (with its delimiter) that was left out of the key
 * @param tried each lookup, the last one decided
 */
public record Answer(
    Lookup.Status status, String value, String key, String extension, List<Lookup> tried) {

  /** Keeps the lookups from changing. */
  public Answer {
    tried = List.copyOf(tried);
  }

  /** Whether there is a value. */
  public boolean found() {
    return status == Lookup.Status.FOUND;
  }

  /** Whether it is not known if there is a value. */
  public boolean failed() {
    return status == Lookup.Status.UNAVAILABLE || status == Lookup.Status.MISCONFIGURED;
  }

  /**
   * The lookups as causes of a decision; {@code setting} is the parameter that lists the tables.
   */
  public List<Decision.Cause> causes(String setting) {
    List<Decision.Cause> causes = new ArrayList<>();
    for (Lookup lookup : tried) {
      int colon = lookup.table().indexOf(':');
      Position place =
          lookup.line() > 0
              ? Position.line(lookup.table().substring(colon + 1), lookup.line())
              : null;
      causes.add(new Decision.Cause(lookup.toString(), setting, place));
    }
    return causes;
  }
}
