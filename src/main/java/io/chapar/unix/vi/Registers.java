package io.chapar.unix.vi;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was deleted or yanked last, and what was put away under a letter. */
final class Registers {
  /** A text; {@code lines}: whole lines, which p puts below. */
  record Content(List<String> text, boolean lines) {}

  private final Map<Character, Content> named = new HashMap<>();

  /**
   * Keeps a text in the unnamed register and in {@code name}, if that is a letter; a capital
   * appends.
   */
  void put(char name, Content content) {
    named.put('"', content);
    if (Character.isUpperCase(name)) {
      char lower = String.valueOf(name).toLowerCase(Locale.ROOT).charAt(0);
      Content old = named.get(lower);
      named.put(
          lower,
          old == null
              ? content
              : new Content(
                  java.util.stream.Stream.concat(old.text().stream(), content.text().stream())
                      .toList(),
                  old.lines() || content.lines()));
    } else if (Character.isLetterOrDigit(name)) {
      named.put(name, content);
    }
  }

  @Nullable Content get(char name) {
    return named.get(Character.toLowerCase(name));
  }
}
