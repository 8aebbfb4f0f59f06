package io.chapar.shell.expand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter stands for: one text, or the list of {@code @} and {@code *}.
 *
 * @param texts one text or none where it is no list
 * @param list whether it is a list
 * @param star whether the list is joined in double quotes
 */
record ParameterValue(List<String> texts, boolean list, boolean star) {
  static ParameterValue of(@Nullable String text) {
    return new ParameterValue(text == null ? List.of() : List.of(text), false, false);
  }

  boolean unset() {
    return texts.isEmpty();
  }

  /** Whether {@code :-} and its like count it as empty. */
  boolean isNull() {
    return texts.isEmpty() || texts.size() == 1 && texts.get(0).isEmpty();
  }

  ParameterValue with(List<String> others) {
    return new ParameterValue(others, list, star);
  }
}
